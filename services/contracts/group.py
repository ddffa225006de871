"""What a contract group is ordered as, and the check that turns a wish into that order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from .frozen import Frozen
from .order import FromFile, Order
from .rules import At, Charset, Problem, Rules, Wrong
from .wish import Wish, check

_STAND_IN = "_"


class GroupOrder(Frozen):
    """A checked wish for contracts that are made together, all or none: `check_group` makes it."""

    name: str
    orders: tuple[Order, ...]


def check_group(
    wish: Wish, files: Sequence[FromFile], rules: Rules, now: datetime, most: int
) -> GroupOrder | Sequence[Problem]:
    """`wish` is what a contract from each of `files` (≤ `most`) has in common, under the name of
    the group; each is called after its file."""
    rules = _of_group(rules)
    checked = check(replace(wish, source=files[0] if files else None), rules, now)
    problems = [*_check_files(files, rules, most)]
    if not isinstance(checked, Order):
        return [*problems, *checked]
    if problems:
        return problems
    orders = tuple(
        checked.model_copy(update={"name": _name(file, rules.contract_name), "source": file})
        for file in files
    )
    return GroupOrder(name=checked.name, orders=orders)


def _of_group(rules: Rules) -> Rules:
    """In a group nobody places their own seal or signature: it has no SignBeanTag."""
    return replace(
        rules,
        contract_name=rules.group_name or rules.contract_name,
        signers=min(rules.signers, rules.group_signers),
        places=True,
    )


def _check_files(files: Sequence[FromFile], rules: Rules, most: int) -> Iterator[Problem]:
    fewest, most = rules.group[0], min(rules.group[1], most)
    if 0 < len(files) < fewest:
        yield Problem(At.SOURCE, Wrong.TOO_FEW, limit=fewest)
    if len(files) > most:
        yield Problem(At.SOURCE, Wrong.TOO_MANY, limit=most)
    names = [_name(file, rules.contract_name) for file in files]
    if twice := [name for name in names if names.count(name) > 1]:
        yield Problem(At.SOURCE, Wrong.SAME_NAME, hint=twice[0])


def _name(file: FromFile, charset: Charset) -> str:
    """The file's name without its suffix, and without what the edition does not take."""
    stem = file.file_name.rpartition(".")[0] or file.file_name
    fitting = "".join(
        char if charset.allowed.fullmatch(char) else _STAND_IN for char in stem.strip()
    )
    return fitting[: charset.limit]
