"""What the domain needs from the world, in its own words."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from .announcements import Announcement
from .can import Can
from .model import Contract, Creation, Decision, Observation, Party
from .notices import Notice
from .office import (
    CancelOutcome,
    CancelTask,
    Company,
    GroupMade,
    LinkKind,
    Made,
    QrCode,
    Reminded,
    Report,
    Seal,
    Usage,
    Verification,
    Verified,
)
from .order import Order, Signer, Template
from .rules import Rules

Clock = Callable[[], datetime]
"""The time in UTC."""


class Creating(Protocol):
    """How contracts come to be. Every method may raise `Refused`, `Unavailable`, `Unsupported`."""

    async def templates(self, search: str = "", limit: int = 100) -> Sequence[Template]:
        """Usable templates whose name contains `search`, at most `limit` (≤ 100)."""

    async def template(self, template_id: str) -> Template:
        """One with its roles and fields; `Refused(reason=NO_TEMPLATE)` when it is gone or off."""

    async def create_step(
        self, our_id: str, order: Order, creation: Creation, document: bytes | None
    ) -> Creation:
        """Take the next step of a creation and say how far it has come.

        From a file: NEW uploads `document` → UPLOADED (of what is no PDF: → CONVERTING →
        UPLOADED), which may be repeated; UPLOADED makes the contract → STARTED, or → RESERVED →
        STARTED where it is sent apart. From a template: NEW makes it → RESERVED → COMPOSED →
        STARTED or ACCEPTED, or in one call. `NotYet` while a document is converted or composed.
        A step that Tencent says was already taken counts as taken.
        """

    async def find(self, our_id: str, creation: Creation) -> Creation | None:
        """How far `creation` of what we ordered as `our_id` came; None when nothing was made."""

    async def create_many(self, orders: Mapping[str, Order]) -> Mapping[str, Made]:
        """Make many from templates, by our id (≤ `Rules.many`). Never repeated by itself.

        `Unavailable(maybe_done=True)` leaves open which were made: their `start` callbacks tell.
        """

    async def preview(self, order: Order, document: bytes | None) -> str:
        """A link (minutes) to how it would look. No contract is made, nothing is spent."""

    async def create_group(
        self, our_id: str, name: str, orders: Sequence[Order], file_ids: Sequence[str]
    ) -> GroupMade:
        """Several contracts (`Rules.group`) that are signed together; all from files, each
        UPLOADED by `create_step`, or all from templates. All are made or none. Never repeated
        by itself.

        News of each one bring `office.id_in_group` of our id and its place.
        """


class Running(Protocol):
    """What can be done to a contract that is on its way. Errors as with `Creating`.

    `remote_id` is Tencent's id of the contract, `party_id` of one of its parties. What is safe to
    repeat is repeated by the adapter itself.
    """

    async def send_on(self, remote_id: str, order: Order) -> bool:
        """Send it to whoever signs next, or file it once everybody has signed.

        May be repeated at any time: it does what is to be done now, and says whether there was
        anything.
        """

    async def add_signer(self, remote_id: str, party_id: str, signer: Signer) -> None:
        """Name who takes a role that nobody was named for (they get no message from Tencent)."""

    async def grow(self, remote_id: str, signers: Sequence[Signer]) -> None:
        """Add signers (≤ 50) to a growing contract."""

    async def archive(self, remote_id: str) -> None:
        """End a growing contract, once everybody has signed."""

    async def forward(self, remote_id: str, party_id: str, account: str) -> None:
        """Let another employee of our company, by their id at Tencent, sign in a party's place."""

    async def review(
        self, remote_id: str, decision: Decision, reason: str, party_id: str = ""
    ) -> None:
        """Submit our side's sign review, for one party or for our company.

        `reason` ≤ 200 characters, required unless approved.
        """

    async def review_group(
        self, group_id: str, party: Signer, decision: Decision, reason: str
    ) -> None:
        """The sign review of one party in every contract of a group."""

    async def review_creation(self, remote_id: str, decision: Decision, reason: str) -> None:
        """The review of whether it may be sent at all; only APPROVED lets it go out."""

    async def remind(self, remote_id: str) -> Reminded:
        """Send a reminder to whoever's turn it is."""

    async def cancel(self, remote_id: str, reason: str) -> None:
        """Withdraw a running contract. `reason` as `Rules.cancel_reason` allows."""

    async def cancel_many(self, remote_ids: Sequence[str], reason: str) -> CancelTask:
        """Withdraw ≤ 100 contracts. What became of it: `cancel_outcome`, or a callback."""

    async def cancel_outcome(self, task_id: str) -> CancelOutcome: ...

    async def extend(self, remote_id: str, deadline: datetime, party_id: str = "") -> None:
        """A later last day, for all or for one party. Not for contracts of a group."""

    async def release(self, our_id: str, remote_id: str, name: str, reason: str) -> str:
        """Order an agreement that dissolves a finished contract: Tencent's id of a new contract,
        which everybody must sign. Costs one, so it is never repeated by itself."""

    async def sign_for(self, remote_id: str, party: Party, verified: Verification) -> None:
        """Sign in a party's name, whose identity we have checked ourselves."""

    async def refuse_for(
        self, remote_id: str, party: Party, verified: Verification, reason: str
    ) -> None: ...

    async def destroy(self, remote_id: str) -> None:
        """Destroy the file of an ended contract at Tencent, for good."""


