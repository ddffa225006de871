"""A message as it is handed to Slack."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from slack_sdk.models.blocks import Block

from handlers.text import Text

from .as_json import as_json

_STOPS = (".", "?", "!", ":", "…", "。", "？", "！", "：")


@dataclass(frozen=True)
class Message:
    """`text` is what screen readers and notifications say, so it carries the whole content.

    It is mrkdwn with its foreign parts escaped, at most 4,000 characters (chat.update); send it
    with `parse="none"`, or Slack would make links of what only looks like one.
    """

    text: str
    blocks: tuple[Block, ...]

    def payload(self) -> dict[str, Any]:
        """The arguments `text` and `blocks` of Slack's methods; raises when a block is unfit."""
        return {"text": self.text, "blocks": self._drawn}

    @cached_property
    def _drawn(self) -> list[dict[str, Any]]:
        return [as_json(block) for block in self.blocks]


def spoken(text: Text, *sentences: str) -> str:
    """The sentences in a row, each with its full stop; empty ones are left out."""
    words = text.words
    ended = [one if one.endswith(_STOPS) else one + words.full_stop for one in sentences if one]
    return words.gap.join(ended)
