"""What else a wish may hold: people who read along, roles named later, fields of a template."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from services.contracts.controls import FieldValue, Mark, TemplateField
from services.contracts.errors import Reason, Refused
from services.contracts.order import FromTemplate, Order, PartyKind, Signer, Template, Watcher
from services.contracts.rules import At, Problem, Wrong, check_later
from services.contracts.template_check import check_unchanged, of_initiator
from services.contracts.wish import Wish, check

from .made import EMPLOYEE, NOW, PERSON, ROLES, RULES, TEMPLATE, order

READER = Watcher(kind=PartyKind.PERSON, name="赵敏", mobile="13700137000")
LATER = Signer(kind=PartyKind.EMPLOYEE, name="", mobile="", unnamed=True)
PRICE = TemplateField(id="c1", name="价格")
TICK = TemplateField(id="c2", name="含税", mark=Mark.CHECK)
NOTE = TemplateField(id="c3", name="备注", required=False)
THEIRS = TemplateField(id="c4", name="账号", role_id="role-2")
SEAL = TemplateField(id="c5", name="盖章", mark=Mark.SEAL)
FILLED = TEMPLATE.model_copy(update={"fields": (PRICE, TICK, NOTE)})
WISH = Wish(
    name="租赁合同",
    source=FILLED,
    signers=(PERSON, EMPLOYEE),
    deadline=NOW + timedelta(days=30),
    watchers=(READER,),
    values=(FieldValue(id="c1", value="100"),),
)


def problems(wish: Wish) -> Sequence[Problem]:
    found = check(wish, RULES, NOW)
    assert not isinstance(found, Order)
    return found


def test_readers_and_values_become_part_of_the_order() -> None:
    ordered = check(WISH, RULES, NOW)
    assert isinstance(ordered, Order)
    assert (ordered.watchers, ordered.values) == (WISH.watchers, WISH.values)


def test_of_who_is_named_later_nothing_else_is_asked() -> None:
    assert isinstance(check(replace(WISH, signers=(PERSON, LATER)), RULES, NOW), Order)


@pytest.mark.parametrize(
    ("watcher", "problem"),
    [
        ({"name": " "}, Problem(At.WATCHER_NAME, Wrong.MISSING, row=0)),
        ({"mobile": "138"}, Problem(At.WATCHER_MOBILE, Wrong.MOBILE, row=0)),
        ({"mobile": PERSON.mobile}, Problem(At.WATCHER_MOBILE, Wrong.SIGNS_TOO, row=0)),
        (
            {"company": "甲(方)"},
            Problem(At.WATCHER_COMPANY, Wrong.HALF_WIDTH_BRACKETS, row=0, hint="甲（方）"),
        ),
    ],
)
def test_what_is_wrong_with_a_reader_stands_at_its_field(
    watcher: dict[str, str], problem: Problem
) -> None:
    wrong = READER.model_copy(update=watcher)
    assert problems(replace(WISH, watchers=(wrong,))) == [problem]


def test_nobody_reads_along_twice_and_not_too_many_do() -> None:
    few = replace(RULES, watchers=1)
    assert check(replace(WISH, watchers=(READER, READER)), few, NOW) == [
        Problem(At.WATCHERS, Wrong.TOO_MANY, limit=1),
        Problem(At.WATCHER_MOBILE, Wrong.TWICE, row=1),
    ]


def test_what_a_template_wants_must_be_filled_in_but_for_a_tick() -> None:
    assert problems(replace(WISH, values=())) == [Problem(At.FIELD, Wrong.MISSING, row=0)]


def test_only_what_the_initiator_fills_in_is_asked_of_them() -> None:
    template = Template(id="t", name="租赁", fields=(PRICE, TICK, NOTE, THEIRS, SEAL))
    assert of_initiator(template) == (PRICE, TICK, NOTE)


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        ({}, True),
        ({"roles": ROLES[:1]}, False),
        ({"roles": ROLES[::-1]}, False),
        ({"fields": (TICK, NOTE)}, False),
        ({"fields": (PRICE, TICK, THEIRS, SEAL)}, True),
        ({"fields": (PRICE, TemplateField(id="c9", name="新"))}, False),
        ({"fields": (PRICE, TemplateField(id="c9", name="新", value="无"))}, True),
    ],
    ids=["same", "role gone", "other order", "field gone", "of others", "new", "new, filled"],
)
def test_a_template_that_is_another_by_now_is_noticed(
    change: dict[str, object], *, fits: bool
) -> None:
    known = Template(id="yDRTEMPLATE", name="租赁", roles=ROLES, fields=(PRICE, TICK, NOTE))
    ordered = order(source=FILLED, values=WISH.values)
    source = ordered.source
    assert isinstance(source, FromTemplate)
    now = known.model_copy(update=change)
    if fits:
        check_unchanged(ordered, source, now)
        return
    with pytest.raises(Refused) as caught:
        check_unchanged(ordered, source, now)
    assert caught.value.reason is Reason.TEMPLATE_CHANGED


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        (-1, Wrong.PAST),
        (10, Wrong.NOT_LATER),
        (30, Wrong.NOT_LATER),
        (31, None),
        (400, Wrong.TOO_LATE),
    ],
)
def test_a_last_day_moves_to_a_later_one_only(days: int, wrong: Wrong | None) -> None:
    before, day = NOW + timedelta(days=30), NOW + timedelta(days=days)
    found = check_later(day, before, RULES, NOW)
    assert (found.wrong if found else None) is wrong
    assert check_later(None, before, RULES, NOW) == Problem(At.DEADLINE, Wrong.MISSING)
