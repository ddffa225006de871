"""The words of the domain: a Contract, its Parties, how it stands and what was observed.

Everything is frozen; a change is a new value. Times are aware datetimes in UTC.
"""

from datetime import datetime
from enum import StrEnum

from .errors import Reason
from .frozen import Frozen
from .order import Order, Signer


class Status(StrEnum):
    """Where a contract stands. `lifecycle.NEXT` says what may follow what."""

    CREATING = "creating"
    """We accepted it from a person; Tencent has not confirmed it yet."""
    COMPOSING = "composing"
    """Tencent has it and is still making the document."""
    FILLING = "filling"
    """Somebody has to fill in fields before anyone can sign."""
    WAITING = "waiting"
    """Out for signature; nobody has signed."""
    PARTLY_SIGNED = "partly_signed"
    FINISHED = "finished"
    REFUSED = "refused"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    INVALID = "invalid"
    """Tencent made it void, for example because a signer's name changed."""
    RELEASED = "released"
    """Finished, and later dissolved by a further agreement."""
    FAILED = "failed"
    """It never came into being: Tencent refused it, or a person gave it up."""
    UNKNOWN = "unknown"
    """Only in observations: a number we do not know. It never changes a contract."""


class Standing(StrEnum):
    """Where one party stands."""

    NOT_YET = "not_yet"
    TO_FILL = "to_fill"
    FILLED = "filled"
    TO_SIGN = "to_sign"
    SIGNED = "signed"
    REFUSED = "refused"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    STOPPED = "stopped"
    FORWARDED = "forwarded"
    RELEASED = "released"
    UNKNOWN = "unknown"


class Decision(StrEnum):
    """What a reviewer can say. Tencent: PASS, REJECT, SIGN_REJECT (CreateFlowSignReview)."""

    APPROVED = "approved"
    SENT_BACK = "sent_back"
    """Signing stays blocked; the reviewer may still approve later."""
    REFUSED = "refused"
    """Ends the contract for good."""


class Party(Frozen):
    """A signer and where they stand. `id` is Tencent's RecipientId once known."""

    signer: Signer
    id: str = ""
    standing: Standing = Standing.NOT_YET
    reason: str = ""
    changed_at: datetime | None = None
    deadline: datetime | None = None
    """Their own last day, where it was moved for them alone."""
    reminded: int = 0
    """How many reminders of ours they were sent."""


class Review(Frozen):
    """The sign review of our side. `decision` is None until the reviewer spoke."""

    reviewer: str
    decision: Decision | None = None
    by: str = ""
    at: datetime | None = None
    reason: str = ""
    let_out: bool = False
    """The reviewer has agreed that it may be sent, where Tencent held it (`Contract.held`)."""
    needless: bool = False
    """Tencent waits for no review of this contract: there is nothing to decide."""

    @property
    def closed(self) -> bool:
        """Nothing is left to decide. What was sent back may still be approved."""
        return self.needless or self.decision in (Decision.APPROVED, Decision.REFUSED)


class Evidence(Frozen):
    """The evidence report of a finished contract. It is made in up to a day.

    `by` ordered it, and is told when it is `ready`, or that it never will be (`failed`).
    """

    report_id: str
    by: str
    ready: bool = False
    failed: bool = False

    @property
    def making(self) -> bool:
        return not (self.ready or self.failed)


class Step(StrEnum):
    """How far the creation at Tencent has come; the adapter does one step at a time."""

    NEW = "new"
    CONVERTING = "converting"
    """The file lies at Tencent, which makes a PDF of it."""
    UPLOADED = "uploaded"
    """The file lies at Tencent (for an hour), and nothing else does."""
    RESERVED = "reserved"
    """There is a contract at Tencent, without a document."""
    COMPOSED = "composed"
    """It has its document; it must be started."""
    ACCEPTED = "accepted"
    """Tencent sends it out by itself, when it is composed or released by its own review."""
    STARTED = "started"


class Creation(Frozen):
    """The progress of the creation at Tencent, saved after every step.

    `attempted_at` is saved *before* the one call that makes the contract (and costs money): found
    set with no `remote_id`, nobody knows whether Tencent made it, so it is never blindly repeated.
    """

    step: Step = Step.NEW
    file_id: str = ""
    """Tencent's id of the uploaded file."""
    task_id: str = ""
    """Tencent's id of its conversion to PDF."""
    uploaded_at: datetime | None = None
    remote_id: str = ""
    party_ids: tuple[str, ...] = ()
    """Tencent's ids of the parties, in the order of the order's signers, where it told them."""
    attempted_at: datetime | None = None
    composed_at: datetime | None = None
    """When its document was ordered, from a template."""
    held: bool = False
    """Tencent wants a review of whether it may be sent at all.

    No request of ours asks for it (NeedCreateReview is a field of the web editor's
    CreatePrepareFlow alone): the company has set so in the console.
    """
    unclear: bool = False
    """We asked the owner to decide."""

    @property
    def done(self) -> bool:
        """Nothing is left for us to do."""
        return self.step in (Step.ACCEPTED, Step.STARTED)


