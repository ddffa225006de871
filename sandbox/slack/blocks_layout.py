"""Layout blocks and the surfaces each may appear on.

Source: docs.slack.dev/reference/block-kit/blocks. Blocks that this workspace does not draw
(video, carousel, container, data tables, plans) are refused as unsupported.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sandbox.slack.blocks_elements import ACCESSORIES, ACTIONS, IMAGE, IMAGE_ELEMENT, INPUTS
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
from sandbox.slack.blocks_objects import ACTION_ID, CONFIRM, mrkdwn, plain, text
from sandbox.slack.blocks_rich_text import RICH_TEXT

TYPE = string()
TABLE_CHARACTERS = 10_000
EVERYWHERE = frozenset({"modal", "home", "message"})
MESSAGES = frozenset({"message"})
SURFACES: Mapping[str, frozenset[str]] = {
    "section": EVERYWHERE,
    "context": EVERYWHERE,
    "actions": EVERYWHERE,
    "divider": EVERYWHERE,
    "header": EVERYWHERE,
    "image": EVERYWHERE,
    "input": EVERYWHERE,
    "rich_text": EVERYWHERE,
    "card": EVERYWHERE,
    "alert": frozenset({"modal"}),
    "table": MESSAGES,
    "markdown": MESSAGES,
    "context_actions": MESSAGES,
}


def has_text_or_fields(value: Any, pointer: str) -> Iterator[str]:
    """A section shows something."""
    if "text" not in value and "fields" not in value:
        yield problem("text or fields is required", pointer)


def shows_something(value: Any, pointer: str) -> Iterator[str]:
    """A subtitle or an icon alone is no card."""
    if not {"hero_image", "title", "body", "actions"} & value.keys():
        yield problem("hero_image, title, body or actions is required", pointer)


def table_characters(value: Any, pointer: str) -> Iterator[str]:
    """The cells of a table hold at most 10,000 characters together."""
    if sum(_letters(cell) for row in value["rows"] for cell in row) > TABLE_CHARACTERS:
        yield problem("table text must be less than 10001 characters", f"{pointer}/rows")


def _letters(node: Any) -> int:
    if isinstance(node, list):
        return sum(_letters(entry) for entry in node)
    if isinstance(node, dict):
        inner = (_letters(entry) for key, entry in node.items() if key != "text")
        return len(str(node.get("text", ""))) + sum(inner)
    return 0


def block(required: Mapping[str, Check], optional: Mapping[str, Check], *rules: Check) -> Check:
    """A block with its type, its block_id and the given fields."""
    return record({"type": TYPE, **required}, {"block_id": string(255, 1), **optional}, *rules)


def has_an_image(value: Any, pointer: str) -> Iterator[str]:
    """An image block names its picture once."""
    yield from either("image_url", "slack_file")(value, pointer)


FEEDBACK = record(
    {"text": plain(75), "value": string(2000, 1)}, {"accessibility_label": string(75, 1)}
)
CONTEXT_ACTION = by_type(
    {
        "feedback_buttons": record(
            {"type": TYPE, "positive_button": FEEDBACK, "negative_button": FEEDBACK},
            {"action_id": ACTION_ID},
        ),
        "icon_button": record(
            {"type": TYPE, "icon": one_of("trash"), "text": plain(75)},
            {
                "action_id": ACTION_ID,
                "value": string(2000, 1),
                "confirm": CONFIRM,
                "accessibility_label": string(75, 1),
            },
        ),
    },
    "element",
)
CELL = by_type(
    {
        "raw_text": record({"type": TYPE, "text": string()}),
        "rich_text": RICH_TEXT,
    },
    "table cell",
)
COLUMN = record({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})
BLOCKS: Mapping[str, Check] = {
    "section": block(
        {},
        {
            "text": text(3000),
            "fields": array(text(2000), 1, 10),
            "accessory": by_type(ACCESSORIES, "accessory"),
            "expand": boolean,
        },
        has_text_or_fields,
    ),
    "header": block({"text": plain(150)}, {}),
    "divider": block({}, {}),
    "context": block(
        {
            "elements": array(
                by_type(
                    {
                        "plain_text": plain(2000),
                        "mrkdwn": mrkdwn(2000),
                        "image": IMAGE_ELEMENT,
                    },
                    "element",
                ),
                1,
                10,
            )
        },
        {},
    ),
    "actions": block({"elements": array(by_type(ACTIONS, "element"), 1, 25)}, {}),
    "image": block({"alt_text": string(2000, 1)}, {**IMAGE, "title": plain(2000)}, has_an_image),
    "input": block(
        {"label": plain(2000), "element": by_type(INPUTS, "element")},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "rich_text": RICH_TEXT,
    "card": block(
        {},
        {
            "hero_image": by_type({"image": IMAGE_ELEMENT}, "image"),
            "icon": by_type({"image": IMAGE_ELEMENT}, "image"),
            "title": text(150),
            "subtitle": text(150),
            "body": text(200),
            "actions": array(by_type({"button": ACTIONS["button"]}, "element"), 1, 3),
        },
        shows_something,
    ),
    "alert": block(
        {"text": text(200)},
        {"level": one_of("default", "info", "warning", "error", "success")},
    ),
    "table": block(
        {"rows": array(array(CELL, 1, 20), 1, 100)},
        {"column_settings": array(COLUMN, 0, 20)},
        table_characters,
    ),
    "markdown": block({"text": string(12_000, 1)}, {}),
    "context_actions": block({"elements": array(CONTEXT_ACTION, 1, 5)}, {}),
}
BLOCK = by_type(BLOCKS, "block")
