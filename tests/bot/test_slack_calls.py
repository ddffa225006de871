"""Slack's client, as the bot uses it."""

from typing import Any

import aiohttp

from bot.settings import load_settings
from bot.slack_calls import slack_client
from bot.stage import open_stage


class Unread(dict[str, Any]):
    """May be sent, and not be put into words."""

    def __repr__(self) -> str:
        raise AssertionError("somebody made words of what is sent")


async def test_no_body_is_put_into_words_for_a_line_that_nobody_logs() -> None:
    heard: list[tuple[str, str]] = []
    block = Unread(type="section", text={"type": "plain_text", "text": "13800138000"})
    async with open_stage() as stage, aiohttp.ClientSession() as session:
        settings = load_settings(stage.settings).slack
        client = slack_client(settings, session, lambda *call: heard.append(call))
        room = stage.slack.parts.workspace.channel("legal")
        await client.chat_postMessage(channel=room.id, text="Sales 2026", blocks=[block])
    assert heard == [("chat.postMessage", "ok")]
    assert [message["text"] for message in room.messages.values()] == ["Sales 2026"]
