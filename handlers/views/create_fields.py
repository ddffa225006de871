"""What a template wants filled in by who sends it: its inputs, drawn and read back.

Everything that is known of a field stands in its input, so nothing of it must be remembered
elsewhere: a template may have more of them than private_metadata holds.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block, InputBlock

from handlers.text import Text
from services.contracts.controls import Mark, TemplateField

from . import foreign, inputs
from .bricks import header, v1
from .state import Values

READING_TIMES = (0, 10, 30, 60, 120, 300)
"""Seconds; Tencent takes 3 to 300 (ApproverOption / ReadTime)."""

TEXT_LIMIT = 500
_LONG_TEXT_LIMIT = 2000
_NAME_LIMIT = 100
_OPTION_LIMIT = 75
_MOST_OPTIONS = 100
_ID_LIMIT = 120
_FIELD = v1("create:field")

_YES, _NO = "true", "false"
_TYPED = (Mark.TEXT, Mark.LONG_TEXT, Mark.CHECK, Mark.CHOICE, Mark.DAY, Mark.DISTRICT)


def can_be_typed(field: TemplateField) -> bool:
    """Whether our form can ask for it; a picture or a long list of choices it cannot."""
    whole = all(0 < len(foreign.clean(one)) <= _OPTION_LIMIT for one in field.choices)
    several = 0 < len(field.choices) <= _MOST_OPTIONS and whole
    choosable = field.mark is not Mark.CHOICE or several
    return field.mark in _TYPED and choosable and 0 < len(field.id) <= _ID_LIMIT


def shortened(
    fields: Sequence[TemplateField], typed: Sequence[TemplateField]
) -> tuple[TemplateField, ...]:
    """As they are drawn, with what was typed into the same ones before."""
    known = {(one.id, one.mark): one.value for one in typed}
    return tuple(_shortened(one, known.get((one.id, one.mark)) or one.value) for one in fields)


def _shortened(field: TemplateField, value: str) -> TemplateField:
    limit = _LONG_TEXT_LIMIT if field.mark is Mark.LONG_TEXT else TEXT_LIMIT
    change = {
        "name": foreign.short(field.name, _NAME_LIMIT) or field.id,
        "choices": tuple(foreign.clean(one) for one in field.choices),
        "value": _fitting(field, value)[:limit],
    }
    return field.model_copy(update=change)


def _fitting(field: TemplateField, value: str) -> str:
    """The value where the input can hold it. A tick that says nothing is none."""
    if field.mark is Mark.CHECK:
        return _YES if value.casefold() in (_YES, "1") else _NO
    if field.mark is Mark.DAY:
        return value if _day(value) else ""
    if field.mark is Mark.CHOICE:
        return value if value in field.choices else ""
    return value


def block_of(template_id: str, field: TemplateField) -> str:
    return f"{_FIELD}:{template_id}:{field.mark}:{field.id}"


def blocks(
    template_id: str, fields: Sequence[TemplateField], text: Text, heading: str = ""
) -> Sequence[Block]:
    """`heading` where there is more than one template."""
    if not fields:
        return ()
    drawn = (_input(block_of(template_id, one), one, text) for one in fields)
    return (header(heading or text.create.fields), *drawn)


def read(view: Mapping[str, Any], template_id: str) -> tuple[TemplateField, ...]:
    """The fields as they were drawn, with what is in them now."""
    values, prefix = Values(view), f"{_FIELD}:{template_id}:"
    drawn = (one for one in view.get("blocks") or () if template_id)
    return tuple(
        _read(block, str(block["block_id"]).removeprefix(prefix), values)
        for block in drawn
        if str(block.get("block_id") or "").startswith(prefix)
    )


def _read(block: Mapping[str, Any], rest: str, values: Values) -> TemplateField:
    kind, _, field_id = rest.partition(":")
    mark = Mark(kind)
    options = block["element"].get("options") or () if mark is Mark.CHOICE else ()
    choices = tuple(str(one["text"]["text"]) for one in options)
    return TemplateField(
        id=field_id,
        name=str(block["label"]["text"]),
        mark=mark,
        required=not block.get("optional"),
        choices=choices,
        value=_value(mark, str(block["block_id"]), choices, values),
    )


def _value(mark: Mark, block: str, choices: Sequence[str], values: Values) -> str:
    if mark is Mark.DAY:
        return values.date(block)
    if mark is Mark.CHECK:
        return values.chosen(block)[0]
    if mark is Mark.CHOICE:
        chosen, _ = values.chosen(block)
        return choices[int(chosen)] if chosen.isdecimal() and int(chosen) < len(choices) else ""
    return values.typed(block)


def _input(block: str, field: TemplateField, text: Text) -> InputBlock:
    name, optional = field.name, not field.required
    if field.mark is Mark.DAY:
        return inputs.day(block, name, _day(field.value), optional=optional)
    if field.mark is Mark.CHECK:
        said = ((_YES, text.create.yes), (_NO, text.create.no))
        options = [inputs.option(value, label) for value, label in said]
        return inputs.select(block, name, options, field.value, optional=optional)
    if field.mark is Mark.CHOICE:
        options = [inputs.option(str(i), one) for i, one in enumerate(field.choices)]
        known = field.value in field.choices
        chosen = str(field.choices.index(field.value)) if known else ""
        return inputs.select(block, name, options, chosen, optional=optional)
    long = field.mark is Mark.LONG_TEXT
    limit = _LONG_TEXT_LIMIT if long else TEXT_LIMIT
    return inputs.typed(block, name, field.value, limit=limit, optional=optional, multiline=long)


def _day(value: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(value)
    return None
