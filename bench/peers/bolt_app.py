"""A Slack app on Bolt with its defaults, and a listener for each of the ids that Signet answers."""

import os
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bench.ids import ACTIONS, CLOSINGS, SEARCHES, SHORTCUTS, SUBMISSIONS
from handlers.text import text_for
from handlers.views import help as view

client = AsyncWebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
app = AsyncApp(client=client, signing_secret=os.environ["SLACK_SIGNING_SECRET"])
BLOCKS = [block.to_dict() for block in view.card(text_for("en", "en")).blocks]


@app.command("/esign")
async def command(ack: Any, command: Any) -> None:
    await ack(response_type="ephemeral", text=command["text"], blocks=BLOCKS)


async def acknowledge(ack: Any) -> None:
    await ack()


for action in ACTIONS:
    app.action(action)(acknowledge)
for submission in SUBMISSIONS:
    app.view(submission)(acknowledge)
for closing in CLOSINGS:
    app.view_closed(closing)(acknowledge)
for search in SEARCHES:
    app.options(search)(acknowledge)
for shortcut in SHORTCUTS:
    app.shortcut(shortcut)(acknowledge)
app.event("app_home_opened")(acknowledge)

if __name__ == "__main__":
    app.server(port=int(os.environ["PORT"]), host="127.0.0.1").start()
