"""The frame of a modal that asks for something before it is done."""

from collections.abc import Sequence
from typing import Protocol

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from .bricks import plain


class Frame(Protocol):
    """What stands around the question: at most 24 characters each."""

    @property
    def title(self) -> str: ...
    @property
    def submit(self) -> str: ...
    @property
    def close(self) -> str: ...


def question(callback_id: str, said: Frame, blocks: Sequence[Block], *, about: str = "") -> View:
    """`about` comes back with the answer: the contract's id, and what else `read` has to know."""
    return View(
        type="modal",
        callback_id=callback_id,
        title=plain(said.title),
        submit=plain(said.submit),
        close=plain(said.close),
        private_metadata=about or None,
        blocks=list(blocks),
    )
