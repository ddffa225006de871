"""What a wish for a contract group must be before it becomes an order."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from services.contracts.controls import AtKeyword, Control, FieldValue, Mark, TemplateField
from services.contracts.group import GroupOrder, Part, check_group
from services.contracts.order import FromFile, FromTemplate, PartyKind
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
    return check_group(wish, [Part(one) for one in files(*names)], rules, NOW, most)


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


PRICE = TemplateField(id="price", name="租金")
DEPOSIT = TemplateField(id="deposit", name="押金")
GUARANTOR = PERSON.model_copy(update={"name": "韩梅", "mobile": "13700137000"})
TOGETHER = replace(WISH, signers=(EMPLOYEE, PERSON, GUARANTOR))


def template(name: str = "租赁", *roles: int, fields: tuple[TemplateField, ...] = ()) -> Part:
    """One whose roles are taken by the signers with these numbers."""
    ids = tuple(f"{name}-{number}" for number in range(len(roles)))
    source = FromTemplate(template_id=name, template_name=name, role_ids=ids, fields=fields)
    return Part(source, who=roles)


def from_templates(
    *parts: Part, wish: Wish = TOGETHER, rules: Rules = STRICT
) -> GroupOrder | Sequence[Problem]:
    return check_group(wish, parts, rules, NOW, 10)


def test_each_template_gets_those_signers_who_take_its_roles_in_its_order() -> None:
    later = replace(template("担保", 2, 0), ordered=False)
    ordered = from_templates(template("租赁", 0, 1), later)
    assert isinstance(ordered, GroupOrder)
    lease, bail = ordered.orders
    assert (lease.name, lease.signers, lease.ordered) == ("租赁", (EMPLOYEE, PERSON), True)
    assert (bail.name, bail.signers, bail.ordered) == ("担保", (GUARANTOR, EMPLOYEE), False)


def test_a_template_holds_as_many_signers_as_a_contract_by_itself() -> None:
    few = replace(STRICT, group_signers=1)
    parts = (template("租赁", 0, 1), template("担保", 0, 2))
    assert isinstance(from_templates(*parts, rules=few), GroupOrder)


def test_templates_that_are_called_the_same_make_contracts_that_are_not() -> None:
    lease, long = "租赁（一）", "a-very-long-name"
    names = (lease, "租赁_一_", "租赁_一_2", "租赁 一!", long, long)
    ordered = from_templates(*(template(name, 0) for name in names))
    assert isinstance(ordered, GroupOrder)
    assert [one.name for one in ordered.orders] == [
        "租赁_一_",
        "租赁_一__2",
        "租赁_一_2",
        "租赁_一__3",
        "a-very-long-",
        "a-very-lon_2",
    ]


def test_what_is_wrong_with_a_signer_is_told_once_and_by_their_number_in_the_whole() -> None:
    nameless = GUARANTOR.model_copy(update={"name": " "})
    wish = replace(TOGETHER, signers=(EMPLOYEE, PERSON, nameless))
    parts = (template("租赁", 0, 1), template("担保", 2, 0), template("交接", 2, 1))
    assert from_templates(*parts, wish=wish) == [Problem(At.SIGNER_NAME, Wrong.MISSING, signer=2)]


def test_the_same_person_may_take_a_role_of_each_but_not_two_of_one() -> None:
    twice = replace(TOGETHER, signers=(EMPLOYEE, PERSON, PERSON))
    apart = (template("租赁", 0, 1), template("担保", 0, 2))
    assert isinstance(from_templates(*apart, wish=twice), GroupOrder)
    assert from_templates(*apart, template("交接", 2, 1), wish=twice) == [
        Problem(At.SIGNER_MOBILE, Wrong.TWICE, signer=1)
    ]


def test_what_a_template_wants_filled_in_is_counted_through_all_of_them() -> None:
    lease = replace(
        template("租赁", 0, 1, fields=(PRICE,)), values=(FieldValue(id="price", value="一万"),)
    )
    both = (PRICE, DEPOSIT)
    bail = replace(template("担保", 2, fields=both), values=(FieldValue(id="price", value="两万"),))
    assert from_templates(lease, bail) == [Problem(At.FIELD, Wrong.MISSING, row=2)]
    whole = replace(bail, values=(*bail.values, FieldValue(id="deposit", value="三万")))
    ordered = from_templates(lease, whole)
    assert isinstance(ordered, GroupOrder)
    assert [one.values for one in ordered.orders] == [lease.values, whole.values]


def test_each_role_wants_its_kind_of_signer() -> None:
    source = FromTemplate(
        template_id="t", template_name="担保", role_ids=("r",), role_kinds=(PartyKind.EMPLOYEE,)
    )
    wrong = Problem(At.SIGNER_KIND, Wrong.ROLE_OF_COMPANY, signer=2)
    assert from_templates(template("租赁", 0, 1), Part(source, who=(2,))) == [wrong]


def test_a_review_is_asked_for_where_a_company_signs_and_nowhere_else() -> None:
    reviewed = replace(TOGETHER, reviewer="U0REVIEW")
    ordered = from_templates(template("租赁", 0, 1), template("担保", 1, 2), wish=reviewed)
    assert isinstance(ordered, GroupOrder)
    assert [one.reviewer for one in ordered.orders] == ["U0REVIEW", ""]
    people = replace(reviewed, signers=(PERSON, GUARANTOR))
    assert from_templates(template("租赁", 0, 1), template("担保", 1), wish=people) == [
        Problem(At.REVIEWER, Wrong.NO_COMPANY)
    ]


def test_a_template_whose_roles_are_not_known_yet_is_no_part_of_it() -> None:
    unknown = Part(FromTemplate(template_id="t", template_name="新"))
    assert from_templates(template("租赁", 0, 1), unknown) == [
        Problem(At.SOURCE, Wrong.ROLES, limit=0)
    ]
    assert from_templates(template("租赁", 0, 1)) == [Problem(At.SOURCE, Wrong.TOO_FEW, limit=2)]
