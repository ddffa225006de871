"""Many contracts that are wished for together: each is checked, and called after who signs it."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.many_wish import OfLine, Wrongs, check_many, named
from services.contracts.order import FromTemplate, Order, PartyKind, Signer
from services.contracts.rules import At, Charset, Problem, Rules, Wrong
from services.contracts.wish import Wish

from .made import NOW, RULES, TEMPLATE

OURS = Signer(
    kind=PartyKind.EMPLOYEE, name="李雷", mobile="13900139000", company="深圳甲方有限公司"
)
NAMES = ("王小明", "赵敏", "陈晨")
THEIRS = tuple(
    Signer(kind=PartyKind.PERSON, name=name, mobile=f"1380013800{number}")
    for number, name in enumerate(NAMES)
)
LINES = [(OURS, signer) for signer in THEIRS]
WISH = Wish(name="入职协议", source=TEMPLATE, deadline=NOW + timedelta(days=9), channel="C0LEASES")


def checked(
    lines: list[tuple[Signer, Signer]] = LINES, wish: Wish = WISH, rules: Rules = RULES
) -> object:
    return check_many(wish, lines, 1, rules, NOW)


def test_each_line_is_an_order_with_its_signer_in_its_name() -> None:
    orders = checked()
    assert isinstance(orders, list)
    assert [one.name for one in orders] == [f"入职协议_{name}" for name in NAMES]
    for one, line in zip(orders, LINES, strict=True):
        assert isinstance(one, Order)
        assert (one.signers, one.source, one.channel) == (line, TEMPLATE, "C0LEASES")


def test_what_is_wrong_with_a_line_names_the_line_and_the_signer() -> None:
    bad = THEIRS[1].model_copy(update={"mobile": "1380013800"})
    found = checked([LINES[0], (OURS, bad)])
    assert found == Wrongs((), (OfLine(1, Problem(At.SIGNER_MOBILE, Wrong.MOBILE, 1)),))


def test_two_equal_lines_are_a_slip() -> None:
    assert checked([*LINES, LINES[0]]) == Wrongs((), (OfLine(3, same_as=0),))


def test_what_all_share_is_told_once() -> None:
    found = checked(wish=Wish(name="入职 协议", source=TEMPLATE, reviewer="U0REVIEW"))
    name = Problem(At.NAME, Wrong.CHARACTERS, hint=" ")
    assert found == Wrongs((name, Problem(At.DEADLINE, Wrong.MISSING)), ())


def test_a_reviewer_where_nobody_signs_for_a_company_is_told_once() -> None:
    person = OURS.model_copy(update={"kind": PartyKind.PERSON, "company": ""})
    wish = Wish(name="协议", source=TEMPLATE, deadline=WISH.deadline, reviewer="U0REVIEW")
    found = checked([(person, one) for one in THEIRS], wish)
    assert found == Wrongs((Problem(At.REVIEWER, Wrong.NO_COMPANY),), ())


def test_without_a_line_that_is_all_that_is_said_of_signers() -> None:
    assert checked([]) == Wrongs((Problem(At.SIGNERS, Wrong.MISSING),), ())
    nothing = checked([], Wish())
    assert isinstance(nothing, Wrongs)
    assert [one.at for one in nothing.common] == [At.SOURCE, At.NAME, At.DEADLINE, At.SIGNERS]


def test_more_than_can_be_ordered_together_are_too_many() -> None:
    few = Rules(RULES.contract_name, RULES.cancel_reason, many=2)
    limit = Problem(At.CONTRACTS, Wrong.TOO_MANY, limit=2)
    assert checked(rules=few) == Wrongs((limit,), ())
    assert isinstance(checked(LINES[:2], rules=few), list)


def test_a_signer_of_another_kind_than_the_role_wants_is_told() -> None:
    kinds = (PartyKind.EMPLOYEE, PartyKind.EMPLOYEE)
    source = FromTemplate(**TEMPLATE.model_dump() | {"role_kinds": kinds})
    found = checked(LINES[:1], Wish(name="协议", source=source, deadline=WISH.deadline))
    assert found == Wrongs((), (OfLine(0, Problem(At.SIGNER_KIND, Wrong.ROLE_OF_COMPANY, 1)),))


ANY = Charset(re.compile(r"[\w\-]"), 12)


@pytest.mark.parametrize(
    ("name", "who", "expected"),
    [
        ("协议", "王小明", "协议-王小明"),
        ("协议", "买买提·吐尔逊", "协议-买买提吐尔逊"),
        ("一份名字很长很长的协议", "王小明", "一份名字很长很长-王小明"),
        ("协议", "···", "协议"),
    ],
)
def test_the_name_keeps_to_what_the_edition_takes(name: str, who: str, expected: str) -> None:
    assert named(name, who, ANY) == expected


@given(st.text(alphabet="协议ab-", max_size=40), st.text(max_size=40))
def test_a_good_name_stays_good_whoever_signs(name: str, who: str) -> None:
    made = named(name, who, ANY)
    assert ANY.strangers(made) == ""
    assert len(made) <= ANY.limit
