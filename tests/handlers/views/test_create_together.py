"""The form for several templates that are signed together: who is asked for, and what is kept."""

from collections.abc import Sequence
from typing import Any

import pytest

from handlers.text import EN
from handlers.views import create
from handlers.views.create_files import GroupFile
from handlers.views.create_source import FILES
from handlers.views.create_wish import form_of_group
from services.contracts.can import Can
from services.contracts.controls import TemplateField
from services.contracts.group import GroupOrder, check_group
from services.contracts.order import PartyKind, Role, Template
from services.contracts.rules import At, Problem, Wrong
from tests.handlers.views.filling import Json, filled, inputs
from tests.handlers.views.limits import walk
from tests.handlers.views.samples import EVERYTHING, NOW, templates
from tests.services.contracts.made import RULES

COMPANY, PERSON = PartyKind.EMPLOYEE, PartyKind.PERSON
PRICE = TemplateField(id="price", name="租金")
DEPOSIT = TemplateField(id="deposit", name="押金")


def template(id_: str, *roles: tuple[str, PartyKind | None], **more: Any) -> Template:
    own = tuple(Role(id=f"{id_}-{n}", name=name, kind=kind) for n, (name, kind) in enumerate(roles))
    return Template(id=id_, name=f"模板{id_}", roles=own, **more)


LEASE = template("L", ("出租方", COMPANY), ("承租方", PERSON), fields=(PRICE,))
BAIL = template("B", ("担保方", PERSON), ("出租方", COMPANY), ordered=False)
KEYS = template("K", ("承租方", PERSON), fields=(PRICE, DEPOSIT))


def test_who_has_the_same_role_in_several_is_asked_for_once() -> None:
    form = create.CreateForm().with_templates([LEASE, BAIL, KEYS])
    assert [role.name for role in form.roles] == ["出租方", "承租方", "担保方"]
    assert [one.rows for one in form.templates] == [(0, 1), (2, 0), (1,)]
    assert [row.kind for row in form.signers] == [COMPANY, PERSON, PERSON]
    said = [one["text"] for one in walk(_drawn(form).to_dict()) if one.get("type") == "plain_text"]
    for names in ("模板L, 模板B", "模板L, 模板K", "模板B"):
        assert EN.group.signs(names) in said


@pytest.mark.parametrize(
    ("other", "rows"),
    [
        (template("X", ("出租方", PERSON)), (2,)),
        (template("X", ("出租方", None)), (2,)),
        (template("X", ("出租方", COMPANY), ("出租方", COMPANY)), (0, 2)),
    ],
    ids=["another kind", "of any kind", "two of one template"],
)
def test_roles_that_only_have_the_same_name_are_not_the_same(
    other: Template, rows: tuple[int, ...]
) -> None:
    assert create.CreateForm().with_templates([LEASE, other]).templates[1].rows == rows


def test_roles_without_a_name_are_never_the_same() -> None:
    nameless = [template(id_, ("", PERSON)) for id_ in "XY"]
    form = create.CreateForm().with_templates(nameless)
    assert [one.rows for one in form.templates] == [(0,), (1,)]


def test_who_was_typed_stays_with_the_role_whatever_is_chosen_beside_it() -> None:
    form = create.CreateForm(signers=_rows(2)).with_templates([LEASE])
    owner, tenant = form.signers
    more = form.with_templates([BAIL, LEASE])
    assert more.signers == (create.SignerRow(kind=PERSON), owner, tenant)
    assert more.with_templates([LEASE]).signers == (owner, tenant)
    assert more.with_templates([]).signers == more.signers


def test_other_templates_ask_in_other_inputs() -> None:
    first = create.CreateForm().with_templates([LEASE])
    second = first.with_templates([BAIL, LEASE])
    shared = inputs(_drawn(first)) & inputs(_drawn(second))
    assert not any("signer" in block for block in shared)
    assert any("field" in block for block in shared), "what is typed into a field stays in it"