class Looking(Protocol):
    """How contracts stand, and links to them, which are made on demand and never stored."""

    async def look(self, remote_ids: Sequence[str]) -> Sequence[Observation]:
        """How these contracts stand now (≤ 100); ids unknown to Tencent are left out."""

    async def look_group(self, group_id: str) -> Sequence[Observation]:
        """How the contracts of a group stand now."""

    async def sign_link(self, remote_id: str, party: Party, kind: LinkKind = LinkKind.ANY) -> str:
        """A personal link for one party, valid for at least half an hour."""

    async def many_link(self, remote_ids: Sequence[str], party: Party) -> str:
        """One personal link to sign ≤ 100 contracts with."""

    async def view_link(self, remote_id: str) -> str:
        """A link for our side to look at a contract."""

    async def download_link(self, remote_id: str) -> str:
        """A link to the PDF, signed once everybody has; valid for five minutes."""

    async def verify(self, remote_id: str) -> Verified:
        """Whether the signatures in the PDF of a finished contract are genuine."""

    async def report(self, remote_id: str) -> Report:
        """Order an evidence report of a finished contract; it may take a day."""

    async def report_state(self, report_id: str) -> Report: ...


class Office(Protocol):
    """What belongs to the company rather than to a contract."""

    async def make_qr(self, template_id: str, name: str, most: int, days: int) -> QrCode:
        """A code through which ≤ `most` people sign a contract of a template each, for `days`."""

    async def cancel_qr(self, qr_id: str) -> None: ...

    async def seals(self) -> Sequence[Seal]: ...

    async def companies(self) -> Sequence[Company]: ...

    async def usage(self, first: date, last: date) -> Usage:
        """What was used from `first` to `last` (≤ 90 days)."""


class Esign(Creating, Running, Looking, Office, Protocol):
    """One edition of Tencent E-Sign."""

    @property
    def can(self) -> frozenset[Can]: ...

    @property
    def rules(self) -> Rules: ...


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
        """All contracts of which more is to be heard (`lifecycle.is_followed`), ≤ 100 at a time,
        longest unchanged first."""


class Strays(Protocol):
    """What Tencent told us that belongs to no contract of ours, kept for an administrator."""

    async def keep(self, what: str, body: bytes) -> None:
        """`what` is a short kind without personal data; `body` is sealed before it is stored."""


class Notices(Protocol):
    """Where an administrator hears of what happened to the company's account."""

    async def tell(self, notice: Notice, once: str) -> None:
        """Durable when it returns; told once under the same `once`, a digest of it."""


@dataclass(frozen=True)
class Ports:
    """Everything a use case may reach."""

    contracts: Contracts
    esign: Esign
    documents: Documents
    strays: Strays
    clock: Clock
