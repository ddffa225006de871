"""`signet sandbox`: the whole workspace in a browser, or one stand-in alone."""

import logging
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from dotenv import dotenv_values
from fakeredis import FakeAsyncRedis

from sandbox.slack.config import OTHER_TEAM, Persona
from sandbox.slack.server import open_slack
from sandbox.tencent.config import Delays, TencentConfig
from sandbox.tencent.edition import EditionName
from sandbox.tencent.run import serve as serve_tencent
from services.contracts.errors import Misconfigured

from .stage import (
    BOT_TOKEN,
    CALLBACK,
    SIGNING_SECRET,
    SWEEP_SECONDS,
    WORKSPACE,
    bot_on,
    forever,
    open_stage,
    pretend_company,
)
from .web import TENCENT_PATH
from .wiring import Given

Lang = Literal["en", "zh"]
COMPOSE_SECONDS = 1.5
"""The real service takes about three; everything else is as it is there."""

_PRETEND: Mapping[str, str] = {
    "SLACK_BOT_TOKEN": BOT_TOKEN,
    "SLACK_SIGNING_SECRET": SIGNING_SECRET,
    "SLACK_APP_TOKEN": "",
}
"""What is no real key, by the name of its variable."""

_SAYS: Mapping[Lang, str] = {
    "en": "Signet is ready to be tried: {url}\nNothing here is real, and nothing leaves this "
    "machine. Stop it with Ctrl-C.\n",
    "zh": "Signet 已可试用：{url}\n这里的一切都是模拟的，不会离开这台电脑。按 Ctrl-C 停止。\n",
}
_LOCALES: Mapping[Lang, str] = {"en": "en-US", "zh": "zh-CN"}
_OTHER: Mapping[Lang, Lang] = {"en": "zh", "zh": "en"}


def cast(lang: Lang) -> tuple[Persona, ...]:
    """Who is in the workspace. Most speak `lang`; the one from legal speaks the other language."""
    mine, other = _LOCALES[lang], _LOCALES[_OTHER[lang]]
    far = ("America/Los_Angeles", -28_800)
    if lang == "zh":
        return (
            Persona("li", "employee", "李娜", mine),
            Persona("wang", "manager", "王伟", mine),
            Persona("zhao", "legal", "Zhao Min", other),
            Persona("sam", "teammate", "Sam Taylor", other, *far),
            Persona("gao", "guest", "高远", mine, team=OTHER_TEAM),
        )
    return (
        Persona("li", "employee", "Li Na", mine),
        Persona("wang", "manager", "Wang Wei", mine),
        Persona("zhao", "legal", "赵敏", other),
        Persona("sam", "teammate", "Sam Taylor", mine, *far),
        Persona("gao", "guest", "Gao Yuan", mine, team=OTHER_TEAM),
    )


async def serve_all(
    lang: Lang, port: int, edition: EditionName = "ess", env_file: Path | str = ".env"
) -> None:
    """The pretend workspace with its page, the pretend Tencent and the bot; until stopped."""
    refuse_beside_real_keys(os.environ, env_file)
    # What the log says of waiting (a document being composed, an ordered fault) the page shows.
    logging.getLogger("signet").setLevel(logging.ERROR)
    slack = replace(WORKSPACE, port=port, lang=lang, people=cast(lang))
    tencent = pretend_company(edition, delays=Delays(compose=COMPOSE_SECONDS))
    try:
        async with (
            open_stage(lang=lang, slack=slack, tencent=tencent) as stage,
            bot_on(stage, Given(redis=FakeAsyncRedis(), sweep_every=SWEEP_SECONDS[edition])),
        ):
            _say(_SAYS[lang].format(url=f"{stage.slack.url}/"))
            await forever()
    except OSError as error:
        raise Misconfigured(f"--port cannot be {port}: {error}.") from error


async def serve(
    service: Literal["tencent", "slack"], port: int, bot: str, edition: EditionName = "ess"
) -> None:
    """One of them alone, until stopped. `bot` is the address at which the bot is to be found."""
    bot = bot.rstrip("/")
    if service == "tencent":
        config = pretend_company(edition, port=port, file_port=port and port + 1)
        if config.callback:
            config = replace(config, callback=replace(CALLBACK, url=bot + TENCENT_PATH))
        # Files have a host of their own at Tencent; here it is the next port.
        await serve_tencent(config)
        return
    async with open_slack(replace(WORKSPACE, bot_url=bot, port=port)) as slack:
        _say(
            f"SLACK_API_URL={slack.api_url}\nSLACK_BOT_TOKEN={BOT_TOKEN}\n"
            f"SLACK_SIGNING_SECRET={SIGNING_SECRET}\n# page: {slack.url}/\n"
        )
        await forever()


def _in_file(path: Path | str) -> Mapping[str, str | None]:
    try:
        return dotenv_values(path)
    except (OSError, UnicodeError) as error:
        raise Misconfigured(f"{path} cannot be read, so real keys may lie in it.") from error


def refuse_beside_real_keys(environ: Mapping[str, str], env_file: Path | str) -> None:
    """A page that acts without a password has no place where real keys lie. `Misconfigured`.

    Both places count, whichever of them the bot would listen to.
    """
    places: tuple[Mapping[str, str | None], ...] = (environ, _in_file(env_file))

    def given(name: str) -> set[str]:
        return {value for one in places if (value := (one.get(name) or "").strip())}

    real = [name for name, pretend in _PRETEND.items() if given(name) - {pretend}]
    worlds = {world.casefold() for world in given("ESIGN_ENV")}
    if "production" in worlds:
        real.append("ESIGN_ENV=production")
    elif "test" not in worlds and given("ESIGN_SECRET_KEY") - {TencentConfig.secret_key}:
        real.append("ESIGN_SECRET_KEY (without ESIGN_ENV=test)")
    if real:
        raise Misconfigured(
            f"The sandbox does not start beside real keys, and found {' and '.join(real)} in the "
            "environment or in .env. It needs no settings: start it in a shell and a folder "
            "without them."
        )


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
