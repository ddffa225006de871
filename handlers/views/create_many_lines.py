"""The signers of many contracts as people type or paste them: one contract a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from services.contracts.order import Role, Signer

from .create_form import SignerRow
from .create_wish import signer
from .foreign import clean

_BETWEEN_SIGNERS = re.compile(r"[;；]")
_BETWEEN_CELLS = re.compile(r"[,，、\t]")
_MOBILE_LIKE = re.compile(r"[+＋]?[\d\s\-–()（）]{7,}")


@dataclass(frozen=True)
class Line:
    """`number` counts from 1 as in the field, where empty lines count, too."""

    number: int
    signers: tuple[Signer, ...]


@dataclass(frozen=True)
class Misfit:
    """A line that says more, or less, than the signers that are wanted; `found` is how many."""

    number: int
    found: int


def parsed(text: str, roles: Sequence[Role]) -> Sequence[Line | Misfit]:
    """What each line that is not empty says of the signers for `roles`, in their order."""
    found: list[Line | Misfit] = []
    for number, typed in enumerate(text.splitlines(), 1):
        if not clean(typed):
            continue
        people = _people(typed, len(roles))
        if len(people) != len(roles) or any(len(cells) > 3 for cells in people):
            found.append(Misfit(number, len(people)))
        else:
            signers = map(_signer, people, roles)
            found.append(Line(number, tuple(signers)))
    return found


def written(signers: Sequence[Signer]) -> str:
    """The line that says so."""
    return "; ".join(", ".join(_told(one)) for one in signers)


def _told(signer: Signer) -> Sequence[str]:
    cells = (signer.name, signer.mobile, signer.company)
    return [_BETWEEN_SIGNERS.sub(" ", _BETWEEN_CELLS.sub(" ", cell)) for cell in cells if cell]


def _people(line: str, wanted: int) -> Sequence[Sequence[str]]:
    """The cells of each signer; a line of a spreadsheet has nothing between two of them."""
    parts = [part for part in _BETWEEN_SIGNERS.split(line) if clean(part)]
    if len(parts) == 1 and wanted > 1:
        return list(_by_mobile(_cells(parts[0])))
    return [_cells(part) for part in parts]


def _cells(part: str) -> Sequence[str]:
    cells = [clean(cell) for cell in _BETWEEN_CELLS.split(part)]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _by_mobile(cells: Sequence[str]) -> Iterator[Sequence[str]]:
    """A name stands before each mobile number; what else there is belongs to the one before."""
    names = [at - 1 for at, cell in enumerate(cells) if at and _MOBILE_LIKE.fullmatch(cell)]
    for start, end in pairwise([0, *names[1:], len(cells)]):
        person = [*cells[start:end]]
        while person and not person[-1]:
            person.pop()
        yield person


def _signer(cells: Sequence[str], role: Role) -> Signer:
    """Whoever has a company signs for it; else they sign as the role wants."""
    name, mobile, company = [*cells, "", "", ""][:3]
    kind = {"kind": role.kind} if role.kind else {}
    return signer(SignerRow(name=name, mobile=mobile, company=company, **kind))
