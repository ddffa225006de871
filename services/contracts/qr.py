"""A QR code through which many people sign their own copy of a template (一码多签).

Nothing of a code is stored here: its links belong to whoever asked for it. What people sign through
it has no order of ours, so its news are kept aside (`observe`), and Signet does not follow it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .office import QrCode
from .ports import Esign
from .rules import At, Problem, Rules, Wrong, check_text

MOST_DAYS = 365
"""QrCodeExpiredOn."""
MOST_PEOPLE = 10_000
"""Ours: MaxFlowNum has no documented end, and every signature costs a contract."""


@dataclass(frozen=True)
class CodeWish:
    """What a person asked for, as typed. `template_name` is what the form showed."""

    template_id: str = ""
    template_name: str = ""
    name: str = ""
    people: str = ""
    days: str = ""

    @property
    def most(self) -> int:
        return number_in(self.people) or 0

    @property
    def lasts(self) -> int:
        return number_in(self.days) or 0


def check(wish: CodeWish, rules: Rules) -> Sequence[Problem]:
    """Everything that is wrong with it."""
    found = [
        _check_name(wish.name.strip(), rules),
        _check_number(At.PEOPLE, wish.people, MOST_PEOPLE),
        _check_number(At.DAYS, wish.days, MOST_DAYS),
    ]
    if len(wish.template_id) < 2:  # an answer of the search that is no template
        found.append(Problem(At.SOURCE, Wrong.MISSING))
    return [one for one in found if one]


async def make(esign: Esign, wish: CodeWish) -> QrCode:
    """Never repeated by itself: `Unavailable(maybe_done=True)` where it may have been made."""
    return await esign.make_qr(wish.template_id, wish.name.strip(), wish.most, wish.lasts)


def number_in(typed: str) -> int | None:
    """A whole number as people type it, in half-width or full-width digits."""
    digits = typed.strip()
    return int(digits) if digits.isdecimal() else None


def _check_name(name: str, rules: Rules) -> Problem | None:
    if not name:
        return Problem(At.NAME, Wrong.MISSING)
    return check_text(At.NAME, name, rules.qr_name or rules.contract_name)


def _check_number(at: At, typed: str, most: int) -> Problem | None:
    number = number_in(typed)
    return None if number and number <= most else Problem(at, Wrong.NUMBER, limit=most)
