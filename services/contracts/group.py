"""What a contract group is ordered as, and the check that turns a wish into that order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from .controls import FieldValue
from .frozen import Frozen
from .order import FromFile, FromTemplate, Order, PartyKind, Signer
from .rules import At, Charset, Problem, Rules, Wrong
from .wish import Wish, check

_STAND_IN = "_"


class GroupOrder(Frozen):
    """A checked wish for contracts that are made together, all or none: `check_group` makes it."""

    name: str
    orders: tuple[Order, ...]


@dataclass(frozen=True)
class Part:
    """What one contract of a group is made of; all are made of files, or all of templates.

    `who` numbers the signers of the wish who take a template's roles, in its order. None: all of
    them sign.
    """

    source: FromFile | FromTemplate
    ordered: bool = True
    """True: they sign one after the other."""
    who: tuple[int, ...] | None = None
    values: tuple[FieldValue, ...] = ()


def check_group(
    wish: Wish, parts: Sequence[Part], rules: Rules, now: datetime, most: int
) -> GroupOrder | Sequence[Problem]:
    """`wish` is what the contracts of `parts` (≤ `most`) have in common, under the name of the
    group; each is called after its file or template.

    A problem counts signers as `wish` does, and fields from the first of all templates.
    """
    rules = _of_group(rules)
    if not parts:
        return _problems(check(replace(wish, source=None), rules, now))
    checked = [check(_wish_of(part, wish), _rules_of(part, rules), now) for part in parts]
    problems = [*_check_parts(parts, rules, most), *_placed(checked, parts)]
    if problems:
        return list(dict.fromkeys(problems))
    orders = [one for one in checked if isinstance(one, Order)]
    names = _told_apart(_names(parts, rules.contract_name), rules.contract_name.limit)
    named = (one.model_copy(update={"name": name}) for one, name in zip(orders, names, strict=True))
    return GroupOrder(name=wish.name.strip(), orders=tuple(named))


def _of_group(rules: Rules) -> Rules:
    """In a group nobody places their own seal or signature: it has no SignBeanTag."""
    name = rules.group_name or rules.contract_name
    return replace(rules, contract_name=name, places=True)


def _rules_of(part: Part, rules: Rules) -> Rules:
    if isinstance(part.source, FromTemplate):
        return rules
    return replace(rules, signers=min(rules.signers, rules.group_signers))


def _wish_of(part: Part, wish: Wish) -> Wish:
    if part.who is None:
        return replace(wish, source=part.source)
    signers = [wish.signers[number] for number in part.who]
    return replace(
        wish,
        source=part.source,
        signers=signers,
        ordered=part.ordered,
        reviewer=wish.reviewer if _is_reviewed(signers, wish) else "",
        values=part.values,
    )


def _is_reviewed(signers: Sequence[Signer], wish: Wish) -> bool:
    """What people sign for themselves needs no yes of ours, beside what a company signs."""

    def of_company(some: Sequence[Signer]) -> bool:
        return any(one.kind is PartyKind.EMPLOYEE for one in some)

    return of_company(signers) or not of_company(wish.signers)


def _placed(
    checked: Sequence[Order | Sequence[Problem]], parts: Sequence[Part]
) -> Iterator[Problem]:
    """What is wrong with each, counted as in the whole."""
    fields = 0
    for part, found in zip(parts, checked, strict=True):
        for problem in _problems(found):
            if problem.at is At.FIELD:
                yield replace(problem, row=fields + (problem.row or 0))
            elif part.who is not None and problem.signer is not None:
                yield replace(problem, signer=part.who[problem.signer])
            else:
                yield problem
        fields += len(part.source.fields) if isinstance(part.source, FromTemplate) else 0


def _problems(checked: Order | Sequence[Problem]) -> Sequence[Problem]:
    return () if isinstance(checked, Order) else checked


def _check_parts(parts: Sequence[Part], rules: Rules, most: int) -> Iterator[Problem]:
    fewest, most = rules.group[0], min(rules.group[1], most)
    if len(parts) < fewest:
        yield Problem(At.SOURCE, Wrong.TOO_FEW, limit=fewest)
    if len(parts) > most:
        yield Problem(At.SOURCE, Wrong.TOO_MANY, limit=most)
    files = [part for part in parts if isinstance(part.source, FromFile)]
    names = _names(files, rules.contract_name)
    if twice := [name for name in names if names.count(name) > 1]:
        yield Problem(At.SOURCE, Wrong.SAME_NAME, hint=twice[0])


def _names(parts: Sequence[Part], charset: Charset) -> Sequence[str]:
    return [_name(part.source, charset) for part in parts]


def _name(source: FromFile | FromTemplate, charset: Charset) -> str:
    """That of the template, or of the file without its suffix, without what the edition does
    not take."""
    name = source.template_name if isinstance(source, FromTemplate) else _stem(source.file_name)
    fitting = "".join(
        char if charset.allowed.fullmatch(char) else _STAND_IN for char in name.strip()
    )
    return fitting[: charset.limit]


def _stem(file_name: str) -> str:
    return file_name.rpartition(".")[0] or file_name


def _told_apart(names: Sequence[str], limit: int) -> Sequence[str]:
    """Two templates may be called the same, and whoever sends them cannot rename them."""
    taken: list[str] = []
    for name in names:
        ends = ("", *(f"_{number}" for number in range(2, len(names) + 2)))
        tries = (name[: limit - len(end)] + end for end in ends)
        taken.append(next(one for one in tries if one not in taken))
    return taken