def test_whose_role_stays_in_its_row_is_typed_on_into_the_same_inputs() -> None:
    first = create.CreateForm().with_templates([LEASE])
    second = first.with_templates([LEASE, BAIL])
    assert inputs(_drawn(first)) < inputs(_drawn(second))
    nameless = [template(id_, ("", PERSON)) for id_ in "XY"]
    both = create.CreateForm().with_templates(nameless)
    assert not _signers(both) & _signers(both.with_templates(nameless[1:]))


def test_what_is_wrong_is_told_also_while_another_source_is_drawn() -> None:
    sent = filled(_drawn(create.CreateForm()), {create.SOURCE: _radio("templates")})
    form = create.read(sent)
    found = create.errors([Problem(At.SOURCE, Wrong.MISSING)], form, EN)
    assert create.shown(found, sent) == {create.NAME: EN.wrong.missing[At.SOURCE]}


def test_roles_are_those_of_the_source_that_is_looked_at() -> None:
    form = create.CreateForm(template_id="T").with_templates([LEASE, BAIL])
    other = create.read(filled(_drawn(form), {create.SOURCE: _radio("template")}))
    assert (other.template_id, other.roles) == ("T", ())


def test_what_is_chosen_is_read_without_roles_until_they_are_known() -> None:
    form = create.CreateForm().with_templates([LEASE, BAIL])
    sent = filled(_drawn(form), {create.TEMPLATES: _chosen(("K", "模板K"), ("L", "模板L"))})
    keys, lease = create.read(sent).templates
    assert (keys.id, keys.name, keys.rows) == ("K", "模板K", ())
    assert lease == form.templates[0]


def test_one_that_is_not_known_is_unchosen_on_screen_too_and_the_others_stay() -> None:
    form = create.CreateForm(signers=_rows(2)).with_templates([LEASE])
    sent = filled(_drawn(form), {create.TEMPLATES: _chosen(("L", "模板L"), ("K", "模板K"))})
    after = create.read(sent).without_template()
    assert [one.id for one in after.templates] == ["L"]
    assert after.signers == form.signers
    assert create.TEMPLATES not in inputs(_drawn(after))


@pytest.mark.parametrize(
    ("too_much", "fewer"),
    [
        ((2, 10, 6), (2, 9, 6)),
        ((2, 2, 11), (2, 2, 10)),
        ((10, 4, 0), (5, 4, 0)),
    ],
    ids=["a hundred blocks", "twenty fields", "what the form can remember"],
)
def test_what_does_not_fit_one_modal_is_known(
    too_much: tuple[int, int, int], fewer: tuple[int, int, int]
) -> None:
    def fit(count: int, roles: int, fields: int) -> bool:
        given = templates(count, roles=roles, fields=fields, name="承租方")
        return create.CreateForm().with_templates(given).fits_together

    assert (fit(*too_much), fit(*fewer)) == (False, True)


def test_eleven_roles_are_more_than_ten() -> None:
    many = [template(id_, *((f"{id_}{n}", PERSON) for n in range(6))) for id_ in "XY"]
    assert not create.CreateForm().with_templates(many).fits_together
    assert create.CreateForm().with_templates(many[:1]).fits_together


def test_a_problem_stands_at_its_role_or_at_its_field() -> None:
    form = create.CreateForm().with_templates([LEASE, BAIL, KEYS])
    problems = [
        Problem(At.SIGNER_MOBILE, Wrong.MOBILE, signer=2),
        Problem(At.FIELD, Wrong.MISSING, row=2),
        Problem(At.SOURCE, Wrong.TOO_MANY, limit=10),
    ]
    found = set(create.errors(problems, form, EN))
    assert found <= inputs(_drawn(form))
    assert {one.removeprefix("esign:v1:create:") for one in found} == {
        "signer:together:1:2:mobile",
        "field:K:text:deposit",
        "templates",
    }


