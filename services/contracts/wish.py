"""What a person asked for, and the check that turns it into an Order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from .controls import FieldValue, Mark
from .order import Order, PartyKind, Signer, Source, Watcher
from .rules import MOBILE, At, Problem, Rules, Wrong, check_deadline, check_text
from .ways import OF_DEVICES


@dataclass(frozen=True)
class Wish:
    """What a person asked for, before anyone checked it; empty where nothing was given."""

    name: str = ""
    source: Source | None = None
    signers: Sequence[Signer] = field(default_factory=tuple)
    ordered: bool = True
    growing: bool = False
    deadline: datetime | None = None
    reviewer: str = ""
    channel: str = ""
    watchers: Sequence[Watcher] = field(default_factory=tuple)
    values: Sequence[FieldValue] = field(default_factory=tuple)
    """Of the fields of a template, by their ids; none for what was left empty."""


def check(wish: Wish, rules: Rules, now: datetime) -> Order | Sequence[Problem]:
    """The order that `wish` amounts to, or everything that is wrong with it."""
    problems = [
        *_check_source(wish),
        *_check_name(wish.name, rules),
        *_check_signers(wish, rules),
        *_check_what_signers_need(wish, rules),
        *_check_proof(wish),
        *_check_roles(wish),
        *check_deadline(wish.deadline, rules, now),
        *_check_reviewer(wish),
        *_check_watchers(wish, rules),
        *_check_fields(wish),
    ]
    if problems or wish.source is None or wish.deadline is None:
        return problems
    return Order(
        name=wish.name.strip(),
        source=wish.source,
        signers=tuple(wish.signers),
        ordered=wish.ordered,
        growing=wish.growing,
        deadline=wish.deadline,
        reviewer=wish.reviewer,
        channel=wish.channel,
        watchers=tuple(wish.watchers),
        values=tuple(wish.values),
    )


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
    problem = check_text(At.NAME, name.strip(), rules.contract_name)
    return [problem] if problem else []


def _check_signers(wish: Wish, rules: Rules) -> Sequence[Problem]:
    if not wish.signers:
        return [Problem(At.SIGNERS, Wrong.MISSING)]
    if len(wish.signers) > rules.signers:
        return [Problem(At.SIGNERS, Wrong.TOO_MANY, limit=rules.signers)]
    problems: list[Problem] = []
    seen: set[tuple[str, str, str]] = set()
    for number, signer in enumerate(wish.signers):
        problems.extend(check_signer(signer, number))
        who = (signer.name, signer.mobile, signer.company)
        if all(who[:2]) and who in seen:
            problems.append(Problem(At.SIGNER_MOBILE, Wrong.TWICE, number))
        seen.add(who)
    return problems


def _check_what_signers_need(wish: Wish, rules: Rules) -> Iterator[Problem]:
    """Where the edition knows signers by their accounts, or lets nobody choose where to sign."""
    from_file = wish.source is not None and wish.source.kind == "file"
    for number, signer in enumerate(wish.signers):
        if rules.accounts and not signer.account.strip():
            yield Problem(At.SIGNER_ACCOUNT, Wrong.MISSING, number)
        if rules.places and from_file and not any(one.mark.signs for one in signer.controls):
            yield Problem(At.SIGNER_PLACE, Wrong.MISSING, number)


def check_signer(signer: Signer, number: int = 0) -> Sequence[Problem]:
    """What cannot be sent of one signer; nothing needs be known of who is named later."""
    if signer.unnamed:
        return []
    problems: list[Problem] = []
    if not signer.name.strip():
        problems.append(Problem(At.SIGNER_NAME, Wrong.MISSING, number))
    if not MOBILE.fullmatch(signer.mobile):
        problems.append(Problem(At.SIGNER_MOBILE, Wrong.MOBILE, number))
    if signer.kind is PartyKind.EMPLOYEE and not signer.company.strip():
        problems.append(Problem(At.SIGNER_COMPANY, Wrong.COMPANY_MISSING, number))
    if hint := _full_width(signer.company):
        problems.append(Problem(At.SIGNER_COMPANY, Wrong.HALF_WIDTH_BRACKETS, number, hint=hint))
    return problems


def _full_width(company: str) -> str:
    """How it is to be written instead; empty where it may stay as it is."""
    full_width = company.replace("(", "（").replace(")", "）")
    return full_width if full_width != company else ""


def _check_proof(wish: Wish) -> Sequence[Problem]:
    """Told once: the form asks it once, for all of them."""
    if any(signer.verify and OF_DEVICES.issuperset(signer.verify) for signer in wish.signers):
        return [Problem(At.VERIFY, Wrong.DEVICE_ALONE)]
    return []


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


def _check_watchers(wish: Wish, rules: Rules) -> Iterator[Problem]:
    """CcInfos: nobody twice, and nobody who signs (OperationDenied.CcUserRepeat)."""
    if len(wish.watchers) > rules.watchers:
        yield Problem(At.WATCHERS, Wrong.TOO_MANY, limit=rules.watchers)
    sign = {signer.mobile for signer in wish.signers}
    seen: set[str] = set()
    for row, watcher in enumerate(wish.watchers):
        yield from _check_watcher(watcher, row)
        if watcher.mobile in sign:
            yield Problem(At.WATCHER_MOBILE, Wrong.SIGNS_TOO, row=row)
        elif watcher.mobile in seen:
            yield Problem(At.WATCHER_MOBILE, Wrong.TWICE, row=row)
        seen.add(watcher.mobile)


def _check_watcher(watcher: Watcher, row: int) -> Iterator[Problem]:
    if not watcher.name.strip():
        yield Problem(At.WATCHER_NAME, Wrong.MISSING, row=row)
    if not MOBILE.fullmatch(watcher.mobile):
        yield Problem(At.WATCHER_MOBILE, Wrong.MOBILE, row=row)
    if hint := _full_width(watcher.company):
        yield Problem(At.WATCHER_COMPANY, Wrong.HALF_WIDTH_BRACKETS, row=row, hint=hint)


def _check_fields(wish: Wish) -> Iterator[Problem]:
    """What the template wants of the initiator is there; a tick may be missing."""
    if wish.source is None or wish.source.kind != "template":
        return
    given = {value.id for value in wish.values}
    for row, one in enumerate(wish.source.fields):
        if one.required and one.mark is not Mark.CHECK and one.id not in given:
            yield Problem(At.FIELD, Wrong.MISSING, row=row)
