"""What the features of the Slack side share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from handlers.inbox import Inbox
from services.contracts.can import Can
from services.contracts.errors import Unsupported
from services.contracts.ports import Clock, Contracts, Esign

from .background import Background
from .files import PDF, SlackFiles


class Drafts(Protocol):
    """Unfinished forms, one a person; and which of the finished ones were sent already."""

    async def get(self, member: str) -> bytes | None: ...
    async def put(self, member: str, body: bytes) -> None: ...
    async def drop(self, member: str) -> None: ...
    async def is_first(self, once: str) -> bool: ...


@dataclass(frozen=True)
class Deps:
    """`new_id` turns what makes a submission unique into the id of its contract, always the same.

    `reviewers` empty means that anyone may review; `default_channel` may be empty.
    """

    inbox: Inbox
    contracts: Contracts
    esign: Esign
    drafts: Drafts
    files: SlackFiles
    background: Background
    clock: Clock
    new_id: Callable[[str], str]
    reviewers: tuple[str, ...]
    default_channel: str

    @property
    def file_types(self) -> tuple[str, ...]:
        """Suffixes of what a contract can be made from; a PDF needs no conversion."""
        converts = Can.CONVERT in self.esign.can
        return self.esign.rules.file_types if converts else (PDF,)

    def require(self, ability: Can) -> None:
        """`Unsupported` where the edition lacks it: a button may be from richer days."""
        if ability not in self.esign.can:
            raise Unsupported(ability)
