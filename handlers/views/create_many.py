"""The form for many contracts from one template: drawn, and read back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from slack_sdk.models.blocks import Block, InputBlock
from slack_sdk.models.views import View

from handlers.text import Text
from services.contracts.can import Can
from services.contracts.order import Role

from . import create_fields, create_followed, create_signers, foreign, inputs
from .bricks import divider, header, note, paragraph, plain, v1
from .create_many_form import Kept, ManyForm
from .create_many_told import CORRECT, ids_in, told
from .create_templates import TEMPLATE_NAME_LIMIT
from .notice import notice as only_told
from .state import Values

__all__ = [
    "CHANNEL",
    "CORRECT",
    "DEADLINE",
    "LINES",
    "NAME",
    "REVIEWER",
    "SAME",
    "SUBMIT",
    "TEMPLATE",
    "ManyForm",
    "accepted",
    "failed",
    "form",
    "ids_in",
    "loading",
    "read",
    "same_chosen",
    "signer_scope",
    "template_block",
    "told",
]

SUBMIT = v1("create_many")
TEMPLATE = v1("create_many:template")
NAME = v1("create_many:name")
SAME = v1("create_many:same")
LINES = v1("create_many:lines")
DEADLINE = v1("create_many:deadline")
REVIEWER = v1("create_many:reviewer")
CHANNEL = v1("create_many:channel")
_SIGNER = v1("create_many:signer")

_NOBODY = "nobody"
_NAME_LIMIT = 150
_ROLES_LIMIT = 300


def form(
    form: ManyForm, text: Text, *, now: datetime, can: frozenset[Can], most: int, notice: str = ""
) -> View:
    """`most` is how many the edition makes at once; `notice` is one more sentence on top."""
    said = text.create_many
    return View(
        type="modal",
        callback_id=SUBMIT,
        title=plain(said.title),
        submit=plain(said.submit),
        close=plain(text.create.close),
        private_metadata=Kept.of(form).model_dump_json(),
        blocks=[
            *((note(notice),) if notice else ()),
            paragraph(said.explains(most)),
            *_template(form, text),
            inputs.typed(NAME, said.name, form.name, hint=said.name_hint, limit=_NAME_LIMIT),
            *(create_fields.blocks(form.template_id, form.fields, text) if form.roles else ()),
            *_same(form, text),
            _lines(form, text),
            *_rest(form, text, now, can),
            note(said.consequence),
        ],
    )


def read(view: Mapping[str, Any]) -> ManyForm:
    """What stands in the form. `view` is the payload's; ValueError when it is not our form."""
    kept = Kept.model_validate_json(view["private_metadata"])
    values, last_day = Values(view), Values(view).date(DEADLINE)
    template = _read_template(values, kept)
    return ManyForm.model_validate(
        {
            **template,
            "fields": create_fields.read(view, template["template_id"]),
            "ordered": kept.ordered,
            "resets": kept.resets,
            "name": values.typed(NAME),
            "signer": create_signers.row_of(values, signer_scope(kept)),
            "lines": values.typed(LINES),
            "deadline": date.fromisoformat(last_day) if last_day else None,
            "reviewer": values.member(REVIEWER),
            "channel": values.channel(CHANNEL),
        }
    )


def same_chosen(view: Mapping[str, Any]) -> int | None:
    """The place of the role that was just said to have the same signer in all of them."""
    chosen, _ = Values(view).chosen(SAME)
    return int(chosen) if chosen.isdecimal() else None


def loading(text: Text) -> View:
    """Opened at once, while the trigger lives; the form follows."""
    said = text.create_many
    return View(
        type="modal",
        title=plain(said.title),
        close=plain(text.create.close),
        blocks=[paragraph(said.loading)],
    )


def accepted(count: int, text: Text) -> View:
    """The answer to a submission, once all of it is safe with us."""
    return only_told(text.create.sent_title, text.create_many.accepted(count), text, "success")


def failed(why: str, text: Text) -> View:
    return only_told(text.create.failed_title, why, text, "error")


def template_block(form: ManyForm | Kept) -> str:
    """A new id after every reset: under the old one Slack would keep what was chosen."""
    return f"{TEMPLATE}:{form.resets}" if form.resets else TEMPLATE


def signer_scope(form: ManyForm | Kept) -> str:
    """What the ids of the inputs begin with that ask who signs all of them."""
    return f"{_SIGNER}:{form.template_id}:{form.same}"


def _template(form: ManyForm, text: Text) -> Sequence[Block]:
    said = text.create
    label = foreign.short(form.template_name, TEMPLATE_NAME_LIMIT) or text.words.no_name
    chosen = inputs.option(form.template_id, label) if form.template_id else None
    block, hint = template_block(form), said.template_hint
    search = inputs.searched(
        block, TEMPLATE, said.template, chosen, search=said.template_search, hint=hint
    )
    return [search] if form.roles else [search, note(text.create_many.template_first)]


def _read_template(values: Values, kept: Kept) -> Mapping[str, Any]:
    """Roles are known only of the template that the form was drawn with."""
    chosen, name = values.chosen(template_block(kept))
    if chosen in ("", kept.template_id):
        return kept.model_dump(include={"template_id", "template_name", "roles", "same"})
    return {"template_id": chosen, "template_name": name, "roles": (), "same": None}


def _same(form: ManyForm, text: Text) -> Sequence[Block]:
    """Who signs all of them, where there is more than one to sign."""
    said = text.create_many
    if len(form.roles) < 2:
        return ()
    roles = [inputs.option(str(n), called(role, text)) for n, role in enumerate(form.roles)]
    options = [inputs.option(_NOBODY, said.nobody), *roles]
    chosen = _NOBODY if form.same is None else str(form.same)
    choice = inputs.select(SAME, said.same, options, chosen, action=SAME, hint=said.same_hint)
    if form.same is None:
        return [choice]
    heading = header(said.same_signer(called(form.roles[form.same], text)))
    asked = create_signers.inputs_of(form.signer, signer_scope(form), text)
    return [choice, heading, *asked, divider()]


def _lines(form: ManyForm, text: Text) -> InputBlock:
    said, roles = text.create_many, roles_of(form, text)
    hint = said.lines_hint_several(roles) if len(form.varying) > 1 else said.lines_hint
    label, example = said.lines(roles), said.lines_example
    return inputs.typed(LINES, label, form.lines, hint=hint, example=example, multiline=True)


def roles_of(form: ManyForm, text: Text) -> str:
    """The roles that each line names, in their order."""
    names = text.words.list_comma.join(called(role, text) for role in form.varying)
    return foreign.short(names, _ROLES_LIMIT)


def called(role: Role, text: Text) -> str:
    return foreign.short(role.name, 40) or text.words.no_name


def _rest(form: ManyForm, text: Text, now: datetime, can: frozenset[Can]) -> Sequence[InputBlock]:
    day = create_followed.last_day(DEADLINE, form.deadline, text, now)
    reviewer = create_followed.reviewer(REVIEWER, form.reviewer, text)
    channel = create_followed.channel(CHANNEL, form.channel, text)
    return [day, *([reviewer] if Can.REVIEW in can else ()), channel]
