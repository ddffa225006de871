"""Composition objects: text, option, confirmation dialog and the like.

Source: docs.slack.dev/reference/block-kit/composition-objects; option values are held to the
75 characters of Slack's own types, not to the 150 that the SDK lets through.
"""

from collections.abc import Iterator
from typing import Any

from sandbox.slack.blocks_grammar import (
    Check,
    array,
    boolean,
    by_type,
    either,
    one_of,
    problem,
    record,
    string,
)

URL = string(3000, 1, r"https?://\S+")
ACTION_ID = string(255, 1)
USER_ID = string(30, 2, r"[UW][A-Z0-9]+")
CONVERSATION_ID = string(30, 2, r"[CDG][A-Z0-9]+")
CHANNEL_ID = string(30, 2, r"C[A-Z0-9]+")


def plain(most: int) -> Check:
    """A plain_text object of 1 to `most` characters."""
    fields = {"type": one_of("plain_text"), "text": string(most, 1)}
    return record(fields, {"emoji": boolean})


def mrkdwn(most: int) -> Check:
    """A mrkdwn object of 1 to `most` characters."""
    fields = {"type": one_of("mrkdwn"), "text": string(most, 1)}
    return record(fields, {"verbatim": boolean})


def text(most: int) -> Check:
    """A text object of either kind."""
    return by_type({"plain_text": plain(most), "mrkdwn": mrkdwn(most)}, "text")


CONFIRM = record(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
PLACEHOLDER = plain(150)
OPTION = record(
    {"text": plain(75), "value": string(75, 1)},
    {"description": plain(75)},
)
RICH_OPTION = record(
    {"text": text(75), "value": string(75, 1)},
    {"description": text(75)},
)
OVERFLOW_OPTION = record(
    {"text": plain(75), "value": string(75, 1)},
    {"description": plain(75), "url": URL},
)


def distinct_values(value: Any, pointer: str) -> Iterator[str]:
    """Two options with one value cannot be told apart by the app."""
    values = [option["value"] for option in value if isinstance(option, dict) and "value" in option]
    if len({str(entry) for entry in values}) != len(values):
        yield problem("option values must be unique", pointer)


def options(item: Check, least: int, most: int) -> Check:
    """A list of options with distinct values."""
    plain_list = array(item, least, most)

    def check(value: Any, pointer: str) -> Iterator[str]:
        found = list(plain_list(value, pointer))
        yield from found or distinct_values(value, pointer)

    return check


OPTION_GROUP = record({"label": plain(75), "options": options(OPTION, 1, 100)})
DISPATCH_CONFIG = record(
    {
        "trigger_actions_on": array(
            one_of("on_enter_pressed", "on_character_entered"), least=1, most=2
        )
    }
)
FILTER = record(
    {},
    {
        "include": array(one_of("im", "mpim", "private", "public"), least=1),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
SLACK_FILE = record({}, {"id": string(30, 2, r"F[A-Z0-9]+"), "url": URL}, either("id", "url"))
