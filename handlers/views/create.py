"""The form for a new contract: drawn, read back, and told what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from slack_sdk.models.blocks import Block, InputBlock
from slack_sdk.models.views import View

from handlers.text import Text
from services.contracts.can import Can

from . import (
    create_fields,
    create_followed,
    create_signers,
    create_source,
    create_verify,
    create_watchers,
    foreign,
    inputs,
)
from .bricks import actions, button, divider, note, plain, v1
from .create_asks import Asks
from .create_fields import READING_TIMES
from .create_form import MOST_SIGNERS, CreateForm, SignerRow, WatcherRow
from .create_kept import Kept
from .create_problems import CHANNEL, DEADLINE, NAME, REVIEWER, errors, shown
from .create_progress import (
    OPEN_PREVIEW,
    RETRY,
    failed,
    impossible,
    loading,
    not_yet_complete,
    preview,
    sending,
    submitted,
    submitted_group,
)
from .create_signers import KIND
from .create_source import SOURCE, TEMPLATE, TEMPLATES, no_answer_options, template_options
from .create_verify import VERIFY
from .create_watchers import ADD_WATCHER, REMOVE_WATCHER
from .create_wish import parts, wish
from .state import Values

__all__ = [
    "ADD_SIGNER",
    "ADD_WATCHER",
    "AFRESH",
    "CHANNEL",
    "DEADLINE",
    "GROWING",
    "KEEP_FILE",
    "KIND",
    "NAME",
    "OPEN_PREVIEW",
    "PREVIEW",
    "READING",
    "REMOVE_SIGNER",
    "REMOVE_WATCHER",
    "RETRY",
    "REVIEWER",
    "SHORTCUT",
    "SOURCE",
    "SUBMIT",
    "TEMPLATE",
    "TEMPLATES",
    "VERIFY",
    "Asks",
    "CreateForm",
    "SignerRow",
    "WatcherRow",
    "asks_too_much",
    "errors",
    "failed",
    "form",
    "loading",
    "no_answer_options",
    "not_yet_complete",
    "parts",
    "preview",
    "read",
    "sending",
    "shown",
    "submitted",
    "submitted_group",
    "template_options",
    "wish",
]

SHORTCUT = v1("new")
SUBMIT = v1("create")
ORDERED = v1("create:ordered")
GROWING = v1("create:growing")
ADD_SIGNER = v1("create:add_signer")
REMOVE_SIGNER = v1("create:remove_signer")
READING = v1("create:reading")
PREVIEW = v1("create:preview")
AFRESH = v1("create:afresh")
KEEP_FILE = "keep_file"
"""The value of `AFRESH` where the file has just been chosen."""

_PLAINLY = Asks()
_NAME_LIMIT = 200


def form(
    form: CreateForm,
    text: Text,
    *,
    now: datetime,
    can: frozenset[Can],
    asks: Asks = _PLAINLY,
    notice: str = "",
    draft: bool = False,
    begun: bool = False,
) -> View:
    """`notice` is one more sentence on top; `draft` says that all this was typed before.

    `begun` says that the file was not: it was chosen just now, and starting afresh keeps it.
    `can` and `asks` are those of the edition.
    """
    kinds = create_source.kinds(can)
    if not kinds:
        return impossible(text)
    if form.source not in kinds:
        form = form.model_copy(update={"source": kinds[0]})
    form = form.within(can).fitted()
    return View(
        type="modal",
        callback_id=SUBMIT,
        title=plain(text.create.title),
        submit=plain(text.create.submit),
        close=plain(text.create.close),
        notify_on_close=True,
        private_metadata=Kept.of(form).model_dump_json(),
        blocks=[
            *((note(notice),) if notice else ()),
            *(_draft(begun, text) if draft else ()),
            *create_source.blocks(form, kinds, asks.file_types, text),
            _name(form, text),
            *(_fields(form, text)),
            *_signers(form, text, can, asks),
            *(_growing(form, text) if Can.GROWING in can else ()),
            *_rest(form, text, now, can),
            *_end(form, text, can, asks),
        ],
    )


def read(view: Mapping[str, Any]) -> CreateForm:
    """What stands in the form. `view` is the payload's; ValueError when it is not our form."""
    kept = Kept.model_validate_json(view["private_metadata"])
    values = Values(view)
    chosen, _ = values.chosen(SOURCE)
    last_day = values.date(DEADLINE)
    ordered, _ = values.chosen(ORDERED)
    source = chosen or kept.source
    template = create_source.read_template(values, kept)
    seconds, _ = values.chosen(READING)
    return CreateForm.model_validate(
        {
            "source": source,
            **create_source.read_file(values, kept),
            "files": create_source.read_files(values, kept),
            "templates": create_source.read_templates(view, values, kept),
            **template,
            "roles": template["roles"] if source == kept.source else (),
            "fields": create_fields.read(view, template["template_id"]),
            "resets": kept.resets,
            "drawings": kept.drawings,
            "name": values.typed(NAME),
            "signers": create_signers.read(values, kept),
            "ordered": ordered == "yes" if ordered else kept.ordered,
            "growing": values.ticked(GROWING) if values.has(GROWING) else kept.growing,
            "read_seconds": int(seconds) if seconds.isdecimal() else 0,
            "verify": create_verify.read(values, kept),
            "deadline": date.fromisoformat(last_day) if last_day else None,
            "reviewer": values.member(REVIEWER),
            "channel": values.channel(CHANNEL),
            "watchers": create_watchers.read(values, kept),
        }
    )


