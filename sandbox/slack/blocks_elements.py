"""Block elements: buttons, menus and inputs, and the places where each may stand.

Source: docs.slack.dev/reference/block-kit/block-elements.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sandbox.slack.blocks_grammar import (
    Check,
    array,
    boolean,
    either,
    integer,
    one_of,
    problem,
    record,
    string,
)
from sandbox.slack.blocks_objects import (
    ACTION_ID,
    CHANNEL_ID,
    CONFIRM,
    CONVERSATION_ID,
    DISPATCH_CONFIG,
    FILTER,
    OPTION,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    PLACEHOLDER,
    RICH_OPTION,
    SLACK_FILE,
    URL,
    USER_ID,
    options,
    plain,
)
from sandbox.slack.blocks_rich_text import RICH_TEXT

TYPE = string()
STYLE = one_of("primary", "danger")
NUMBER = string(30, 1, r"-?\d+(\.\d+)?")
COMMON: Mapping[str, Check] = {"action_id": ACTION_ID}
FOCUS: Mapping[str, Check] = {"placeholder": PLACEHOLDER, "focus_on_load": boolean}
MENU: Mapping[str, Check] = {**COMMON, **FOCUS, "confirm": CONFIRM}
SEVERAL: Mapping[str, Check] = {**MENU, "max_selected_items": integer(1, 1000)}
TYPED: Mapping[str, Check] = {**COMMON, **FOCUS, "dispatch_action_config": DISPATCH_CONFIG}


def offered(element: Mapping[str, Any]) -> list[Any]:
    """All options of a static menu, groups opened."""
    groups = element.get("option_groups", [])
    return [*element.get("options", []), *(o for group in groups for o in group["options"])]


def initial_is_offered(value: Any, pointer: str) -> Iterator[str]:
    """An initial option equals one of the options to the letter."""
    wanted = [*value.get("initial_options", [])]
    wanted += [value["initial_option"]] if "initial_option" in value else []
    if any(option not in offered(value) for option in wanted):
        yield problem("initial option does not match any of the options", pointer)


def not_more_than_allowed(value: Any, pointer: str) -> Iterator[str]:
    """A multi-select does not start with more than it allows."""
    limit = value.get("max_selected_items")
    for key, chosen in value.items():
        if limit and key.startswith("initial_") and len(chosen) > limit:
            yield problem("more initial items than max_selected_items", f"{pointer}/{key}")


def lengths_agree(value: Any, pointer: str) -> Iterator[str]:
    """min_length, max_length and initial_value of a text input do not contradict each other."""
    least, most = value.get("min_length", 0), value.get("max_length", 3000)
    if least > most:
        yield problem("min_length is more than max_length", pointer)
    if len(value.get("initial_value", "")) > most:
        yield problem("initial_value is longer than max_length", f"{pointer}/initial_value")


def numbers_agree(value: Any, pointer: str) -> Iterator[str]:
    """The limits and the initial value of a number input do not contradict each other."""
    least, most = float(value.get("min_value", "-inf")), float(value.get("max_value", "inf"))
    if least > most:
        yield problem("min_value is more than max_value", pointer)
    if "initial_value" in value and not least <= float(value["initial_value"]) <= most:
        yield problem("initial_value is outside the limits", f"{pointer}/initial_value")


def element(required: Mapping[str, Check], optional: Mapping[str, Check], *rules: Check) -> Check:
    """An element with its type and the given fields."""
    return record({"type": TYPE, **required}, optional, *rules)


BUTTON = element(
    {"text": plain(75)},
    {
        **COMMON,
        "url": URL,
        "value": string(2000, 1),
        "style": STYLE,
        "confirm": CONFIRM,
        "accessibility_label": string(75, 1),
    },
)
STATIC: Mapping[str, Check] = {
    "options": options(OPTION, 1, 100),
    "option_groups": array(OPTION_GROUP, 1, 100),
}
CHOICES = {"options": options(RICH_OPTION, 1, 10)}
CHOICE_FIELDS: Mapping[str, Check] = {**COMMON, "focus_on_load": boolean, "confirm": CONFIRM}
URL_ENABLED: Mapping[str, Check] = {"response_url_enabled": boolean}
CONVERSATIONS: Mapping[str, Check] = {
    "default_to_current_conversation": boolean,
    "filter": FILTER,
}
LENGTHS: Mapping[str, Check] = {"min_length": integer(0, 3000), "max_length": integer(1, 3000)}
IMAGE: Mapping[str, Check] = {"image_url": URL, "slack_file": SLACK_FILE}

PRESSED: Mapping[str, Check] = {
    "button": BUTTON,
    "overflow": element(
        {"options": options(OVERFLOW_OPTION, 1, 5)}, {**COMMON, "confirm": CONFIRM}
    ),
}
SINGLE: Mapping[str, Check] = {
    "static_select": element(
        {},
        {**MENU, **STATIC, "initial_option": OPTION},
        either("options", "option_groups"),
        initial_is_offered,
    ),
    "external_select": element(
        {}, {**MENU, "initial_option": OPTION, "min_query_length": integer(0, 3000)}
    ),
    "users_select": element({}, {**MENU, "initial_user": USER_ID}),
    "conversations_select": element(
        {}, {**MENU, **CONVERSATIONS, **URL_ENABLED, "initial_conversation": CONVERSATION_ID}
    ),
    "channels_select": element({}, {**MENU, **URL_ENABLED, "initial_channel": CHANNEL_ID}),
}
MULTIPLE: Mapping[str, Check] = {
    "multi_static_select": element(
        {},
        {**SEVERAL, **STATIC, "initial_options": array(OPTION, 1, 100)},
        either("options", "option_groups"),
        initial_is_offered,
        not_more_than_allowed,
    ),
    "multi_external_select": element(
        {},
        {
            **SEVERAL,
            "initial_options": array(OPTION, 1, 100),
            "min_query_length": integer(0, 3000),
        },
        not_more_than_allowed,
    ),
    "multi_users_select": element(
        {}, {**SEVERAL, "initial_users": array(USER_ID, 1)}, not_more_than_allowed
    ),
    "multi_conversations_select": element(
        {},
        {**SEVERAL, **CONVERSATIONS, "initial_conversations": array(CONVERSATION_ID, 1)},
        not_more_than_allowed,
    ),
    "multi_channels_select": element(
        {}, {**SEVERAL, "initial_channels": array(CHANNEL_ID, 1)}, not_more_than_allowed
    ),
}
PICKED: Mapping[str, Check] = {
    "checkboxes": element(
        CHOICES,
        {**CHOICE_FIELDS, "initial_options": array(RICH_OPTION, 1, 10)},
        initial_is_offered,
    ),
    "radio_buttons": element(
        CHOICES, {**CHOICE_FIELDS, "initial_option": RICH_OPTION}, initial_is_offered
    ),
    "datepicker": element({}, {**MENU, "initial_date": string(10, 10, r"\d{4}-\d\d-\d\d")}),
    "timepicker": element(
        {},
        {**MENU, "initial_time": string(5, 5, r"([01]\d|2[0-3]):[0-5]\d"), "timezone": string()},
    ),
    "datetimepicker": element(
        {}, {**CHOICE_FIELDS, "initial_date_time": integer(1_000_000_000, 9_999_999_999)}
    ),
}
WRITTEN: Mapping[str, Check] = {
    "plain_text_input": element(
        {},
        {**TYPED, **LENGTHS, "multiline": boolean, "initial_value": string(3000)},
        lengths_agree,
    ),
    "email_text_input": element({}, {**TYPED, "initial_value": string(3000)}),
    "url_text_input": element({}, {**TYPED, "initial_value": string(3000)}),
    "number_input": element(
        {"is_decimal_allowed": boolean},
        {**TYPED, "initial_value": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
        numbers_agree,
    ),
    "rich_text_input": element({}, {**TYPED, "initial_value": RICH_TEXT}),
    "file_input": element(
        {},
        {**COMMON, "filetypes": array(string(20, 1), 1), "max_files": integer(1, 10)},
    ),
}
IMAGE_ELEMENT = element({"alt_text": string(2000, 1)}, IMAGE, either("image_url", "slack_file"))

ACCESSORIES = {
    **PRESSED,
    **SINGLE,
    **MULTIPLE,
    **{name: check for name, check in PICKED.items() if name != "datetimepicker"},
    "image": IMAGE_ELEMENT,
}
ACTIONS = {**PRESSED, **SINGLE, **MULTIPLE, **PICKED}
INPUTS = {**SINGLE, **MULTIPLE, **PICKED, **WRITTEN}
# The surfaces that refuse an input element; the reference says modals only for the first four.
NOT_ON: Mapping[str, frozenset[str]] = {
    "email_text_input": frozenset({"home", "message"}),
    "url_text_input": frozenset({"home", "message"}),
    "number_input": frozenset({"home", "message"}),
    "file_input": frozenset({"home", "message"}),
    "rich_text_input": frozenset({"message"}),
    "datetimepicker": frozenset({"home"}),
}
