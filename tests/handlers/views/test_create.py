"""The form for a new contract: what it asks, what it keeps, and where problems stand."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from handlers.text import EN, ZH
from handlers.views import create
from handlers.views.create_files import file_name, suffix_of
from handlers.views.create_form import MOST_SIGNERS, MOST_WATCHERS, fits
from handlers.views.create_wish import form_of
from services.contracts.can import Can
from services.contracts.controls import Mark, TemplateField
from services.contracts.order import FromFile, FromTemplate, Order, PartyKind, Role, Template
from services.contracts.rules import At, Problem, Wrong
from services.contracts.wish import check
from tests.handlers.views.filling import filled, inputs
from tests.handlers.views.limits import walk
from tests.handlers.views.samples import EVERYTHING, NOW, of_fields
from tests.services.contracts.made import RULES

TWO = Template(
    id="T2",
    name="采购",
    roles=(Role(id="r1", name="甲方"), Role(id="r2", name="乙方")),
    ordered=False,
)
UPLOADED = {"id": "F9", "name": "合同\u202e.pdf", "size": 1234, "filetype": "pdf"}


def test_an_empty_form_lasts_a_week() -> None:
    assert create.read(filled(_drawn(create.CreateForm()))).deadline == date(2026, 11, 29)


def test_an_uploaded_file_is_read_and_kept_for_the_next_drawing() -> None:
    sent = filled(_drawn(create.CreateForm()), {_FILE: {"files": [UPLOADED]}})
    form = create.read(sent)
    assert (form.file_id, form.file_name, form.file_size) == ("F9", "合同.pdf", 1234)
    assert create.read(filled(_drawn(form))) == form


def test_a_kept_file_is_named_and_need_not_be_added_again() -> None:
    view = _drawn(create.CreateForm(file_id="F9", file_name="合同.pdf")).to_dict()
    assert any("合同.pdf" in one.get("text", "") for one in walk(view) if "elements" not in one)
    assert next(b for b in view["blocks"] if b.get("block_id") == _FILE)["optional"] is True


def test_the_source_can_be_changed_there_and_back() -> None:
    form = create.CreateForm(
        file_id="F9", file_name="a.pdf", signers=_rows(2), deadline=date(2027, 1, 1)
    )
    chosen = {"selected_option": {"value": "template"}}
    other = create.read(filled(_drawn(form), {create.SOURCE: chosen}))
    assert other == form.model_copy(update={"source": "template"})
    back = create.read(
        filled(_drawn(other), {create.SOURCE: {"selected_option": {"value": "file"}}})
    )
    assert back == form


@pytest.mark.parametrize(
    ("can", "asked"),
    [
        (frozenset({Can.FILES}), {"file_input"}),
        (frozenset({Can.TEMPLATES}), {"external_select"}),
        (EVERYTHING, {"file_input", "radio_buttons"}),
    ],
)
def test_only_sources_of_this_edition_are_offered(can: frozenset[Can], asked: set[str]) -> None:
    view = create.form(create.CreateForm(), EN, now=NOW, can=can).to_dict()
    kinds = {"file_input", "external_select"}
    ordered = {b["element"]["type"] for b in view["blocks"] if b.get("block_id") == create.SOURCE}
    found = {one["type"] for one in walk(view) if one.get("type") in kinds} | ordered
    assert found == asked


def test_an_edition_without_any_source_says_so() -> None:
    view = create.form(create.CreateForm(), EN, now=NOW, can=frozenset()).to_dict()
    assert [block["type"] for block in view["blocks"]] == ["alert"]


def test_a_reviewer_is_asked_for_only_where_reviews_exist() -> None:
    without = create.form(create.CreateForm(), EN, now=NOW, can=EVERYTHING - {Can.REVIEW})
    assert inputs(_drawn(create.CreateForm())) - inputs(without) == {create.REVIEWER}


def test_signers_can_be_added_up_to_ten_and_removed_down_to_one() -> None:
    form = create.CreateForm()
    for _ in range(12):
        form = form.with_signer()
    assert len(form.signers) == MOST_SIGNERS
    assert _buttons(form) == [create.REMOVE_SIGNER, *ALWAYS]
    for _ in range(12):
        form = form.without_last_signer()
    assert len(form.signers) == 1
    assert _buttons(form) == [create.ADD_SIGNER, *ALWAYS]


def test_what_is_typed_stays_in_the_same_inputs_when_a_signer_is_added() -> None:
    form = create.CreateForm(signers=_rows(2))
    assert inputs(_drawn(form)) < inputs(_drawn(form.with_signer()))


def test_a_template_brings_its_roles_and_its_order() -> None:
    form = create.CreateForm(signers=_rows(3)).with_template(TWO)
    assert len(form.signers) == 2
    assert form.signers[0] == _rows(1)[0]
    assert form.ordered is False
    assert _buttons(form) == ALWAYS
    headings = [b["text"]["text"] for b in _blocks(form) if b["type"] == "header"]
    assert headings == ["Signer 1: 甲方", "Signer 2: 乙方"]


def test_what_concerns_the_whole_contract_does_not_stand_below_the_last_role() -> None:
    kinds = [block["type"] for block in _blocks(create.CreateForm().with_template(TWO))]
    last_role = len(kinds) - 1 - kinds[::-1].index("header")
    assert kinds[last_role:].index("divider") == 6


def test_each_row_signs_as_its_role_wants() -> None:
    kinds = (PartyKind.EMPLOYEE, None)
    roles = tuple(
        role.model_copy(update={"kind": kind}) for role, kind in zip(TWO.roles, kinds, strict=True)
    )
    form = create.CreateForm(signers=_rows(2))
    drawn = form.with_template(TWO.model_copy(update={"roles": roles}))
    assert [row.kind for row in drawn.signers] == [PartyKind.EMPLOYEE, form.signers[1].kind]
    source = create.wish(create.read(filled(_drawn(drawn), {})), "UTC").source
    assert isinstance(source, FromTemplate)
    assert source.role_kinds == kinds


def test_another_template_asks_in_other_inputs() -> None:
    first = create.CreateForm().with_template(TWO)
    second = first.with_template(TWO.model_copy(update={"id": "T3"}))
    shared = inputs(_drawn(first)) & inputs(_drawn(second))
    assert not any("signer" in block for block in shared)


def test_a_template_is_read_without_roles_until_they_are_known() -> None:
    form = create.CreateForm(source="template")
    option = {"value": "T2", "text": {"type": "plain_text", "text": "采购"}}
    chosen = create.read(filled(_drawn(form), {create.TEMPLATE: {"selected_option": option}}))
    assert (chosen.template_id, chosen.template_name, chosen.roles) == ("T2", "采购", ())
    stale = create.CreateForm().with_template(TWO.model_copy(update={"id": "T1"}))
    changed = create.read(filled(_drawn(stale), {create.TEMPLATE: {"selected_option": option}}))
    assert (changed.template_id, changed.roles) == ("T2", ())


def test_a_template_with_too_many_roles_is_unchosen_on_screen_too() -> None:
    many = TWO.model_copy(update={"roles": (Role(id="r", name="x"),) * 11})
    assert not fits(many)
    form = create.CreateForm(source="template", signers=_rows(2))
    after = form.with_template(many)
    assert (after.template_id, after.signers) == ("", form.signers)
    assert create.TEMPLATE in inputs(_drawn(form))
    assert create.TEMPLATE not in inputs(_drawn(after))
    actions = [b["element"].get("action_id") for b in _blocks(after) if b["type"] == "input"]
    assert create.TEMPLATE in actions


def test_template_options_are_short_and_at_most_a_hundred() -> None:
    found = [Template(id=f"t{n}", name="<!channel>" * 30) for n in range(150)]
    options = create.template_options(found, EN)["options"]
    assert len(options) == 100
    assert all(0 < len(one["text"]["text"]) <= 75 for one in options)
    assert create.template_options([], EN) == {"options": []}


def test_a_template_whose_id_is_no_option_value_is_left_out() -> None:
    assert create.template_options([Template(id="t" * 76, name="x")], EN) == {"options": []}


def test_a_wish_ends_with_the_day_where_it_was_typed() -> None:
    form = create.CreateForm(deadline=date(2026, 12, 31))
    assert create.wish(form, "Asia/Shanghai").deadline == _at(2026, 12, 31, 15)
    assert create.wish(form, "Nowhere/Land").deadline == _at(2026, 12, 31, 15)
    assert create.wish(form, "../etc").deadline == _at(2026, 12, 31, 15)
    assert create.wish(form, "UTC").deadline == _at(2026, 12, 31, 23)


def test_the_last_day_of_all_is_still_a_day() -> None:
    last = create.wish(create.CreateForm(deadline=date.max), "America/New_York").deadline
    assert last is not None
    assert last.year == 9999


@pytest.mark.parametrize(
    "typed",
    [
        "138 0000 0000",
        "+86 13800000000",
        "１３８００００００００",
        "\u202d138-0000-0000\u202c",
        "008613800000000",
    ],
)
def test_a_pasted_mobile_is_tidied(typed: str) -> None:
    form = create.CreateForm(signers=(create.SignerRow(mobile=typed),))
    assert create.wish(form, "UTC").signers[0].mobile == "13800000000"


def test_whoever_has_a_company_signs_for_it() -> None:
    row = create.SignerRow(kind=PartyKind.PERSON, name=" 王 ", company="示例公司")
    signer = create.wish(create.CreateForm(signers=(row,)), "UTC").signers[0]
    assert (signer.kind, signer.name) == (PartyKind.EMPLOYEE, "王")


def test_a_word_of_the_document_becomes_the_place_to_sign() -> None:
    rows = (
        create.SignerRow(name="王", company="示例公司", place=" 甲方盖章 ", account="yDw1"),
        create.SignerRow(name="李", place="乙方签字"),
        create.SignerRow(name="赵"),
    )
    form = create.CreateForm(signers=rows, read_seconds=30)
    signers = create.wish(form, "UTC").signers
    marks = [[(one.mark, one.at.kind) for one in signer.controls] for signer in signers]
    assert marks == [[(Mark.SEAL, "keyword")], [(Mark.SIGNATURE, "keyword")], []]
    assert [signer.read_seconds for signer in signers] == [30] * 3
    assert signers[0].account == "yDw1"
    of_template = create.wish(form.with_template(TWO), "UTC").signers
    assert all(not signer.controls for signer in of_template)


def test_who_is_named_later_is_asked_for_nothing_else() -> None:
    form = create.CreateForm(signers=(create.SignerRow(kind=PartyKind.EMPLOYEE, unnamed=True),))
    asked = [block for block in inputs(_drawn(form)) if "signer" in block]
    assert asked == ["esign:v1:create:signer:0:kind"]
    [signer] = create.wish(form, "UTC").signers
    assert (signer.unnamed, signer.kind) == (True, PartyKind.EMPLOYEE)
    poor = create.form(form, EN, now=NOW, can=EVERYTHING - {Can.UNNAMED})
    assert "esign:v1:create:signer:0:name" in inputs(poor)


@pytest.mark.parametrize(
    ("chosen", "anew"), [("employee", False), ("person:later", True), ("employee:later", True)]
)
def test_only_whether_somebody_is_named_later_changes_the_inputs(
    chosen: str, *, anew: bool
) -> None:
    block = "esign:v1:create:signer:0:kind"
    sent = filled(_drawn(create.CreateForm()), {block: {"selected_option": {"value": chosen}}})
    assert create.asks_too_much(sent) is anew
    assert not create.asks_too_much(filled(_drawn(create.read(sent))))


def test_a_template_asks_what_it_wants_of_the_initiator() -> None:
    template = TWO.model_copy(update={"fields": of_fields("价格", 5, roles=2).fields})
    form = create.CreateForm().with_template(template)
    shown = [block for block in inputs(_drawn(form)) if ":field:" in block]
    assert len(shown) == 5
    values = create.wish(form, "UTC").values
    assert [value.id for value in values] == ["c0", "c1", "c2"]
    without = create.form(form, EN, now=NOW, can=EVERYTHING - {Can.FIELDS})
    assert not any(":field:" in block for block in inputs(without))


def test_what_was_typed_stays_when_the_template_is_looked_at_again() -> None:
    template = TWO.model_copy(update={"fields": (PRICE,)})
    form = create.CreateForm().with_template(template)
    block = f"esign:v1:create:field:{template.id}:text:c1"
    typed = create.read(filled(_drawn(form), {block: {"value": "100"}}))
    assert [one.value for one in typed.with_template(template).fields] == ["100"]


@pytest.mark.parametrize(
    "field",
    [
        {"mark": Mark.PICTURE},
        {"mark": Mark.CHOICE},
        {"mark": Mark.CHOICE, "choices": ("长" * 76,)},
        {"id": "x" * 121},
    ],
    ids=["picture", "no choices", "long choice", "long id"],
)
def test_a_template_that_wants_what_cannot_be_typed_is_not_taken(field: dict[str, Any]) -> None:
    odd = TWO.model_copy(update={"fields": (PRICE.model_copy(update=field),)})
    assert not fits(odd)
    of_another = PRICE.model_copy(update={"role_id": "r1", **field})
    assert fits(TWO.model_copy(update={"fields": (of_another,)}))


def test_readers_can_be_added_as_far_as_the_form_holds() -> None:
    form = create.CreateForm()
    for _ in range(9):
        form = form.with_watcher()
    assert len(form.watchers) == MOST_WATCHERS
    assert create.ADD_WATCHER not in _buttons(form)
    assert len(form.without_last_watcher().watchers) == MOST_WATCHERS - 1
    few = create.form(form, EN, now=NOW, can=EVERYTHING - {Can.WATCHERS})
    assert not any("watcher" in block for block in inputs(few))


def test_a_problem_of_a_reader_or_a_field_stands_at_its_own_input() -> None:
    template = TWO.model_copy(update={"fields": (PRICE, PRICE.model_copy(update={"id": "c2"}))})
    form = create.CreateForm().with_template(template).with_watcher().with_watcher()
    problems = [
        Problem(At.FIELD, Wrong.MISSING, row=1),
        Problem(At.WATCHER_MOBILE, Wrong.SIGNS_TOO, row=1),
    ]
    found = create.errors(problems, form, EN)
    assert list(found) == [
        f"esign:v1:create:field:{template.id}:text:c2",
        "esign:v1:create:watcher:1:mobile",
    ]
    assert set(found) <= inputs(_drawn(form))


def test_a_long_file_name_keeps_what_tells_its_kind() -> None:
    cut = file_name("长" * 300 + ".DOCX")
    assert len(cut) <= 150
    assert cut.endswith("….docx")
    assert suffix_of("a.tar.gz") == "gz"
    assert suffix_of("no suffix") == suffix_of("v1.2 final version") == ""


def test_a_wish_is_made_from_the_source_that_is_chosen() -> None:
    form = create.CreateForm(file_id="F1", file_name="a.pdf").with_template(TWO)
    source = create.wish(form, "UTC").source
    assert source == FromTemplate(
        template_id="T2", template_name="采购", role_ids=("r1", "r2"), role_kinds=(None, None)
    )
    file = form.model_copy(update={"source": "file"})
    assert create.wish(file, "UTC").source == FromFile(file_id="F1", file_name="a.pdf")
    assert create.wish(create.CreateForm(), "UTC").source is None


def test_what_was_typed_into_a_template_is_there_when_the_form_opens_again() -> None:
    asking = TWO.model_copy(update={"fields": (PRICE,)})
    typed = PRICE.model_copy(update={"value": "一万"})
    form = create.CreateForm(name="采购", signers=_rows(2), deadline=date(2026, 11, 29))
    form = form.with_template(asking).model_copy(update={"fields": (typed,)})
    order = check(create.wish(form, "UTC"), RULES, NOW)
    assert isinstance(order, Order)
    assert form_of(order, "UTC").with_template(asking).fields == (typed,)


@pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
@pytest.mark.parametrize("source", ["file", "template", "roles", "templates", "together"])
def test_every_problem_stands_at_an_input_that_is_shown(text: Any, source: str) -> None:
    plain = {"roles": "template", "together": "templates"}.get(source, source)
    form = create.CreateForm.model_validate({"source": plain, "signers": _rows(2)})
    form = form.with_template(TWO) if source == "roles" else form
    form = form.with_templates([TWO, of_fields("x", 3, roles=2)]) if source == "together" else form
    asks = create.Asks(accounts=True)
    shown = inputs(create.form(form, text, now=NOW, can=EVERYTHING, asks=asks))
    for at in At:
        for wrong in Wrong:
            for signer in (None, 0, 1, 7):
                problem = Problem(at, wrong, signer, limit=1024**2, hint="😀\u200b")
                found = create.errors([problem], form, text)
                assert set(found) <= shown
                assert all(0 < len(sentence) < 2000 for sentence in found.values())


def test_two_problems_of_one_input_are_told_together() -> None:
    problems = [Problem(At.NAME, Wrong.TOO_LONG, limit=200), Problem(At.NAME, Wrong.MISSING)]
    (sentence,) = create.errors(problems, create.CreateForm(), EN).values()
    assert "200" in sentence
    assert "no name" in sentence


def test_unwelcome_characters_are_shown_even_when_invisible() -> None:
    problem = Problem(At.NAME, Wrong.CHARACTERS, hint="😀\u200b")
    assert "😀 U+200B" in create.errors([problem], create.CreateForm(), EN)[create.NAME]


def test_a_view_that_is_not_our_form_is_refused() -> None:
    with pytest.raises(ValueError, match="validation error"):
        create.read({"private_metadata": '{"v": 2}', "state": {"values": {}}})


PRICE = TemplateField(id="c1", name="价格")
ALWAYS = [create.ADD_WATCHER, create.PREVIEW]
_FILE = "esign:v1:create:file"


def _drawn(form: create.CreateForm) -> Any:
    return create.form(form, EN, now=NOW, can=EVERYTHING)


def _blocks(form: create.CreateForm) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = _drawn(form).to_dict()["blocks"]
    return blocks


def _buttons(form: create.CreateForm) -> list[str]:
    return [one["action_id"] for one in walk(_blocks(form)) if one.get("type") == "button"]


def _rows(count: int) -> tuple[create.SignerRow, ...]:
    return tuple(create.SignerRow(name=f"王{n}", mobile=f"1380000000{n}") for n in range(count))


def _at(year: int, month: int, day: int, hour: int) -> datetime:
    return datetime(year, month, day, hour, 59, 59, tzinfo=UTC)