def asks_too_much(view: Mapping[str, Any]) -> bool:
    """Whether the rows of signers must be drawn anew for what was chosen in them."""
    kept = Kept.model_validate_json(view["private_metadata"])
    return create_signers.drawn_otherwise(Values(view), kept)


def _name(form: CreateForm, text: Text) -> InputBlock:
    said, of_group = text.create, form.of_group
    label = text.group.name if of_group else said.name
    example = text.group.name_example if of_group else said.name_example
    hint = text.group.name_hint if of_group else ""
    return inputs.typed(NAME, label, form.name, example=example, hint=hint, limit=_NAME_LIMIT)


def _fields(form: CreateForm, text: Text) -> Sequence[Block]:
    if form.source == "template" and form.template_id:
        return create_fields.blocks(form.template_id, form.fields, text)
    if form.source != "templates":
        return ()
    said, unnamed = text.group.fields_of, text.words.no_name
    return [
        block
        for one in form.templates
        for block in create_fields.blocks(
            one.id, one.fields, text, said(foreign.clean(one.name) or unnamed)
        )
    ]


def _end(form: CreateForm, text: Text, can: frozenset[Can], asks: Asks) -> Sequence[Block]:
    """A group has nobody who reads along, and no preview."""
    if form.of_group:
        return [note(text.group.consequence)]
    watchers = create_watchers.blocks(form, text, most=asks.watchers)
    preview = actions(button(text.create.preview, PREVIEW))
    return [
        *(watchers if Can.WATCHERS in can else ()),
        *((preview,) if Can.PREVIEW in can else ()),
        note(text.create.consequence),
    ]


def _draft(begun: bool, text: Text) -> Sequence[Block]:
    afresh = button(text.create.start_afresh, AFRESH, KEEP_FILE if begun else None)
    return [note(text.create.draft_kept), actions(afresh)]


def _signers(form: CreateForm, text: Text, can: frozenset[Can], asks: Asks) -> Sequence[Block]:
    of_group = form.of_group
    later, places = Can.UNNAMED in can and not of_group, Can.PLACES in can
    asks = replace(asks, places=asks.places or of_group)
    blocks = create_signers.blocks(form, text, asks, later=later, places=places)
    if form.of_roles:
        return [*blocks, divider()]
    buttons = []
    if len(form.signers) < MOST_SIGNERS:
        buttons.append(button(text.create.add_signer, ADD_SIGNER))
    if len(form.signers) > 1:
        buttons.append(button(text.create.remove_signer, REMOVE_SIGNER))
    ordered = [
        inputs.option("yes", text.create.in_order),
        inputs.option("no", text.create.any_order),
    ]
    chosen = "yes" if form.ordered else "no"
    order = inputs.radio(ORDERED, text.create.order, ordered, chosen)
    return [*blocks, actions(*buttons), order]


def _growing(form: CreateForm, text: Text) -> Sequence[InputBlock]:
    """Neither from templates nor in groups can Tencent make one that grows."""
    if form.source != "file":
        return ()
    said = text.create
    option = inputs.option("yes", said.growing_option)
    return (inputs.box(GROWING, said.growing, option, form.growing, hint=said.growing_hint),)


def _rest(form: CreateForm, text: Text, now: datetime, can: frozenset[Can]) -> Sequence[InputBlock]:
    day = create_followed.last_day(DEADLINE, form.deadline, text, now)
    reading = [_reading(form, text)] if Can.READING_TIME in can else []
    verify = create_verify.blocks(form, text) if Can.VERIFICATION in can else ()
    reviewer = create_followed.reviewer(REVIEWER, form.reviewer, text)
    channel = create_followed.channel(CHANNEL, form.channel, text)
    return [day, *reading, *verify, *([reviewer] if Can.REVIEW in can else ()), channel]


def _reading(form: CreateForm, text: Text) -> InputBlock:
    said = text.create
    labels = {count: said.seconds(count) if count else said.as_usual for count in READING_TIMES}
    options = [inputs.option(str(count), label) for count, label in labels.items()]
    return inputs.select(
        READING, said.reading, options, str(form.read_seconds), hint=said.reading_hint
    )
