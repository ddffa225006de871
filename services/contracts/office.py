"""What else an edition tells and makes: links, reports, codes, seals, companies, use.

Nothing of it is stored by us. Links live for minutes and belong to whoever asked for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from .errors import Refused
from .model import Creation


@dataclass(frozen=True)
class Reminded:
    """The outcome of one reminder. `message` is Tencent's own explanation when it did not go."""

    sent: bool
    message: str = ""


@dataclass(frozen=True)
class GroupMade:
    """A contract group. `remote_ids` are its contracts, in the order in which they were ordered.

    `party_ids` are those of each one's parties, in the same order, where Tencent told them.
    """

    group_id: str
    remote_ids: tuple[str, ...]
    party_ids: tuple[tuple[str, ...], ...] = ()


def id_in_group(our_id: str, place: int) -> str:
    """Our id of the contract at `place` (from 0) of the group `our_id`, as its news bring it."""
    return f"{our_id}{place:02}"


Made = Creation | Refused
"""What became of one of many that were ordered together.

A `Creation` that is not done is gone on with by `create_step`. One that was attempted and has no
`remote_id` is in doubt: its `start` callback tells.
"""


@dataclass(frozen=True)
class CancelTask:
    """Many withdrawals under way. `refused` has why, by Tencent's id, for those that never will be.

    `link` is set where a person must open it in the mini-program for anything to happen.
    """

    task_id: str
    link: str = field(default="", repr=False)
    refused: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CancelOutcome:
    """`over` is False while Tencent still works on it, or waits for somebody to open the link.

    `expired`: nobody has opened it while it lived, so nothing was withdrawn.
    """

    over: bool
    cancelled: tuple[str, ...] = ()
    refused: dict[str, str] = field(default_factory=dict)
    expired: bool = False


class LinkKind(StrEnum):
    """Which page a sign link opens."""

    ANY = "any"
    """Whichever serves this contract and this signer best."""
    MINI_PROGRAM = "mini_program"
    """In WeChat."""
    BROWSER = "browser"


class Verdict(StrEnum):
    """VerifyPdf: what the signatures in a finished document prove."""

    GENUINE = "genuine"
    PARTLY = "partly"
    """Genuine, but not every signature was made through Tencent."""
    TAMPERED = "tampered"
    UNSIGNED = "unsigned"
    BAD_FILE = "bad_file"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Verified:
    """`signatures` is how many the document holds; who signed is not kept (it has id numbers)."""

    verdict: Verdict
    signatures: int = 0
    serial: str = ""


class ReportState(StrEnum):
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class Report:
    """An evidence report. `link` (five minutes) is there once it is READY."""

    report_id: str
    state: ReportState
    link: str = field(default="", repr=False)


@dataclass(frozen=True)
class QrCode:
    """One code that many people sign their own copy through. `link` is a picture of it."""

    id: str
    link: str = field(repr=False)
    sign_link: str = field(default="", repr=False)
    expires: datetime | None = None


class SealState(StrEnum):
    USABLE = "usable"
    CHECKING = "checking"
    REFUSED = "refused"
    DISABLED = "disabled"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Seal:
    id: str
    name: str
    kind: str
    """The vendor's own word, such as OFFICIAL or CONTRACT."""
    state: SealState


class MemberState(StrEnum):
    """How far a company has come in a group, or with an application."""

    INVITED = "invited"
    JOINED = "joined"
    REFUSED = "refused"
    LEFT = "left"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Company:
    """A member of the group, or a customer of the application. `id` is what its calls carry."""

    id: str
    name: str
    state: MemberState


@dataclass(frozen=True)
class Use:
    """What was used up of one kind of quota; `quota` is the vendor's own name of it."""

    quota: str
    used: int
    company: str = ""


@dataclass(frozen=True)
class Usage:
    first: date
    last: date
    uses: Sequence[Use]


@dataclass(frozen=True)
class Verification:
    """How Tencent was told that a signer is who they say (server-side signing, `legacy`).

    `channel` and `result` are the vendor's words, `address` the signer's IP address; `signature`
    is a picture of theirs (PNG or JPEG), where they sign by hand.
    """

    channel: str
    result: str = field(repr=False)
    address: str = field(repr=False)
    signature: bytes = field(default=b"", repr=False)
