"""What `state.values` holds for the inputs of a view or message.

Source: docs.slack.dev/reference/interaction-payloads/view-interactions-payload.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from sandbox.slack.blocks import elements_of

Json = dict[str, Any]
Values = dict[str, dict[str, Json]]
# The field that carries the value of each element that has one.
FIELDS: Mapping[str, str] = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "rich_text_input": "rich_text_value",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "checkboxes": "selected_options",
    "radio_buttons": "selected_option",
    "file_input": "files",
}


def empty(field: str) -> list[Any] | None:
    """What an input holds while nobody has touched it."""
    return [] if field.endswith("s") else None


def with_ids(blocks: list[Json], fresh: Any) -> list[Json]:
    """A copy where every block and every element that a person can use has an id.

    `fresh(bytes)` makes the ids that the app left out; they differ on every call, and so what
    was typed into a block without a block_id is lost on update, as in Slack.
    """
    copies = deepcopy(blocks)
    for block in copies:
        block.setdefault("block_id", fresh(3))
        for _, element in elements_of(block):
            if element["type"] != "image":
                element.setdefault("action_id", fresh(3))
    return copies


def stateful(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every (block, element) that has a value."""
    for block in blocks:
        for _, element in elements_of(block):
            if element["type"] in FIELDS:
                yield block, element


def initial_values(blocks: list[Json], channel: str | None) -> Values:
    """The state of a view that nobody has touched; `channel` is where the trigger came from."""
    values: Values = {}
    for block, element in stateful(blocks):
        entry = _initial(element, channel)
        values.setdefault(block["block_id"], {})[element["action_id"]] = entry
    return values


def _initial(element: Json, channel: str | None) -> Json:
    field = FIELDS[element["type"]]
    name = field.replace("rich_text_value", "value").removeprefix("selected_")
    value = element.get(f"initial_{name}", empty(field))
    if value is None and channel and element.get("default_to_current_conversation"):
        value = channel
    return {"type": element["type"], field: deepcopy(value)}


def carried_over(fresh: Values, before: Values) -> Values:
    """Keep what was there where block_id, action_id and type are unchanged.

    An untouched input stays as it was too: a new initial value under old ids is not shown.
    """
    return {
        block_id: {
            action_id: _older(before.get(block_id, {}).get(action_id), entry)
            for action_id, entry in entries.items()
        }
        for block_id, entries in fresh.items()
    }


def _older(before: Json | None, entry: Json) -> Json:
    return before if before is not None and before["type"] == entry["type"] else entry
