"""What a wish for a contract group must be before it becomes an order."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from services.contracts.controls import AtKeyword, Control, Mark
from services.contracts.group import GroupOrder, check_group
from services.contracts.order import FromFile
from services.contracts.rules import At, Charset, Problem, Rules, Wrong
from services.contracts.wish import Wish

from .made import EMPLOYEE, NOW, PERSON, RULES

PLACE = Control(mark=Mark.SEAL, at=AtKeyword(keyword="盖章", width=100, height=100))
PLACED = tuple(one.model_copy(update={"controls": (PLACE,)}) for one in (PERSON, EMPLOYEE))
WISH = Wish(name="租赁", signers=PLACED, deadline=NOW + timedelta(days=30))
STRICT = replace(RULES, group_name=Charset(re.compile(r"[\w-]"), 12), group=(2, 50))


def files(*names: str) -> tuple[FromFile, ...]:
    return tuple(FromFile(file_id=f"F{at}", file_name=name) for at, name in enumerate(names))


def checked(
    *names: str, wish: Wish = WISH, rules: Rules = STRICT, most: int = 10
) -> GroupOrder | Sequence[Problem]:
    return check_group(wish, files(*names), rules, NOW, most)


def test_each_contract_is_called_after_its_file_as_the_edition_can_write_it() -> None:
    ordered = checked("租赁合同 v1.2.pdf", "Keys (copy).PDF", "a-very-long-name.pdf", ".pdf")
    assert isinstance(ordered, GroupOrder)
    names = [one.name for one in ordered.orders]
    assert names == ["租赁合同_v1_2", "Keys__copy_", "a-very-long-", "_pdf"]
    assert [ordered.orders[0].source] == [*files("租赁合同 v1.2.pdf")]


def test_two_files_are_the_fewest_and_the_workspace_sets_the_most() -> None:
    assert checked() == [Problem(At.SOURCE, Wrong.MISSING)]
    assert checked("a.pdf") == [Problem(At.SOURCE, Wrong.TOO_FEW, limit=2)]
    names = [f"{number}.pdf" for number in range(11)]
    assert checked(*names) == [Problem(At.SOURCE, Wrong.TOO_MANY, limit=10)]
    assert isinstance(checked(*names, most=11), GroupOrder)


def test_two_contracts_of_a_group_are_never_called_the_same() -> None:
    same = Problem(At.SOURCE, Wrong.SAME_NAME, hint="a_b")
    assert checked("a b.pdf", "c.pdf", "a?b.PDF") == [same]


def test_the_name_of_the_group_is_held_to_its_own_rule() -> None:
    wrong = Problem(At.NAME, Wrong.CHARACTERS, hint="（）")
    assert checked("a.pdf", "b.pdf", wish=replace(WISH, name="租赁（二）")) == [wrong]
    loose = replace(STRICT, group_name=None)
    assert isinstance(
        checked("a.pdf", "b.pdf", wish=replace(WISH, name="租赁（二）"), rules=loose), GroupOrder
    )


def test_an_edition_may_take_fewer_signers_in_a_group() -> None:
    few = replace(STRICT, group_signers=1)
    assert checked("a.pdf", "b.pdf", rules=few) == [Problem(At.SIGNERS, Wrong.TOO_MANY, limit=1)]


def test_everybody_signs_where_it_is_said() -> None:
    nowhere = replace(WISH, signers=(PLACED[0], EMPLOYEE))
    assert checked("a.pdf", "b.pdf", wish=nowhere) == [
        Problem(At.SIGNER_PLACE, Wrong.MISSING, signer=1)
    ]