def test_each_part_has_what_was_typed_for_it() -> None:
    form = _typed(create.CreateForm(signers=_rows(3)).with_templates([LEASE, BAIL, KEYS]))
    lease, bail, keys = create.parts(form)
    assert (lease.who, bail.who, keys.who) == ((0, 1), (2, 0), (1,))
    assert (lease.ordered, bail.ordered) == (True, False)
    assert [one.value for one in keys.values] == ["K-price", "K-deposit"]
    assert bail.values == ()


def test_the_form_opens_again_as_it_was_when_it_became_a_group() -> None:
    form = _typed(create.CreateForm(signers=_rows(3)).with_templates([LEASE, BAIL, KEYS]))
    group = check_group(create.wish(form, "UTC"), create.parts(form), RULES, NOW, 10)
    assert isinstance(group, GroupOrder)
    again = form_of_group(group, "UTC").with_templates([LEASE, KEYS])
    assert again.signers == form.signers[:2]
    assert [one.fields for one in again.templates] == [
        form.templates[0].fields,
        form.templates[2].fields,
    ]
    assert (again.name, again.reviewer, again.channel) == (form.name, form.reviewer, form.channel)


def test_files_and_templates_are_kept_while_the_other_ones_are_looked_at() -> None:
    files = tuple(GroupFile(id=f"F{n}", name=f"附件{n}.pdf", size=1) for n in range(10))
    form = create.CreateForm(source="group", files=files)
    for source in ("templates", "file", "template", "group"):
        form = create.read(filled(_drawn(form), {create.SOURCE: _radio(source)}))
        assert form.files == files
    both = create.CreateForm(files=files[:2]).with_templates([LEASE, BAIL])
    for source in ("group", "file", "template", "templates"):
        both = create.read(filled(_drawn(both), {create.SOURCE: _radio(source)}))
        assert [one.name for one in both.templates] == ["模板L", "模板B"]
        assert both.files == files[:2]
    assert FILES not in inputs(_drawn(both))


@pytest.mark.parametrize(
    ("can", "offered"),
    [
        (EVERYTHING, {"file", "template", "group", "templates"}),
        (frozenset({Can.TEMPLATES, Can.GROUPS}), {"template", "templates"}),
        (frozenset({Can.FILES, Can.TEMPLATES, Can.PLACES}), {"file", "template"}),
    ],
    ids=["everything", "no files", "no groups"],
)
def test_several_templates_are_offered_where_the_edition_has_groups(
    can: frozenset[Can], offered: set[str]
) -> None:
    form = create.CreateForm().with_templates([LEASE, BAIL])
    view = create.form(form, EN, now=NOW, can=can).to_dict()
    source = next(b for b in view["blocks"] if b.get("block_id") == create.SOURCE)
    assert {one["value"] for one in source["element"]["options"]} == offered
    assert (create.TEMPLATES in {b.get("block_id") for b in view["blocks"]}) == (
        "templates" in offered
    )


def _typed(form: create.CreateForm) -> create.CreateForm:
    """Read from a modal in which everything is filled in."""
    blank = filled(_drawn(form.model_copy(update={"name": "租赁", "channel": "C1"})))
    for block, state in blank["state"]["values"].items():
        if ":field:" in block:
            *_, template_id, _, field_id = block.split(":")
            next(iter(state.values()))["value"] = f"{template_id}-{field_id}"
        if block.endswith(":company") and ":0:" in block:
            next(iter(state.values()))["value"] = "出租有限公司"
    return create.read(blank)


def _signers(form: create.CreateForm) -> set[str]:
    return {one for one in inputs(_drawn(form)) if "signer" in one}


def _chosen(*options: tuple[str, str]) -> Json:
    return {
        "selected_options": [
            {"value": value, "text": {"type": "plain_text", "text": label}}
            for value, label in options
        ]
    }


def _radio(source: str) -> Json:
    return {"selected_option": {"value": source}}


def _drawn(form: create.CreateForm) -> Any:
    return create.form(form, EN, now=NOW, can=EVERYTHING)


def _rows(count: int) -> Sequence[create.SignerRow]:
    return tuple(create.SignerRow(name=f"王{n}", mobile=f"1380000000{n}") for n in range(count))
