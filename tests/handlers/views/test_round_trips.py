"""read(fill(render(form))) == form: nothing that a person typed is lost on the way."""

from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handlers.text import EN, ZH, Text
from handlers.views import (
    cancel,
    cancel_many,
    create,
    create_many,
    extend,
    grow,
    hand_over,
    name_signer,
    qr,
    release,
    review,
)
from handlers.views.create_fields import READING_TIMES
from handlers.views.create_files import GroupFile
from handlers.views.create_form import MOST_FIELDS, MOST_SIGNERS, MOST_WATCHERS
from handlers.views.create_templates import MOST_TEMPLATES, FormTemplate
from services.contracts.controls import Mark, TemplateField
from services.contracts.order import PartyKind, Role, Signer, Template
from services.contracts.qr import CodeWish
from services.contracts.ways import Verify
from tests.handlers.views.filling import Json, filled
from tests.handlers.views.samples import EVERYTHING, NOW, contract

texts = st.sampled_from([EN, ZH])
ids = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", min_size=1, max_size=32)
optional_ids = st.one_of(st.just(""), ids)
shown = st.text("王小 aé(（)）&<>\"'\\…長🎉", min_size=1, max_size=20).map(
    lambda words: " ".join(words.split()) or "x"
)


def typed(limit: int) -> st.SearchStrategy[str]:
    """Anything that JSON can carry; Slack lets nobody type more than the field holds."""
    return st.text(st.characters(exclude_categories=["Cs"]), max_size=limit)


rows = st.builds(
    create.SignerRow,
    kind=st.sampled_from(PartyKind),
    name=typed(100),
    mobile=typed(40),
    company=typed(200),
    member=optional_ids,
)
later = st.builds(create.SignerRow, kind=st.sampled_from(PartyKind), unnamed=st.just(True))
watchers = st.builds(create.WatcherRow, name=typed(100), mobile=typed(40), company=typed(200))
group_files = st.builds(GroupFile, id=ids, name=shown, size=st.none() | st.integers(0, 2**40))
proofs = st.sets(st.sampled_from(Verify)).map(
    lambda chosen: tuple(one for one in Verify if one in chosen)
)
choices = st.lists(shown, min_size=1, max_size=5).map(tuple)


@st.composite
def fields(draw: st.DrawFn, number: int) -> TemplateField:
    """One that the template wants filled in, with something in it."""
    mark = draw(st.sampled_from([Mark.TEXT, Mark.LONG_TEXT, Mark.CHECK, Mark.CHOICE, Mark.DAY]))
    offered = draw(choices) if mark is Mark.CHOICE else ()
    value = {
        Mark.CHECK: st.sampled_from(["true", "false"]),
        Mark.CHOICE: st.sampled_from(["", *offered]),
        Mark.DAY: st.one_of(st.just(""), st.dates().map(str)),
        Mark.LONG_TEXT: typed(2000),
    }.get(mark, typed(500))
    return TemplateField(
        id=f"{draw(ids)}{number}",
        name=draw(shown),
        mark=mark,
        required=draw(st.booleans()),
        choices=offered,
        value=draw(value),
    )


@st.composite
def forms(draw: st.DrawFn) -> create.CreateForm:
    roles = draw(st.lists(st.builds(Role, id=ids, name=shown), max_size=MOST_SIGNERS))
    file_id, template_id = draw(optional_ids), draw(optional_ids)
    source = draw(st.sampled_from(["file", "template", "group"]))
    bare = st.builds(FormTemplate, id=ids, name=shown)
    asked = range(draw(st.integers(0, MOST_FIELDS)) if roles else 0)
    of_template = tuple(draw(fields(number)) for number in asked)
    form = create.CreateForm(
        source=source,
        file_id=file_id,
        file_name=draw(shown) if file_id else "",
        file_size=draw(st.none() | st.integers(0, 2**40)) if file_id else None,
        files=tuple(draw(st.lists(group_files, max_size=10))),
        template_id=template_id,
        template_name=draw(shown) if template_id else "",
        templates=tuple(
            draw(st.lists(bare, max_size=MOST_TEMPLATES, unique_by=lambda one: one.id))
        ),
        roles=tuple(roles) if template_id else (),
        fields=of_template if template_id and source == "template" else (),
        resets=draw(st.integers(0, 9)),
        name=draw(typed(200)),
        signers=tuple(draw(st.lists(rows | later, min_size=1, max_size=MOST_SIGNERS))),
        read_seconds=draw(st.sampled_from(READING_TIMES)),
        verify=draw(proofs),
        watchers=tuple(draw(st.lists(watchers, max_size=MOST_WATCHERS))),
        ordered=draw(st.booleans()),
        growing=draw(st.booleans()),
        deadline=draw(st.dates(date(2026, 1, 1), date(9999, 12, 31))),
        reviewer=draw(optional_ids),
        channel=draw(optional_ids),
    )
    return form.fitted()


