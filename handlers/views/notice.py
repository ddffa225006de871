"""A modal that only tells something."""

from typing import Literal

from slack_sdk.models.blocks import AlertBlock, Block
from slack_sdk.models.views import View

from handlers.text import Text

from .bricks import actions, button, paragraph, plain

Level = Literal["info", "warning", "error", "success"]

_ALERT_LIMIT = 200
"""Slack refuses a longer alert; the SDK lets it pass."""


def notice(title: str, sentence: str, text: Text, level: Level, *, retry: str = "") -> View:
    """`sentence` is shown unparsed; `retry` is the action id of a button that tries again."""
    short = len(sentence) <= _ALERT_LIMIT
    blocks: list[Block] = [
        AlertBlock(text=plain(sentence), level=level) if short else paragraph(sentence)
    ]
    if retry:
        blocks.append(actions(button(text.create.retry, retry)))
    return View(type="modal", title=plain(title), close=plain(text.words.close), blocks=blocks)
