"""What a person typed becomes an order, or everything that is wrong with it, at its field."""

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.order import FromFile, FromTemplate, Order, PartyKind, Signer
from services.contracts.rules import At, Problem, Wrong, check_reason
from services.contracts.wish import Wish, check

from .made import EMPLOYEE, FILE, NOW, PERSON, RULES, TEMPLATE

WISH = Wish(
    name="租赁合同",
    source=FILE,
    signers=(PERSON, EMPLOYEE),
    deadline=NOW + timedelta(days=30),
    reviewer="U0REVIEW",
    channel="C0LEASES",
)


def test_a_wish_without_problems_becomes_an_order() -> None:
    assert check(WISH, RULES, NOW) == Order(
        name="租赁合同",
        source=FILE,
        signers=(PERSON, EMPLOYEE),
        ordered=True,
        deadline=NOW + timedelta(days=30),
        reviewer="U0REVIEW",
        channel="C0LEASES",
    )


def test_an_empty_wish_misses_everything_that_must_be_there() -> None:
    assert _problems(Wish()) == [
        Problem(At.SOURCE, Wrong.MISSING),
        Problem(At.NAME, Wrong.MISSING),
        Problem(At.SIGNERS, Wrong.MISSING),
        Problem(At.DEADLINE, Wrong.MISSING),
    ]


def test_a_review_of_our_side_needs_somebody_who_signs_for_a_company() -> None:
    nobody = replace(WISH, signers=(PERSON,))
    assert _problems(nobody) == [Problem(At.REVIEWER, Wrong.NO_COMPANY)]
    assert isinstance(check(replace(nobody, reviewer=""), RULES, NOW), Order)


def test_blanks_around_a_name_are_not_part_of_it() -> None:
    order = check(replace(WISH, name="  租赁合同\n"), RULES, NOW)
    assert isinstance(order, Order)
    assert order.name == "租赁合同"


@pytest.mark.parametrize("name", ["", " ", "\n\t"])
def test_a_blank_name_is_missing(name: str) -> None:
    assert _problems(replace(WISH, name=name)) == [Problem(At.NAME, Wrong.MISSING)]


def test_a_name_may_be_as_long_as_the_edition_allows() -> None:
    assert _problems(replace(WISH, name="合" * 20)) == []
    too_long = Problem(At.NAME, Wrong.TOO_LONG, limit=20)
    assert _problems(replace(WISH, name="合" * 21)) == [too_long]


def test_characters_outside_the_editions_charset_are_named_once_each() -> None:
    strange = Problem(At.NAME, Wrong.CHARACTERS, hint="🎉/")
    assert _problems(replace(WISH, name="合同🎉/🎉")) == [strange]


@pytest.mark.parametrize("count", [1, 3])
def test_a_template_wants_one_signer_for_each_role(count: int) -> None:
    signers = (PERSON, EMPLOYEE, PERSON.model_copy(update={"mobile": "13700137000"}))[:count]
    wish = replace(WISH, reviewer="", source=TEMPLATE, signers=signers)
    assert _problems(wish) == [Problem(At.SOURCE, Wrong.ROLES, limit=2)]
    assert _problems(replace(wish, signers=(PERSON, EMPLOYEE))) == []


def test_a_role_is_taken_by_the_kind_of_signer_that_the_template_wants() -> None:
    wanted = TEMPLATE.model_copy(update={"role_kinds": (PartyKind.EMPLOYEE, PartyKind.PERSON)})
    wish = replace(WISH, source=wanted, signers=(EMPLOYEE, PERSON))
    assert _problems(wish) == []
    assert _problems(replace(wish, signers=(PERSON, EMPLOYEE))) == [
        Problem(At.SIGNER_KIND, Wrong.ROLE_OF_COMPANY, 0),
        Problem(At.SIGNER_KIND, Wrong.ROLE_OF_PERSON, 1),
    ]


def test_a_role_of_no_known_kind_is_taken_by_anybody() -> None:
    open_to_all = TEMPLATE.model_copy(update={"role_kinds": (None, None)})
    assert _problems(replace(WISH, source=open_to_all, signers=(PERSON, EMPLOYEE))) == []