@settings(max_examples=60, deadline=None)
@given(forms(), texts)
def test_the_form_comes_back_as_it_was(form: create.CreateForm, text: Text) -> None:
    view = create.form(form, text, now=NOW, can=EVERYTHING)
    assert create.read(filled(view)) == form


@st.composite
def several_templates(draw: st.DrawFn) -> list[Template]:
    role = st.builds(Role, id=ids, name=shown, kind=st.none() | st.sampled_from(PartyKind))
    return [
        Template(
            id=f"{draw(ids)}{number}"[-32:],
            name=draw(shown),
            roles=tuple(draw(st.lists(role, min_size=1, max_size=3))),
            ordered=draw(st.booleans()),
            fields=tuple(draw(fields(at)) for at in range(draw(st.integers(0, 3)))),
        )
        for number in range(draw(st.integers(0, 4)))
    ]


@settings(max_examples=40, deadline=None)
@given(forms(), several_templates(), texts)
def test_the_form_of_several_templates_comes_back_as_it_was(
    before: create.CreateForm, templates: list[Template], text: Text
) -> None:
    form = before.model_copy(update={"fields": ()}).with_templates(templates)
    assume(form.fits_together)
    view = create.form(form, text, now=NOW, can=EVERYTHING)
    assert create.read(filled(view)) == form


@st.composite
def many_forms(draw: st.DrawFn) -> create_many.ManyForm:
    roles = draw(st.lists(st.builds(Role, id=ids, name=shown), max_size=MOST_SIGNERS))
    same = draw(st.none() | st.integers(0, len(roles) - 1)) if len(roles) > 1 else None
    asked = range(draw(st.integers(0, MOST_FIELDS)) if roles else 0)
    return create_many.ManyForm(
        template_id=draw(ids) if roles else "",
        template_name=draw(shown) if roles else "",
        roles=tuple(roles),
        ordered=draw(st.booleans()),
        fields=tuple(draw(fields(number)) for number in asked),
        resets=draw(st.integers(0, 9)),
        name=draw(typed(150)),
        same=same,
        signer=draw(rows) if same is not None else create.SignerRow(),
        lines=draw(typed(3000)),
        deadline=draw(st.dates(date(2026, 1, 1), date(9999, 12, 31))),
        reviewer=draw(optional_ids),
        channel=draw(optional_ids),
    )


@settings(max_examples=40, deadline=None)
@given(many_forms(), texts)
def test_the_form_for_many_comes_back_as_it_was(form: create_many.ManyForm, text: Text) -> None:
    view = create_many.form(form, text, now=NOW, can=EVERYTHING, most=20)
    assert create_many.read(filled(view)) == form


@settings(max_examples=30, deadline=None)
@given(st.lists(st.builds(create.SignerRow, account=typed(64), place=typed(50)), min_size=1))
def test_what_only_some_editions_want_to_know_comes_back(rows: list[create.SignerRow]) -> None:
    form = create.CreateForm(signers=tuple(rows[:MOST_SIGNERS]), deadline=NOW.date())
    asks = create.Asks(file_types=("pdf", "docx"), accounts=True, places=True)
    view = create.form(form, EN, now=NOW, can=EVERYTHING, asks=asks)
    assert create.read(filled(view)) == form


@settings(max_examples=30, deadline=None)
@given(forms())
def test_a_form_survives_the_draft(form: create.CreateForm) -> None:
    assert create.CreateForm.model_validate_json(form.model_dump_json()) == form


@settings(max_examples=60, deadline=None)
@given(typed(200))
def test_the_reason_for_cancelling_comes_back_as_it_was(reason: str) -> None:
    view = cancel.form(contract(), EN, limit=200, reason=reason)
    assert cancel.read(filled(view)) == (contract().id, reason)


