"""What the domain needs from the world, in its own words."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from .announcements import Announcement
from .model import Contract, Creation, Decision, Observation, Order, Party, Template
from .rules import Rules

Clock = Callable[[], datetime]
"""The time in UTC."""


class Can(StrEnum):
    """An ability that an edition of the Tencent API may lack."""

    FILES = "files"
    TEMPLATES = "templates"
    REVIEW = "review"
    REMIND = "remind"
    CANCEL = "cancel"
    SIGN_LINK = "sign_link"
    DOWNLOAD = "download"


@dataclass(frozen=True)
class Reminded:
    """The outcome of one reminder. `message` is Tencent's own explanation when it did not go."""

    sent: bool
    message: str = ""


class Esign(Protocol):
    """One edition of Tencent E-Sign.

    Every method may raise `Refused`, `Unavailable` and `Unsupported`. Reads, reminders,
    reviews and cancellations retry what is safe to repeat by themselves; `create_step` never
    repeats the call that makes a contract.
    """

    @property
    def can(self) -> frozenset[Can]: ...

    @property
    def rules(self) -> Rules: ...

    async def templates(self, search: str = "", limit: int = 100) -> Sequence[Template]:
        """Usable templates whose name contains `search`, at most `limit` (≤ 100)."""

    async def template(self, template_id: str) -> Template:
        """One template; `Refused(reason=NO_TEMPLATE)` when it is gone or switched off."""

    async def create_step(
        self, our_id: str, order: Order, creation: Creation, document: bytes | None
    ) -> Creation:
        """Take the next step of a creation and say how far it has come.

        From a file: NEW uploads `document` (the PDF) → UPLOADED, which may be repeated; UPLOADED
        makes the contract → STARTED. From a template: NEW makes it → RESERVED → COMPOSED →
        STARTED or ACCEPTED. `NotYet` while the document is being composed. A step that Tencent
        says was already taken counts as taken.
        """

    async def review(self, remote_id: str, decision: Decision, reason: str) -> None:
        """Submit our side's sign review. `reason` ≤ 200 characters, required unless approved."""

    async def remind(self, remote_id: str) -> Reminded:
        """Send a reminder to whoever's turn it is."""

    async def cancel(self, remote_id: str, reason: str) -> None:
        """Withdraw a running contract. `reason` as `Rules.cancel_reason` allows."""

    async def look(self, remote_ids: Sequence[str]) -> Sequence[Observation]:
        """How these contracts stand now (≤ 100); ids unknown to Tencent are left out."""

    async def sign_link(self, remote_id: str, party: Party) -> str:
        """A personal link for one party, valid for about half an hour. Never store it."""

    async def download_link(self, remote_id: str) -> str:
        """A link to the signed PDF, valid for five minutes. Never store it."""


class Documents(Protocol):
    """Where the files that people chose come from."""

    async def fetch(self, file_id: str, limit: int) -> bytes:
        """The bytes of a workspace file; `Refused(reason=BAD_FILE)` over `limit` bytes or gone."""


Change = Callable[[Contract], tuple[Contract, Sequence[Announcement]]]
"""A pure step from the stored contract to the next one. Applied again when somebody was faster,
so it must look only at what it is given. The same contract and no announcement save nothing."""


class Contracts(Protocol):
    """The stored contracts. Every method may raise `Unavailable`."""

    async def add(self, contract: Contract, announcements: Sequence[Announcement]) -> bool:
        """Store a new contract; False (and nothing done) when its id is there already."""

    async def get(self, contract_id: str) -> Contract:
        """`NotFound` when there is none."""

    async def change(self, contract_id: str, change: Change, *, last: bool = False) -> Contract:
        """Apply `change`, and store it and what it announces in one step. Returns the result.

        `last`: nothing else is to be done for the message in hand, so it is settled in the same
        step; if it was settled before, nothing is stored and nothing announced again.
        """

    async def id_of_remote(self, remote_id: str) -> str | None:
        """Our id of the contract that Tencent knows as `remote_id`."""

    async def of_member(self, member: str, limit: int) -> Sequence[Contract]:
        """Contracts that this person owns, reviews or signs, newest first."""

    def open(self) -> AsyncIterator[Sequence[Contract]]:
        """All contracts that can still change, ≤ 100 at a time, longest unchanged first."""


class Strays(Protocol):
    """What Tencent told us that belongs to no contract of ours, kept for an administrator."""

    async def keep(self, what: str, body: bytes) -> None:
        """`what` is a short kind without personal data; `body` is sealed before it is stored."""


@dataclass(frozen=True)
class Ports:
    """Everything a use case may reach."""

    contracts: Contracts
    esign: Esign
    documents: Documents
    strays: Strays
    clock: Clock
