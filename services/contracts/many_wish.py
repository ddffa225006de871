"""What a person asked for of many contracts at once, and the check that makes an order of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from .order import Order, Signer
from .rules import At, Charset, Problem, Rules, Wrong
from .wish import Wish, check

OF_SIGNERS = frozenset(
    {
        At.SIGNERS,
        At.SIGNER_KIND,
        At.SIGNER_NAME,
        At.SIGNER_MOBILE,
        At.SIGNER_COMPANY,
        At.SIGNER_ACCOUNT,
        At.SIGNER_PLACE,
    }
)
_OF_NOBODY = frozenset({Wrong.ROLES, Wrong.NO_COMPANY})
"""What is wrong only because nobody is there to sign."""


@dataclass(frozen=True)
class OfLine:
    """What cannot stay of one of them, counted from 0: a problem, or that it says the same as an
    earlier one."""

    line: int
    problem: Problem | None = None
    same_as: int | None = None


@dataclass(frozen=True)
class Wrongs:
    """`common` is what concerns all of them."""

    common: tuple[Problem, ...]
    lines: tuple[OfLine, ...]


def check_many(
    common: Wish, lines: Sequence[Sequence[Signer]], who: int, rules: Rules, now: datetime
) -> Sequence[Order] | Wrongs:
    """An order for each of `lines`, or everything that is wrong.

    `common` has what they share; the signer at `who` gives each its name. Nobody signs the same
    contract twice over: two equal lines are a slip.
    """
    orders: list[Order] = []
    shared = dict.fromkeys(_common(common, lines, rules, now))
    wrong = list(_twice(lines))
    for number, signers in enumerate(lines):
        name = named(common.name, signers[who].name, rules.contract_name)
        checked = check(replace(common, name=name, signers=signers), rules, now)
        if isinstance(checked, Order):
            orders.append(checked)
            continue
        shared |= dict.fromkeys(one for one in checked if one.at is At.REVIEWER)
        wrong += [OfLine(number, one) for one in checked if one.at in OF_SIGNERS]
    if len(lines) > rules.many:
        shared |= {Problem(At.CONTRACTS, Wrong.TOO_MANY, limit=rules.many): None}
    return Wrongs(tuple(shared), tuple(wrong)) if shared or wrong else orders


def named(name: str, who: str, charset: Charset) -> str:
    """`name` with a signer's behind it, as far as the edition takes it."""
    own = "".join(char for char in who if not charset.strangers(char))[: charset.limit // 2]
    dash = next((one for one in "-_" if not charset.strangers(one)), "")
    tail = f"{dash}{own}" if own else ""
    return name.strip()[: charset.limit - len(tail)] + tail


def _common(
    common: Wish, lines: Sequence[Sequence[Signer]], rules: Rules, now: datetime
) -> Iterator[Problem]:
    signers = lines[0] if lines else ()
    checked = check(replace(common, signers=signers), rules, now)
    for problem in () if isinstance(checked, Order) else checked:
        if problem.at not in OF_SIGNERS and (lines or problem.wrong not in _OF_NOBODY):
            yield problem
    if not lines:
        yield Problem(At.SIGNERS, Wrong.MISSING)


def _twice(lines: Sequence[Sequence[Signer]]) -> Iterator[OfLine]:
    first: dict[tuple[Signer, ...], int] = {}
    for number, signers in enumerate(lines):
        before = first.setdefault(tuple(signers), number)
        if before != number:
            yield OfLine(number, same_as=before)
