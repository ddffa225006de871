"""read(fill(render(form))) == form: nothing that a person typed is lost on the way."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.text import EN, ZH, Text
from handlers.views import cancel, create, review
from handlers.views.create_form import MOST_SIGNERS
from services.contracts.model import PartyKind, Role
from tests.handlers.views.filling import filled
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


@st.composite
def forms(draw: st.DrawFn) -> create.CreateForm:
    roles = draw(st.lists(st.builds(Role, id=ids, name=shown), max_size=MOST_SIGNERS))
    file_id, template_id = draw(optional_ids), draw(optional_ids)
    form = create.CreateForm(
        source=draw(st.sampled_from(["file", "template"])),
        file_id=file_id,
        file_name=draw(shown) if file_id else "",
        file_size=draw(st.none() | st.integers(0, 2**40)) if file_id else None,
        template_id=template_id,
        template_name=draw(shown) if template_id else "",
        roles=tuple(roles) if template_id else (),
        resets=draw(st.integers(0, 9)),
        name=draw(typed(200)),
        signers=tuple(draw(st.lists(rows, min_size=1, max_size=MOST_SIGNERS))),
        ordered=draw(st.booleans()),
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