def test_more_signers_than_the_edition_takes_are_too_many() -> None:
    crowd = tuple(PERSON.model_copy(update={"mobile": f"1380013800{i}"}) for i in range(4))
    assert _problems(replace(WISH, reviewer="", signers=crowd[:3])) == []
    assert _problems(replace(WISH, reviewer="", signers=crowd)) == [
        Problem(At.SIGNERS, Wrong.TOO_MANY, limit=3)
    ]


@pytest.mark.parametrize(
    "mobile",
    ["", "1380013800", "138001380000", "12800138000", "+8613800138000", "138 0013 8000", "手机"],
)
def test_a_mobile_is_eleven_digits_of_the_mainland(mobile: str) -> None:
    assert _of_signer(mobile=mobile) == [Problem(At.SIGNER_MOBILE, Wrong.MOBILE, 0)]


def test_digits_of_other_scripts_are_no_mobile() -> None:
    assert _of_signer(mobile="13８００１３８０００") == [Problem(At.SIGNER_MOBILE, Wrong.MOBILE, 0)]


@pytest.mark.parametrize("name", ["", "  "])
def test_a_signer_has_a_name(name: str) -> None:
    assert _of_signer(name=name) == [Problem(At.SIGNER_NAME, Wrong.MISSING, 0)]


@pytest.mark.parametrize("company", ["", "　"])
def test_who_signs_for_a_company_names_it(company: str) -> None:
    wrong = [Problem(At.SIGNER_COMPANY, Wrong.COMPANY_MISSING, 0)]
    assert _of_signer(kind=PartyKind.EMPLOYEE, company=company) == wrong
    assert _of_signer(kind=PartyKind.PERSON, company=company) == []


@pytest.mark.parametrize("company", ["腾讯(深圳)公司", "腾讯（深圳)公司", "腾讯(深圳）公司"])
def test_half_width_brackets_in_a_company_are_answered_with_the_full_width_ones(
    company: str,
) -> None:
    hint = "腾讯（深圳）公司"
    wrong = Problem(At.SIGNER_COMPANY, Wrong.HALF_WIDTH_BRACKETS, 0, hint=hint)
    assert _of_signer(kind=PartyKind.EMPLOYEE, company=company) == [wrong]
    assert _of_signer(kind=PartyKind.EMPLOYEE, company=hint) == []


def test_the_same_signer_twice_is_shown_at_the_second() -> None:
    twice = replace(WISH, reviewer="", signers=(PERSON, EMPLOYEE, PERSON))
    assert _problems(twice) == [Problem(At.SIGNER_MOBILE, Wrong.TWICE, 2)]


def test_one_person_may_sign_for_two_companies() -> None:
    other = EMPLOYEE.model_copy(update={"company": "广州乙方有限公司"})
    assert _problems(replace(WISH, reviewer="", signers=(EMPLOYEE, other))) == []


@pytest.mark.parametrize("ago", [timedelta(0), timedelta(seconds=1), timedelta(days=400)])
def test_a_deadline_lies_ahead(ago: timedelta) -> None:
    assert _problems(replace(WISH, deadline=NOW - ago)) == [Problem(At.DEADLINE, Wrong.PAST)]


def test_a_deadline_is_no_further_than_the_edition_allows() -> None:
    assert _problems(replace(WISH, deadline=NOW + timedelta(days=365))) == []
    late = NOW + timedelta(days=365, seconds=1)
    too_late = Problem(At.DEADLINE, Wrong.TOO_LATE, limit=365)
    assert _problems(replace(WISH, deadline=late)) == [too_late]


def test_every_problem_is_told_at_once() -> None:
    nobody = Signer(kind=PartyKind.EMPLOYEE, name="", mobile="")
    told = {(p.at, p.wrong) for p in _problems(Wish(name="合" * 21, signers=(nobody,)))}
    assert told == {
        (At.SOURCE, Wrong.MISSING),
        (At.NAME, Wrong.TOO_LONG),
        (At.SIGNER_NAME, Wrong.MISSING),
        (At.SIGNER_MOBILE, Wrong.MOBILE),
        (At.SIGNER_COMPANY, Wrong.COMPANY_MISSING),
        (At.DEADLINE, Wrong.MISSING),
    }


