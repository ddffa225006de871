"""What an edition accepts, and the check that turns what a person typed into an Order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from .model import Order, PartyKind, Signer, Source

MOBILE = re.compile(r"1[3-9][0-9]{9}")
"""A mainland mobile number, eleven digits, without +86 (Tencent: Approver.Mobile)."""


class Wrong(StrEnum):
    """What is wrong with a field; each has a sentence in both languages."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    CHARACTERS = "characters"
    MOBILE = "mobile"
    HALF_WIDTH_BRACKETS = "half_width_brackets"
    COMPANY_MISSING = "company_missing"
    PAST = "past"
    TOO_LATE = "too_late"
    NOT_A_PDF = "not_a_pdf"
    FILE_TOO_BIG = "file_too_big"
    TWICE = "twice"
    ROLES = "roles"
    ROLE_OF_COMPANY = "role_of_company"
    ROLE_OF_PERSON = "role_of_person"
    UNKNOWN = "unknown"
    NO_COMPANY = "no_company"
    """A review of our side's signature, where nobody signs for a company."""


class At(StrEnum):
    """Which field of the order is meant."""

    SOURCE = "source"
    NAME = "name"
    SIGNERS = "signers"
    SIGNER_KIND = "signer_kind"
    SIGNER_NAME = "signer_name"
    SIGNER_MOBILE = "signer_mobile"
    SIGNER_COMPANY = "signer_company"
    DEADLINE = "deadline"
    REVIEWER = "reviewer"
    CHANNEL = "channel"
    REASON = "reason"


@dataclass(frozen=True)
class Problem:
    """One field that cannot stay as it is.

    `signer` counts from 0 where the field is a signer's. `limit` is the number that was passed;
    `hint` is a value that would do, or the characters that would not.
    """

    at: At
    wrong: Wrong
    signer: int | None = None
    limit: int | None = None
    hint: str = ""


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
    file_types: tuple[str, ...] = ("pdf",)
    """Suffixes in lower case, without the dot."""
    deadline: timedelta = timedelta(days=365)
    many: int = 20
    """So many contracts from templates can be ordered together."""
    group: tuple[int, int] = (2, 50)
    reminders: int | None = None
    """How often one signer can be reminded of one contract; None: no limit is known."""


@dataclass(frozen=True)
class Wish:
    """What a person asked for, before anyone checked it; empty where nothing was given."""

    name: str = ""
    source: Source | None = None
    signers: Sequence[Signer] = field(default_factory=tuple)
    ordered: bool = True
    deadline: datetime | None = None
    reviewer: str = ""
    channel: str = ""


def check(wish: Wish, rules: Rules, now: datetime) -> Order | Sequence[Problem]:
    """The order that `wish` amounts to, or everything that is wrong with it."""
    problems = [
        *_check_source(wish),
        *_check_name(wish.name, rules),
        *_check_signers(wish, rules),
        *_check_roles(wish),
        *_check_deadline(wish.deadline, rules, now),
        *_check_reviewer(wish),
    ]
    if problems or wish.source is None or wish.deadline is None:
        return problems
    return Order(
        name=wish.name.strip(),
        source=wish.source,
        signers=tuple(wish.signers),
        ordered=wish.ordered,
        deadline=wish.deadline,
        reviewer=wish.reviewer,
        channel=wish.channel,
    )


def check_reason(reason: str, charset: Charset) -> Problem | None:
    """Whether a reason for cancelling may be sent as it is."""
    if not reason.strip():
        return Problem(At.REASON, Wrong.MISSING)
    return _check_text(At.REASON, reason.strip(), charset)


def check_length(reason: str, limit: int) -> Problem | None:
    """Whether a reason for sending back or refusing may be sent as it is."""
    if not reason.strip():
        return Problem(At.REASON, Wrong.MISSING)
    if len(reason.strip()) > limit:
        return Problem(At.REASON, Wrong.TOO_LONG, limit=limit)
    return None


