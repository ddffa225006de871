"""What a real client lets a person enter into each kind of input.

`entered` turns what a test or a person says ("2026-12-31", a label, a handle) into the value that
`state` carries, or raises NotPossible with the reason a client would have.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sandbox.slack.blocks_elements import offered
from sandbox.slack.blocks_rich_text import RICH_TEXT
from sandbox.slack.errors import NotPossible
from sandbox.slack.form_state import FIELDS, empty
from sandbox.slack.pretend import Pretend
from sandbox.slack.workspace import Channel, Person

Json = dict[str, Any]
MOST_BYTES = 10_000_000
CONVERSATION_KINDS = {"im": "im", "public": "public", "private": "private"}
Entry = Callable[[Pretend, Person, Json, Any], Any]


def entered(slack: Pretend, person: Person, element: Json, value: Any) -> Any:
    """The value for `state`; None clears the input."""
    if value is None:
        return empty(FIELDS[element["type"]])
    if element["type"].startswith("multi_") or element["type"] == "checkboxes":
        return _several(slack, person, element, value)
    return ENTRIES[element["type"]](slack, person, element, value)


def _several(slack: Pretend, person: Person, element: Json, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise NotPossible("choose a list of entries")
    if len(value) > element.get("max_selected_items", len(value)):
        raise NotPossible(
            f"no more than {element['max_selected_items']} can be chosen", "not_accepted"
        )
    single = ENTRIES[element["type"].removeprefix("multi_")]
    return [single(slack, person, element, entry) for entry in value]


def pick(options: list[Json], wanted: Any) -> Json:
    """The option with this value, else the only one with this label."""
    for option in options:
        if option["value"] == wanted:
            return option
    labelled = [option for option in options if option["text"]["text"] == wanted]
    if len(labelled) != 1:
        shown = ", ".join(option["text"]["text"] for option in options)
        raise NotPossible(f"{wanted} is not one of the options: {shown}", "gone")
    return labelled[0]


def _option(_slack: Pretend, _person: Person, element: Json, value: Any) -> Json:
    return pick(offered(element), value)


def _text(_slack: Pretend, _person: Person, element: Json, value: Any) -> str | None:
    if not isinstance(value, str):
        raise NotPossible("only text can be typed here")
    if len(value) > element.get("max_length", 3000):
        raise NotPossible(
            f"the field takes at most {element.get('max_length', 3000)} characters", "not_accepted"
        )
    if "\n" in value and not element.get("multiline"):
        raise NotPossible("the field has one line only", "not_accepted")
    return value or None


def _matching(pattern: str, what: str) -> Entry:
    def entry(_slack: Pretend, _person: Person, _element: Json, value: Any) -> Any:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise NotPossible(f"{value} is not {what}", "not_accepted")
        return value

    return entry


def _number(_slack: Pretend, _person: Person, element: Json, value: Any) -> str:
    worded = str(value)
    pattern = r"-?\d+(\.\d+)?" if element["is_decimal_allowed"] else r"-?\d+"
    if not re.fullmatch(pattern, worded):
        raise NotPossible(f"{worded} is not a number that fits here", "not_accepted")
    least, most = element.get("min_value", "-inf"), element.get("max_value", "inf")
    if not float(least) <= float(worded) <= float(most):
        raise NotPossible(f"{worded} is not between {least} and {most}", "not_accepted")
    return worded


def _date(_slack: Pretend, _person: Person, _element: Json, value: Any) -> str:
    try:
        return date.fromisoformat(value).strftime("%Y-%m-%d")
    except (ValueError, TypeError):
        raise NotPossible(f"{value} is not a date such as 2026-12-31", "not_accepted") from None


def _moment(_slack: Pretend, _person: Person, _element: Json, value: Any) -> int:
    if not isinstance(value, int) or not 1_000_000_000 <= value <= 9_999_999_999:
        raise NotPossible("a moment is unix seconds with ten digits", "not_accepted")
    return value


def _user(slack: Pretend, _person: Person, _element: Json, value: Any) -> str:
    found = slack.workspace.person(str(value))
    if found.is_bot:
        raise NotPossible("the picker shows people only")
    return found.id


def _channel(slack: Pretend, person: Person, _element: Json, value: Any) -> str:
    return _seen(slack, person, value, {"public"}).id


def _conversation(slack: Pretend, person: Person, element: Json, value: Any) -> str:
    rule = element.get("filter", {})
    kinds = set(rule.get("include", CONVERSATION_KINDS))
    if rule.get("exclude_bot_users"):
        kinds -= {"im"}
    chosen = _seen(slack, person, value, kinds)
    if rule.get("exclude_external_shared_channels") and slack.workspace.shared(chosen):
        raise NotPossible(
            f"{chosen.name} is shared with another company and not offered there", "gone"
        )
    return chosen.id


def _seen(slack: Pretend, person: Person, value: Any, kinds: set[str]) -> Channel:
    for channel in slack.workspace.visible_to(person.id):
        named = value in (channel.id, channel.name, f"#{channel.name}")
        if named and channel.kind in kinds:
            return channel
    raise NotPossible(f"{person.handle} cannot choose {value} there", "gone")


def _rich_text(_slack: Pretend, _person: Person, _element: Json, value: Any) -> Json:
    if isinstance(value, str):
        section = {"type": "rich_text_section", "elements": [{"type": "text", "text": value}]}
        return {"type": "rich_text", "elements": [section]}
    if found := list(RICH_TEXT(value, "")):
        raise NotPossible(found[0], "not_accepted")
    return dict(value)


def _files(slack: Pretend, person: Person, element: Json, value: Any) -> list[Json]:
    wanted = [value] if isinstance(value, str) else value
    if len(wanted) > element.get("max_files", 10):
        raise NotPossible(f"at most {element.get('max_files', 10)} files fit here", "not_accepted")
    chosen = [slack.files.all.get(file_id) for file_id in wanted]
    for file in chosen:
        if file is None or file.user != person.id:
            raise NotPossible("only files that this person uploaded can be chosen", "gone")
        allowed = element.get("filetypes", [file.filetype])
        if file.filetype not in allowed:
            raise NotPossible(f"{file.name} is none of {', '.join(allowed)}", "not_accepted")
        if file.size > MOST_BYTES:
            raise NotPossible(f"{file.name} is larger than 10 MB", "not_accepted")
    return [slack.files.shown(file) for file in chosen if file is not None]


ENTRIES: Mapping[str, Entry] = {
    "plain_text_input": _text,
    "email_text_input": _matching(r"[^@\s]+@[^@\s]+\.[^@\s]+", "an email address"),
    "url_text_input": _matching(r"https?://\S+", "a web address"),
    "number_input": _number,
    "rich_text_input": _rich_text,
    "static_select": _option,
    "checkboxes": _option,
    "radio_buttons": _option,
    "users_select": _user,
    "channels_select": _channel,
    "conversations_select": _conversation,
    "datepicker": _date,
    "timepicker": _matching(r"([01]\d|2[0-3]):[0-5]\d", "a time such as 18:00"),
    "datetimepicker": _moment,
    "file_input": _files,
}


def forced(slack: Pretend, element: Json, value: Any) -> Any:
    """The value as a client without any manners would send it: nothing is checked."""
    if element["type"] == "file_input":
        return [slack.files.shown(slack.files.get(file_id)) for file_id in value]
    if FIELDS[element["type"]] == "selected_option" and isinstance(value, str):
        return {"text": {"type": "plain_text", "text": value, "emoji": True}, "value": value}
    return value


def incomplete(blocks: list[Json], values: dict[str, dict[str, Json]]) -> dict[str, str]:
    """What a client says under the inputs before it lets a form go."""
    wrong: dict[str, str] = {}
    for block in blocks:
        if block["type"] != "input":
            continue
        element = block["element"]
        value = values[block["block_id"]][element["action_id"]][FIELDS[element["type"]]]
        if value in (None, "", []):
            if not block.get("optional"):
                wrong[block["block_id"]] = "Please complete this required field."
        elif isinstance(value, str) and len(value) < element.get("min_length", 0):
            wrong[block["block_id"]] = f"At least {element['min_length']} characters."
    return wrong
