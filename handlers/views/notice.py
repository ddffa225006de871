"""A modal that only tells something."""

from collections.abc import Sequence
from typing import Literal

from slack_sdk.models.blocks import AlertBlock, Block
from slack_sdk.models.views import View

from handlers.text import Text

from .bricks import actions, button, paragraph, plain, v1
from .message import Message

Level = Literal["info", "warning", "error", "success"]

SEEN = v1("notice:seen")

_ALERT_LIMIT = 200
"""Slack refuses a longer alert; the SDK lets it pass."""


def notice(
    title: str,
    sentence: str,
    text: Text,
    level: Level,
    *,
    retry: str = "",
    retry_label: str = "",
    about: str = "",
) -> View:
    """`sentence` is shown unparsed; `retry` is the action id of a button that tries again.

    `about` is the id of a contract whose details may lie below: they are drawn anew once this
    is closed.
    """
    short = len(sentence) <= _ALERT_LIMIT
    blocks: list[Block] = [
        AlertBlock(text=plain(sentence), level=level) if short else paragraph(sentence)
    ]
    if retry:
        blocks.append(actions(button(retry_label or text.create.retry, retry)))
    return _told(title, blocks, text, about)


def answer(message: Message, text: Text, *, about: str = "") -> View:
    """An answer for somebody who looks at a modal or at App Home, where no message is seen."""
    return _told(text.home.answer_title, message.blocks, text, about)


def _told(title: str, blocks: Sequence[Block], text: Text, about: str) -> View:
    return View(
        type="modal",
        callback_id=SEEN if about else None,
        title=plain(title),
        close=plain(text.words.close),
        notify_on_close=True if about else None,
        private_metadata=about or None,
        blocks=list(blocks),
    )