def _check_text(at: At, text: str, charset: Charset) -> Problem | None:
    if len(text) > charset.limit:
        return Problem(at, Wrong.TOO_LONG, limit=charset.limit)
    if strangers := charset.strangers(text):
        return Problem(at, Wrong.CHARACTERS, hint=strangers)
    return None


def _check_source(wish: Wish) -> Sequence[Problem]:
    source = wish.source
    if source is None:
        return [Problem(At.SOURCE, Wrong.MISSING)]
    if source.kind == "template" and len(source.role_ids) != len(wish.signers):
        return [Problem(At.SOURCE, Wrong.ROLES, limit=len(source.role_ids))]
    return []


def _check_name(name: str, rules: Rules) -> Sequence[Problem]:
    if not name.strip():
        return [Problem(At.NAME, Wrong.MISSING)]
    problem = _check_text(At.NAME, name.strip(), rules.contract_name)
    return [problem] if problem else []


def _check_signers(wish: Wish, rules: Rules) -> Sequence[Problem]:
    if not wish.signers:
        return [Problem(At.SIGNERS, Wrong.MISSING)]
    if len(wish.signers) > rules.signers:
        return [Problem(At.SIGNERS, Wrong.TOO_MANY, limit=rules.signers)]
    problems: list[Problem] = []
    seen: set[tuple[str, str, str]] = set()
    for number, signer in enumerate(wish.signers):
        problems.extend(_check_signer(signer, number))
        who = (signer.name, signer.mobile, signer.company)
        if all(who[:2]) and who in seen:
            problems.append(Problem(At.SIGNER_MOBILE, Wrong.TWICE, number))
        seen.add(who)
    return problems


def _check_signer(signer: Signer, number: int) -> Sequence[Problem]:
    problems: list[Problem] = []
    if not signer.name.strip():
        problems.append(Problem(At.SIGNER_NAME, Wrong.MISSING, number))
    if not MOBILE.fullmatch(signer.mobile):
        problems.append(Problem(At.SIGNER_MOBILE, Wrong.MOBILE, number))
    if signer.kind is PartyKind.EMPLOYEE and not signer.company.strip():
        problems.append(Problem(At.SIGNER_COMPANY, Wrong.COMPANY_MISSING, number))
    full_width = signer.company.replace("(", "（").replace(")", "）")
    if full_width != signer.company:
        hint = full_width
        problems.append(Problem(At.SIGNER_COMPANY, Wrong.HALF_WIDTH_BRACKETS, number, hint=hint))
    return problems


def _check_roles(wish: Wish) -> Sequence[Problem]:
    """A template says of most roles whether a person or a company takes them.

    Where the numbers differ, that is the problem, and has been told.
    """
    if wish.source is None or wish.source.kind != "template":
        return []
    return [
        Problem(
            At.SIGNER_KIND,
            Wrong.ROLE_OF_PERSON if wanted is PartyKind.PERSON else Wrong.ROLE_OF_COMPANY,
            number,
        )
        for number, (wanted, signer) in enumerate(
            zip(wish.source.role_kinds, wish.signers, strict=False)
        )
        if wanted not in (None, signer.kind)
    ]


def _check_reviewer(wish: Wish) -> Sequence[Problem]:
    """Tencent: NeedSignReview is about signers of the initiating company, and about no others."""
    if wish.reviewer and all(signer.kind is PartyKind.PERSON for signer in wish.signers):
        return [Problem(At.REVIEWER, Wrong.NO_COMPANY)]
    return []


def _check_deadline(deadline: datetime | None, rules: Rules, now: datetime) -> Sequence[Problem]:
    if deadline is None:
        return [Problem(At.DEADLINE, Wrong.MISSING)]
    if deadline <= now:
        return [Problem(At.DEADLINE, Wrong.PAST)]
    if deadline > now + rules.deadline:
        return [Problem(At.DEADLINE, Wrong.TOO_LATE, limit=rules.deadline.days)]
    return []