@pytest.mark.parametrize(
    ("reason", "wrong"),
    [
        ("", Wrong.MISSING),
        ("   ", Wrong.MISSING),
        ("撤" * 11, Wrong.TOO_LONG),
        ("a\nb", Wrong.CHARACTERS),
    ],
)
def test_a_reason_that_may_not_be_sent_is_told(reason: str, wrong: Wrong) -> None:
    problem = check_reason(reason, RULES.cancel_reason)
    assert problem is not None
    assert (problem.at, problem.wrong) == (At.REASON, wrong)


def test_a_reason_that_may_be_sent_is_no_problem() -> None:
    assert check_reason(" 不签了 ", RULES.cancel_reason) is None


@given(st.text())
def test_strangers_are_what_is_left_when_the_allowed_is_taken_away(text: str) -> None:
    charset = RULES.contract_name
    strangers = charset.strangers(text)
    assert len(set(strangers)) == len(strangers)
    assert set(strangers) == set(re.sub(charset.allowed, "", text))


words = st.one_of(st.text(max_size=30), st.sampled_from(["王小明", "13800138000", "甲(乙)", " "]))
signers = st.builds(
    Signer, kind=st.sampled_from(PartyKind), name=words, mobile=words, company=words, member=words
)
sources = st.one_of(
    st.none(),
    st.builds(FromFile, file_id=words, file_name=words),
    st.builds(FromTemplate, template_id=words, role_ids=st.lists(words, max_size=3).map(tuple)),
)
wishes = st.builds(
    Wish,
    name=words,
    source=sources,
    signers=st.lists(st.one_of(signers, st.just(PERSON)), max_size=4).map(tuple),
    ordered=st.booleans(),
    deadline=st.one_of(
        st.none(), st.timedeltas(timedelta(-1), timedelta(400)).map(lambda ahead: NOW + ahead)
    ),
    reviewer=words,
    channel=words,
)


@given(wishes)
def test_whatever_is_wished_is_an_order_or_a_list_of_problems(wish: Wish) -> None:
    found = check(wish, RULES, NOW)
    if not isinstance(found, Order):
        assert found, "no order, and nothing said about it"
        assert all(p.signer is None or p.signer < len(wish.signers) for p in found)
        return
    assert found.signers == tuple(wish.signers)
    assert found.name == wish.name.strip() != ""
    assert NOW < found.deadline <= NOW + RULES.deadline
    assert all(re.fullmatch("1[3-9][0-9]{9}", one.mobile) for one in found.signers)


good_wishes = st.builds(
    Wish,
    name=st.text("采购合同Ab1", min_size=1, max_size=20).map(" {}\n".format),
    source=st.builds(
        FromFile, file_id=st.just("F1"), file_name=st.sampled_from(["a.pdf", "甲.PDF"])
    ),
    signers=st.lists(
        st.builds(
            Signer,
            kind=st.just(PERSON.kind),
            name=st.sampled_from(["王小明", "Li Lei"]),
            mobile=st.from_regex("1[3-9][0-9]{9}", fullmatch=True),
        ),
        min_size=1,
        max_size=RULES.signers,
        unique_by=lambda signer: signer.mobile,
    ).map(tuple),
    ordered=st.booleans(),
    deadline=st.timedeltas(timedelta(hours=1), RULES.deadline).map(lambda ahead: NOW + ahead),
    channel=words,
)


@given(good_wishes)
def test_an_order_once_checked_stays_good(wish: Wish) -> None:
    order = check(wish, RULES, NOW)
    assert isinstance(order, Order), order
    again = Wish(**{one.name: getattr(order, one.name) for one in fields(Wish)})
    assert check(again, RULES, NOW) == order


def _problems(wish: Wish) -> Sequence[Problem]:
    found = check(wish, RULES, NOW)
    return [] if isinstance(found, Order) else list(found)


def _of_signer(**change: Any) -> Sequence[Problem]:
    return _problems(replace(WISH, reviewer="", signers=(PERSON.model_copy(update=change),)))
