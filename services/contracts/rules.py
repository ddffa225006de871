"""What an edition accepts, and what is said of a field that it does not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

MOBILE = re.compile(r"1[3-9][0-9]{9}")
"""A mainland mobile number, eleven digits, without +86 (Tencent: Approver.Mobile)."""


PICTURES = ("jpg", "jpeg", "png", "bmp")
"""Suffixes of what is taken for a picture."""


class Wrong(StrEnum):
    """What is wrong with a field; each has a sentence in both languages."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    CHARACTERS = "characters"
    MOBILE = "mobile"
    HALF_WIDTH_BRACKETS = "half_width_brackets"
    COMPANY_MISSING = "company_missing"
    PAST = "past"
    TOO_LATE = "too_late"
    NOT_LATER = "not_later"
    """A last day that moves the other way, or not at all."""
    AFTER_CONTRACT = "after_contract"
    """A signer's own last day that is not before the contract's."""
    NOT_A_PDF = "not_a_pdf"
    FILE_TYPE = "file_type"
    """A kind of file that the edition cannot make a PDF of."""
    FILE_TOO_BIG = "file_too_big"
    TWICE = "twice"
    SAME_NAME = "same_name"
    """Two files are called the same, and so would their contracts be."""
    SIGNS_TOO = "signs_too"
    """Somebody who signs reads along anyway, and Tencent takes nobody twice."""
    ROLES = "roles"
    ROLE_OF_COMPANY = "role_of_company"
    ROLE_OF_PERSON = "role_of_person"
    UNKNOWN = "unknown"
    NUMBER = "number"
    """No whole number from 1 to the limit."""
    NO_COMPANY = "no_company"
    """A review of our side's signature, where nobody signs for a company."""
    DEVICE_ALONE = "device_alone"
    """Signers would prove who they are by what their device knows of them, and by nothing else."""


class At(StrEnum):
    """Which field of the order is meant."""

    SOURCE = "source"
    NAME = "name"
    SIGNERS = "signers"
    SIGNER_KIND = "signer_kind"
    SIGNER_NAME = "signer_name"
    SIGNER_MOBILE = "signer_mobile"
    SIGNER_COMPANY = "signer_company"
    SIGNER_ACCOUNT = "signer_account"
    SIGNER_PLACE = "signer_place"
    WATCHERS = "watchers"
    WATCHER_NAME = "watcher_name"
    WATCHER_MOBILE = "watcher_mobile"
    WATCHER_COMPANY = "watcher_company"
    FIELD = "field"
    """One that the template wants the initiator to fill in."""
    VERIFY = "verify"
    """By what the signers prove who they are."""
    DEADLINE = "deadline"
    REVIEWER = "reviewer"
    CHANNEL = "channel"
    REASON = "reason"
    ACCOUNT = "account"
    CONTRACTS = "contracts"
    PEOPLE = "people"
    """How many may use a QR code."""
    DAYS = "days"
    """How long a QR code works."""


@dataclass(frozen=True)
class Problem:
    """One field that cannot stay as it is.

    `signer` counts from 0 where the field is a signer's, `row` where it is a watcher's or one of
    the template's. `limit` is the number that was passed; `hint` is a value that would do, or the
    characters that would not.
    """

    at: At
    wrong: Wrong
    signer: int | None = None
    limit: int | None = None
    hint: str = ""
    row: int | None = None


@dataclass(frozen=True)
class Charset:
    """The characters a text may be made of, and how many."""

    allowed: re.Pattern[str]
    limit: int

    def strangers(self, text: str) -> str:
        """The characters of `text` that are not allowed, each once, in order."""
        return "".join(dict.fromkeys(c for c in text if not self.allowed.fullmatch(c)))


@dataclass(frozen=True)
class Rules:
    """The limits of one edition, as its documents give them."""

    contract_name: Charset
    cancel_reason: Charset
    review_reason_limit: int = 200
    signers: int = 50
    watchers: int = 50
    file_bytes: int = 60 * 1024 * 1024
    picture_bytes: int = 5 * 1024 * 1024
    """Of a file that is a picture (`PICTURES`)."""
    file_types: tuple[str, ...] = ("pdf",)
    """Suffixes in lower case, without the dot."""
    deadline: timedelta = timedelta(days=365)
    many: int = 20
    """So many contracts from templates can be ordered together."""
    group: tuple[int, int] = (2, 50)
    group_signers: int = 50
    """Of each contract in a group of files."""
    group_name: Charset | None = None
    """Of a group and of the contracts in it; None: as `contract_name`."""
    qr_name: Charset | None = None
    """Of what is signed through a QR code; None: as `contract_name`."""
    reminders: int | None = None
    """How often one signer can be reminded of one contract; None: no limit is known."""
    tells: bool = True
    """Tencent tells by itself what happens; else it is only seen by asking."""
    accounts: bool = False
    """Every signer needs an id at Tencent (Signer.account)."""
    places: bool = False
    """Every signer of a file needs a place to sign; nobody places their own."""
    batch_accounts: bool = False
    """Employees sign several through one link only by their id at Tencent (Signer.account): who
    has none takes each role when they sign it."""
    release_reason_limit: int = 200
    cancel_many: int = 100
    cancel_by_link: bool = False
    """Several are withdrawn only when a person opens a link (see `CancelTask.link`)."""

    def bytes_of(self, file_name: str) -> int:
        """How large a file of that name may be."""
        picture = file_name.rpartition(".")[2].lower() in PICTURES
        return min(self.picture_bytes, self.file_bytes) if picture else self.file_bytes


def check_reason(reason: str, charset: Charset) -> Problem | None:
    """Whether a reason for cancelling may be sent as it is."""
    if not reason.strip():
        return Problem(At.REASON, Wrong.MISSING)
    return check_text(At.REASON, reason.strip(), charset)


def check_length(reason: str, limit: int) -> Problem | None:
    """Whether a reason for sending back or refusing may be sent as it is."""
    if not reason.strip():
        return Problem(At.REASON, Wrong.MISSING)
    if len(reason.strip()) > limit:
        return Problem(At.REASON, Wrong.TOO_LONG, limit=limit)
    return None


def check_text(at: At, text: str, charset: Charset) -> Problem | None:
    if len(text) > charset.limit:
        return Problem(at, Wrong.TOO_LONG, limit=charset.limit)
    if strangers := charset.strangers(text):
        return Problem(at, Wrong.CHARACTERS, hint=strangers)
    return None


def check_deadline(deadline: datetime | None, rules: Rules, now: datetime) -> Sequence[Problem]:
    if deadline is None:
        return [Problem(At.DEADLINE, Wrong.MISSING)]
    if deadline <= now:
        return [Problem(At.DEADLINE, Wrong.PAST)]
    if deadline > now + rules.deadline:
        return [Problem(At.DEADLINE, Wrong.TOO_LATE, limit=rules.deadline.days)]
    return []


def check_later(
    deadline: datetime | None, before: datetime, rules: Rules, now: datetime
) -> Problem | None:
    """Whether a last day can be moved from `before` (ModifyFlowDeadline: only to a later one)."""
    problems = check_deadline(deadline, rules, now)
    if problems or deadline is None:
        return problems[0]
    return Problem(At.DEADLINE, Wrong.NOT_LATER) if deadline <= before else None
