"""What Slack would send back for a modal that nobody touched, and for one that was filled in."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.views import View

Json = dict[str, Any]

INITIAL = {
    "plain_text_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "datepicker": ("selected_date", "initial_date"),
    "checkboxes": ("selected_options", "initial_options"),
    "file_input": ("files", "initial_files"),
}


def filled(view: View, changes: Mapping[str, Json] | None = None) -> Json:
    """The `view` of a submission; `changes` replace what stands in a block, by its id."""
    payload = view.to_dict()
    values: dict[str, dict[str, Json]] = {}
    for block in payload["blocks"]:
        if block["type"] != "input":
            continue
        element = block["element"]
        held, initial = INITIAL[element["type"]]
        empty: object = [] if held.endswith("s") else None
        state: Json = {"type": element["type"], held: element.get(initial, empty)}
        state.update((changes or {}).get(block["block_id"], {}))
        values[block["block_id"]] = {element["action_id"]: state}
    return payload | {"state": {"values": values}}


def inputs(view: View) -> set[str]:
    """The ids of the blocks that an error may name."""
    return {b["block_id"] for b in view.to_dict()["blocks"] if b["type"] == "input"}
