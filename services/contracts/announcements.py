"""What a change of a contract wants people to see.

The domain says *what*; `handlers.slack.announce` decides where and in which words. They are
stored in the outbox together with the change that caused them, and carry ids instead of text:
what is shown is always drawn from the stored contract.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .errors import Reason
from .frozen import Frozen
from .notices import Notice


class Line(StrEnum):
    """One kind of short line in the thread of a contract's card."""

    CREATED = "created"
    PARTY_SIGNED = "party_signed"
    PARTY_REFUSED = "party_refused"
    PARTY_FILLED = "party_filled"
    PARTY_FORWARDED = "party_forwarded"
    SENDING_APPROVED = "sending_approved"
    REVIEW_APPROVED = "review_approved"
    REVIEW_SENT_BACK = "review_sent_back"
    REVIEW_REFUSED = "review_refused"
    REMINDED = "reminded"
    EXTENDED = "extended"
    PARTY_EXTENDED = "party_extended"
    PARTY_NAMED = "party_named"
    PARTY_ADDED = "party_added"
    RELEASE_ASKED = "release_asked"
    FINISHED = "finished"
    REFUSED = "refused"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    INVALID = "invalid"
    RELEASED = "released"
    DESTROYED = "destroyed"
    FAILED = "failed"
    UNKNOWN_STATUS = "unknown_status"


class Trouble(StrEnum):
    """What we were doing when it went wrong."""

    CREATE = "create"
    GROUP = "group"
    """Tencent made it, and has not told of each of its contracts."""
    REVIEW = "review"
    REMIND = "remind"
    CANCEL = "cancel"
    EXTEND = "extend"
    RELEASE = "release"
    EVIDENCE = "evidence"
    NAME_SIGNER = "name_signer"
    HAND_OVER = "hand_over"
    GROW = "grow"
    """Add a signer to a contract that grows."""
    DESTROY = "destroy"
    ARCHIVE = "archive"
    """End a contract that grows."""
    SEND_ON = "send_on"
    """To whoever signs next, where Tencent leaves that to us."""
    ANNOUNCE = "announce"
    """Its channel is closed to us; the card moved to its owner."""
    SHOW = "show"
    """Something about it cannot be shown at all."""


class ShowCard(Frozen):
    """The card of the contract shows its newest state (in its channel, or its owner's DM).

    Of all of one contract only the very first is `first`: any other that finds no card may come
    after one that was posted by somebody who died before they could say where.
    """

    kind: Literal["card"] = "card"
    contract_id: str
    first: bool = False


class ShowReview(Frozen):
    """The reviewer's card shows its newest state. `first` as with `ShowCard`."""

    kind: Literal["review"] = "review"
    contract_id: str
    first: bool = False


class AddLine(Frozen):
    """A line in the card's thread; `broadcast` also shows it in the channel itself.

    `party` is the index in `Contract.parties` it speaks of, `who` a workspace user id.
    """

    kind: Literal["line"] = "line"
    contract_id: str
    line: Line
    party: int | None = None
    who: str = ""
    reason: str = ""
    broadcast: bool = False
    repaired: bool = False
    """No notice of it is known of here: we found it by asking Tencent."""


class InviteSigner(Frozen):
    """A signer who is in the workspace gets a DM with a button for their sign link."""

    kind: Literal["invite"] = "invite"
    contract_id: str
    party: int


class TellReport(Frozen):
    """Whoever ordered the evidence report hears, in a DM, that it is ready, or cannot be made."""

    kind: Literal["report"] = "report"
    contract_id: str


class TellTrouble(Frozen):
    """One person hears, in a DM, what did not work and what to do.

    `reason` is set when Tencent refused; `code` and `request_id` are the reference for support.
    `waiting` means: nothing to do, we go on. `ask` means: the person must decide whether
    the contract is created again (see `Creation.attempted`).
    """

    kind: Literal["trouble"] = "trouble"
    contract_id: str
    who: str
    doing: Trouble
    reason: Reason | None = None
    error: str = ""
    """Name of the error class when it was not a refusal."""
    code: str = ""
    request_id: str = ""
    detail: str = ""
    waiting: bool = False
    ask: bool = False


class TellMany(Frozen):
    """Whoever ordered many together hears, in one DM, what became of each of `contract_ids`.

    `waiting` and `error` as with `TellTrouble`: nothing is over yet, or we cannot go on.
    """

    kind: Literal["many"] = "many"
    contract_id: str
    """The first of them, with which it travels."""
    contract_ids: tuple[str, ...]
    who: str
    waiting: bool = False
    error: str = ""


class TellAdmin(Frozen):
    """An administrator's channel hears of something that happened to the company's account."""

    kind: Literal["admin"] = "admin"
    notice: Notice


OfContract = ShowCard | ShowReview | AddLine | InviteSigner | TellReport | TellTrouble | TellMany

Announcement = Annotated[OfContract | TellAdmin, Field(discriminator="kind")]