@settings(max_examples=60, deadline=None)
@given(typed(200))
def test_the_reason_for_sending_back_comes_back_as_it_was(reason: str) -> None:
    view = review.send_back_form(contract(), ZH, limit=200, reason=reason)
    assert review.read_send_back(filled(view)) == (contract().id, reason)


@settings(max_examples=60, deadline=None)
@given(typed(200), st.booleans())
def test_the_refusal_comes_back_as_it_was(reason: str, sure: bool) -> None:
    view = review.refuse_form(contract(), ZH, limit=200, reason=reason)
    ticks = [{"value": "sure"}] if sure else []
    sent = filled(view, {review.SURE: {"selected_options": ticks}})
    assert review.read_refuse(sent) == (contract().id, reason, sure)


@settings(max_examples=60, deadline=None)
@given(st.builds(CodeWish, ids, shown, typed(200), typed(6), typed(6)))
def test_the_wish_for_a_code_comes_back_as_it_was(wish: CodeWish) -> None:
    assert qr.read(filled(qr.form(wish, ZH))) == wish


@settings(max_examples=60, deadline=None)
@given(typed(200), st.booleans())
def test_the_reason_for_dissolving_comes_back_as_it_was(reason: str, sure: bool) -> None:
    view = release.form(contract(), EN, limit=200, reason=reason)
    ticks = [{"value": "sure"}] if sure else []
    sent = filled(view, {release.SURE: {"selected_options": ticks}})
    assert release.read(sent) == (contract().id, reason, sure)


@settings(max_examples=60, deadline=None)
@given(rows, st.integers(0, 1))
def test_who_is_named_comes_back_as_they_were(row: create.SignerRow, place: int) -> None:
    unnamed = Signer(kind=PartyKind.EMPLOYEE, name="", mobile="", unnamed=True)
    both = contract().with_party(0, signer=unnamed).with_party(1, signer=unnamed)
    view = name_signer.form(both, ZH, row)
    role = {"selected_option": {"value": str(place)}}
    sent = filled(view, {name_signer.ROLE: role})
    assert name_signer.read(sent) == (both.id, place, row)
    only = both.with_party(1 - place, signer=contract().parties[0].signer)
    assert name_signer.read(filled(name_signer.form(only, ZH, row))) == (both.id, place, row)


@settings(max_examples=30, deadline=None)
@given(st.builds(create.SignerRow, name=typed(100), mobile=typed(40), place=typed(50)))
def test_who_joins_comes_back_as_they_were(row: create.SignerRow) -> None:
    view = grow.form(contract(), EN, places=True, row=row)
    assert grow.read(filled(view)) == (contract().id, row)


@given(st.dates(date(2026, 12, 1), date(9999, 12, 31)), st.sampled_from([None, 0, 1]))
def test_the_last_day_comes_back_as_it_was(day: date, party: int | None) -> None:
    known = contract().with_party(0, id="r0").with_party(1, id="r1")
    view = extend.form(known, EN, tz="Asia/Shanghai", now=NOW)
    chosen = "all" if party is None else str(party)
    change: dict[str, Json] = {
        extend.DAY: {"selected_date": day.isoformat()},
        extend.PARTY: {"selected_option": {"value": chosen}},
    }
    assert extend.read(filled(view, change)) == (known.id, day, party)


@given(ids)
def test_who_signs_instead_comes_back_as_they_were(account: str) -> None:
    view = hand_over.form(contract(), EN, account)
    assert hand_over.read(filled(view)) == (contract().id, 0, account)


@settings(max_examples=30, deadline=None)
@given(st.sets(st.integers(0, 99)), typed(200))
def test_which_contracts_are_withdrawn_comes_back_as_it_was(chosen: set[int], why: str) -> None:
    many = [contract().model_copy(update={"id": f"ABCDEFG{n:03}"}) for n in range(120)]
    view = cancel_many.form(many, EN, most=100, limit=200)
    picked = [{"value": many[n].id} for n in sorted(chosen)]
    change: dict[str, Json] = {
        cancel_many.CONTRACTS: {"selected_options": picked},
        cancel_many.REASON: {"value": why},
    }
    ids_ = tuple(one["value"] for one in picked)
    assert cancel_many.read(filled(view, change)) == (ids_, why)