class Group(Frozen):
    """The contract group that a contract is part of: made in one call, and signed as a whole.

    `id` is ours, and `place` counts from 0 (`office.id_in_group` makes of both our id of the
    contract). `remote_id` is Tencent's id of the group, `remote_ids` are those of its contracts in
    their order; empty until Tencent has answered.
    """

    id: str
    name: str
    place: int
    size: int
    remote_id: str = ""
    remote_ids: tuple[str, ...] = ()


class Failure(Frozen):
    """Why a contract never came into being, as `TellTrouble` tells it."""

    reason: Reason | None = None
    error: str = ""
    code: str = ""
    request_id: str = ""
    detail: str = ""


class Contract(Frozen):
    """The thing being signed.

    `id` is ours, travels to Tencent in UserData and is what people type: ten letters and digits,
    and two more digits where it is part of a group.
    `version` counts the saved changes; a card remembers the one it shows.
    """

    id: str
    owner: str
    """Workspace user id of the employee who ordered it."""
    order: Order
    parties: tuple[Party, ...]
    status: Status = Status.CREATING
    creation: Creation = Creation()
    review: Review | None = None
    reason: str = ""
    """Why it was refused, cancelled or failed, in the words of who did."""
    failure: Failure | None = None
    """Why it failed, where it did not come to be."""
    ended_by: str = ""
    """Workspace user id of who cancelled or refused it from here, where it was one of us."""
    created_at: datetime
    changed_at: datetime
    ended_at: datetime | None = None
    reminded_at: datetime | None = None
    group: Group | None = None
    agreement: str = ""
    """Our id of the last agreement that was ordered to dissolve it."""
    evidence: Evidence | None = None
    destroyed: bool = False
    """Its file is gone at Tencent, on its owner's word."""
    cancel_task: str = ""
    """Tencent's id of a withdrawal of several that this one is part of, until it is over."""
    adding_since: datetime | None = None
    """When Tencent was asked to add a signer, as long as it has not answered."""
    stuck_at: int = 0
    """After how many signatures its owner was told that it cannot be passed on."""
    unknown: tuple[str, ...] = ()
    """Tencent's statuses that we do not know and have told of, each once."""
    version: int = 0

    @property
    def remote_id(self) -> str:
        """Tencent's id of it; empty until known."""
        return self.creation.remote_id

    @property
    def held(self) -> bool:
        """Whether it waits for somebody to agree that it may be sent."""
        waiting = self.status in (Status.CREATING, Status.COMPOSING) and self.creation.held
        return waiting and not (self.review is not None and self.review.let_out)

    def with_party(self, index: int, **change: object) -> "Contract":
        """The same with one party changed."""
        party = self.parties[index].model_copy(update=change)
        return self.model_copy(
            update={"parties": (*self.parties[:index], party, *self.parties[index + 1 :])}
        )

    @property
    def signed(self) -> int:
        return sum(party.standing is Standing.SIGNED for party in self.parties)

    @property
    def signatures(self) -> int:
        """How many it takes: who has passed it on does not sign, their successor does."""
        return sum(party.standing is not Standing.FORWARDED for party in self.parties)


class PartySeen(Frozen):
    """What an observation says about one party. Never a whole phone number, never an id number."""

    id: str = ""
    name: str = ""
    mobile_tail: str = ""
    """The last four digits, to tell two parties of one name apart."""
    company: str = ""
    standing: Standing
    reason: str = ""
    at: datetime | None = None


class Observation(Frozen):
    """What a callback or a poll says about a contract."""

    remote_id: str
    our_id: str = ""
    """The Contract.id that came back in UserData; empty when there was none of ours."""
    status: Status
    raw_status: str = ""
    """The vendor's own word or number, shown where `status` is UNKNOWN."""
    parties: tuple[PartySeen, ...] = ()
    whole: bool = True
    """False: how its parties stand was not told, and must be asked for."""
    held: bool = False
    """It is not sent before somebody at our side has agreed."""
    reason: str = ""
    deadline: datetime | None = None
    at: datetime
    polled: bool = False
