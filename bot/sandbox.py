"""`signet sandbox tencent|slack --port N`: one stand-in alone, beside somebody else's other."""

import sys
from typing import Literal

from sandbox.slack.config import SlackConfig
from sandbox.slack.server import open_slack
from sandbox.tencent.config import CallbackTarget, TencentConfig
from sandbox.tencent.run import serve as serve_tencent

from .stage import BOT_TOKEN, CALLBACK, SIGNING_SECRET, forever
from .web import TENCENT_PATH


async def serve(service: Literal["tencent", "slack"], port: int, bot: str) -> None:
    """Run until stopped. `bot` is the address at which the bot is to be found."""
    bot = bot.rstrip("/")
    if service == "tencent":
        target = CallbackTarget(bot + TENCENT_PATH, CALLBACK.key, CALLBACK.token)
        # Files have a host of their own at Tencent; here it is the next port.
        await serve_tencent(TencentConfig(port=port, file_port=port + 1, callback=target))
        return
    async with open_slack(SlackConfig(SIGNING_SECRET, BOT_TOKEN, bot_url=bot, port=port)) as slack:
        sys.stdout.write(
            f"SLACK_API_URL={slack.api_url}\nSLACK_BOT_TOKEN={BOT_TOKEN}\n"
            f"SLACK_SIGNING_SECRET={SIGNING_SECRET}\n# control: {slack.url}/_control/workspace\n"
        )
        sys.stdout.flush()
        await forever()
