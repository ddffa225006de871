"""Input blocks. Each holds one element, so `state` finds it by the block's id alone."""

from collections.abc import Collection, Sequence
from datetime import date

from slack_sdk.models.blocks import (
    CheckboxesElement,
    ConversationFilter,
    ConversationSelectElement,
    DatePickerElement,
    ExternalDataMultiSelectElement,
    ExternalDataSelectElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    RadioButtonsElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    UserSelectElement,
)
from slack_sdk.models.blocks.block_elements import FileInputElement

from .bricks import plain

_LONGEST = 3000
"""Slack's limit for a text input."""


def option(value: str, label: str) -> Option:
    return Option(value=value, text=plain(label))


def typed(
    block: str,
    label: str,
    value: str,
    *,
    hint: str = "",
    example: str = "",
    limit: int = _LONGEST,
    optional: bool = False,
    multiline: bool = False,
) -> InputBlock:
    """A text field; `value` beyond `limit` characters is cut off, as Slack would refuse it."""
    limit = min(limit, _LONGEST)
    element = PlainTextInputElement(
        action_id=block,
        initial_value=value[:limit] or None,
        placeholder=plain(example) if example else None,
        max_length=limit,
        multiline=multiline,
    )
    return _input(block, label, element, hint=hint, optional=optional)


def radio(
    block: str, label: str, options: Sequence[Option], chosen: str, *, dispatch: bool = False
) -> InputBlock:
    element = RadioButtonsElement(
        action_id=block, options=list(options), initial_option=_of(options, chosen)
    )
    return _input(block, label, element, dispatch=dispatch)


def select(
    block: str,
    label: str,
    options: Sequence[Option],
    chosen: str,
    *,
    action: str = "",
    hint: str = "",
    optional: bool = False,
) -> InputBlock:
    """With an `action`, choosing is told to us at once, under that id."""
    element = StaticSelectElement(
        action_id=action or block, options=list(options), initial_option=_of(options, chosen)
    )
    return _input(block, label, element, hint=hint, optional=optional, dispatch=bool(action))


def several(
    block: str,
    label: str,
    options: Sequence[Option],
    *,
    placeholder: str,
    chosen: Collection[str] = (),
    hint: str = "",
    optional: bool = False,
) -> InputBlock:
    """Any number of up to a hundred."""
    element = StaticMultiSelectElement(
        action_id=block,
        options=list(options),
        placeholder=plain(placeholder),
        initial_options=[one for one in options if one.value in chosen] or None,
    )
    return _input(block, label, element, hint=hint, optional=optional)


def searched(
    block: str,
    action: str,
    label: str,
    chosen: Option | None,
    *,
    search: str,
    hint: str,
    dispatch: bool = True,
) -> InputBlock:
    """A select whose options we are asked for; choosing one is told to us at once (`dispatch`).

    Under a new `block` it forgets what was chosen; `action` stays, for that is what we listen to.
    """
    element = ExternalDataSelectElement(
        action_id=action, placeholder=plain(search), initial_option=chosen, min_query_length=0
    )
    return _input(block, label, element, hint=hint, dispatch=dispatch)


def several_searched(
    block: str,
    action: str,
    label: str,
    chosen: Sequence[Option],
    *,
    search: str,
    hint: str,
    most: int,
) -> InputBlock:
    """The same, of which up to `most` can be chosen."""
    element = ExternalDataMultiSelectElement(
        action_id=action,
        placeholder=plain(search),
        initial_options=list(chosen) or None,
        min_query_length=0,
        max_selected_items=most,
    )
    return _input(block, label, element, hint=hint, dispatch=True)


def tick(block: str, label: str, statement: Option) -> InputBlock:
    """One box that must be ticked."""
    return _input(block, label, CheckboxesElement(action_id=block, options=[statement]))


def box(block: str, label: str, statement: Option, ticked: bool, *, hint: str) -> InputBlock:
    """One box that may be ticked."""
    initial = [statement] if ticked else None
    element = CheckboxesElement(action_id=block, options=[statement], initial_options=initial)
    return _input(block, label, element, hint=hint, optional=True)


def file(
    block: str, label: str, types: Sequence[str], *, hint: str, optional: bool, most: int = 1
) -> InputBlock:
    """Slack looks at a file's name only, so its bytes are checked when it is fetched."""
    element = FileInputElement(action_id=block, filetypes=list(types), max_files=most)
    return _input(block, label, element, hint=hint, optional=optional)


def member(block: str, label: str, chosen: str, *, placeholder: str, hint: str) -> InputBlock:
    element = UserSelectElement(
        action_id=block, placeholder=plain(placeholder), initial_user=chosen or None
    )
    return _input(block, label, element, hint=hint, optional=True)


def channel(block: str, label: str, chosen: str, *, placeholder: str, hint: str) -> InputBlock:
    """A channel of this workspace alone: what is shown there must not reach other companies."""
    element = ConversationSelectElement(
        action_id=block,
        placeholder=plain(placeholder),
        initial_conversation=chosen or None,
        filter=ConversationFilter(
            include=["public", "private"],
            exclude_bot_users=True,
            exclude_external_shared_channels=True,
        ),
    )
    return _input(block, label, element, hint=hint, optional=True)


def day(
    block: str, label: str, chosen: date | None, *, hint: str = "", optional: bool = False
) -> InputBlock:
    initial = chosen.isoformat() if chosen else None
    element = DatePickerElement(action_id=block, initial_date=initial)
    return _input(block, label, element, hint=hint, optional=optional)


def _input(
    block: str,
    label: str,
    element: InputInteractiveElement,
    *,
    hint: str = "",
    optional: bool = False,
    dispatch: bool = False,
) -> InputBlock:
    return InputBlock(
        block_id=block,
        label=plain(label),
        element=element,
        hint=plain(hint) if hint else None,
        optional=optional,
        dispatch_action=dispatch,
    )


def _of(options: Sequence[Option], chosen: str) -> Option | None:
    return next((one for one in options if one.value == chosen), None)
