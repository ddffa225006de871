"""Every limit of a block in a message: what just fits, and what does not."""

from typing import Any

import pytest

from sandbox.slack.blocks import problems
from tests.sandbox.slack.drawing import (
    CONFIRM,
    Json,
    actions,
    button,
    field,
    mrkdwn,
    options,
    plain,
    section,
    table,
)

RICH = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}],
}


def context(*elements: Json) -> Json:
    return {"type": "context", "elements": list(elements)}


def card(**fields: Any) -> Json:
    return {"type": "card", **fields}


IN_MESSAGES: list[tuple[str, Json, Json]] = [
    ("section text", section("x" * 3000), section("x" * 3001)),
    ("section text is not empty", section("x"), section("")),
    (
        "section fields",
        {"type": "section", "fields": [plain("x")] * 10},
        {"type": "section", "fields": [plain("x")] * 11},
    ),
    (
        "field text",
        {"type": "section", "fields": [plain("x" * 2000)]},
        {"type": "section", "fields": [plain("x" * 2001)]},
    ),
    ("section shows something", section(), {"type": "section"}),
    (
        "header text",
        {"type": "header", "text": plain("x" * 150)},
        {"type": "header", "text": plain("x" * 151)},
    ),
    (
        "header is plain",
        {"type": "header", "text": plain("x")},
        {"type": "header", "text": mrkdwn("x")},
    ),
    ("card title", card(title=mrkdwn("x" * 150)), card(title=mrkdwn("x" * 151))),
    ("card subtitle", card(title=plain("x"), subtitle=plain("y")), card(subtitle=plain("y"))),
    ("card body", card(body=plain("x" * 200)), card(body=plain("x" * 201))),
    (
        "card buttons",
        card(actions=[button(f"b{n}") for n in range(3)]),
        card(actions=[button(f"b{n}") for n in range(4)]),
    ),
    (
        "card buttons are told apart",
        card(actions=[button("a"), button("b")]),
        card(actions=[button("a"), button("a")]),
    ),
    ("context elements", context(*[plain("x")] * 10), context(*[plain("x")] * 11)),
    ("context has something", context(plain("x")), context()),
    ("context holds no button", context(mrkdwn("x")), context(button())),
    (
        "actions elements",
        actions(*[button(f"b{n}") for n in range(25)]),
        actions(*[button(f"b{n}") for n in range(26)]),
    ),
    ("one action_id once", actions(button("a"), button("b")), actions(button("a"), button("a"))),
    (
        "button text",
        actions(button(text=plain("x" * 75))),
        actions(button(text=plain("x" * 76))),
    ),
    ("button text is plain", actions(button()), actions(button(text=mrkdwn("x")))),
    ("button value", actions(button(value="x" * 2000)), actions(button(value="x" * 2001))),
    (
        "button url",
        actions(button(url="https://a.example/" + "x" * 2900)),
        actions(button(url="https://a.example/" + "x" * 3000)),
    ),
    (
        "button url is a web address",
        actions(button(url="https://a.example")),
        actions(button(url="a.example")),
    ),
    (
        "button label for screen readers",
        actions(button(accessibility_label="x" * 75)),
        actions(button(accessibility_label="x" * 76)),
    ),
    ("button style", actions(button(style="danger")), actions(button(style="red"))),
    ("action_id", actions(button("x" * 255)), actions(button("x" * 256))),
    ("block_id", section(block_id="x" * 255), section(block_id="x" * 256)),
    (
        "confirm title",
        actions(button(confirm={**CONFIRM, "title": plain("x" * 100)})),
        actions(button(confirm={**CONFIRM, "title": plain("x" * 101)})),
    ),
    (
        "confirm text",
        actions(button(confirm={**CONFIRM, "text": plain("x" * 300)})),
        actions(button(confirm={**CONFIRM, "text": plain("x" * 301)})),
    ),
    (
        "confirm button",
        actions(button(confirm={**CONFIRM, "confirm": plain("x" * 30)})),
        actions(button(confirm={**CONFIRM, "deny": plain("x" * 31)})),
    ),
    (
        "overflow options",
        section(accessory={"type": "overflow", "options": options(5)}),
        section(accessory={"type": "overflow", "options": options(6)}),
    ),
    (
        "overflow has an option",
        section(accessory={"type": "overflow", "options": options(1)}),
        section(accessory={"type": "overflow", "options": []}),
    ),
    (
        "image alt text",
        {"type": "image", "image_url": "https://a.example/i.png", "alt_text": "x"},
        {"type": "image", "image_url": "https://a.example/i.png"},
    ),
    (
        "markdown",
        {"type": "markdown", "text": "x" * 12_000},
        {"type": "markdown", "text": "x" * 12_001},
    ),
    ("table rows", table(100), table(101)),
    ("table columns", table(1, 20), table(1, 21)),
    ("table characters", table(10, 10, "x" * 100), table(10, 10, "x" * 101)),
    ("surface of alert", section(), {"type": "alert", "text": plain("x")}),
    (
        "surface of file_input",
        field("a", "plain_text_input"),
        field("a", "file_input"),
    ),
    ("surface of number_input", RICH, field("a", "number_input", is_decimal_allowed=False)),
    ("unknown block", section(), {"type": "sektion"}),
    ("block without a type", section(), {"text": plain("x")}),
    ("unknown element", actions(button()), actions({"type": "knob", "action_id": "a"})),
    ("unknown key", section(), section(colour="red")),
    (
        "emoji is for plain text",
        section(),
        {"type": "section", "text": {**mrkdwn("x"), "emoji": True}},
    ),
    ("booleans are no strings", section(expand=True), section(expand="true")),
    (
        "rich text part",
        RICH,
        {"type": "rich_text", "elements": [{"type": "text", "text": "x"}]},
    ),
]


@pytest.mark.parametrize(
    ("good", "bad"), [pair[1:] for pair in IN_MESSAGES], ids=[pair[0] for pair in IN_MESSAGES]
)
def test_a_block_in_a_message_keeps_its_limit(good: Json, bad: Json) -> None:
    assert problems({"blocks": [good]}) == []
    assert problems({"blocks": [bad]}) != []
