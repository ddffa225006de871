"""Every limit of the validator, one sound document and what is refused around it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    InputBlock,
    MarkdownTextObject,
    PlainTextInputElement,
    SectionBlock,
)
from slack_sdk.models.views import View

from sandbox.slack.blocks import problems
from tests.sandbox.slack.drawing import (
    CONFIRM,
    Json,
    actions,
    button,
    field,
    home,
    modal,
    mrkdwn,
    option,
    plain,
    section,
)

FEW = [option("a"), option("b")]
CELL = {"type": "raw_text", "text": "x"}
RICH = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}],
}


def options(count: int) -> list[Json]:
    return [option(f"o{number}") for number in range(count)]


def table(rows: int, columns: int = 1, text: str = "x") -> Json:
    return {"type": "table", "rows": [[{**CELL, "text": text}] * columns] * rows}


def context(*elements: Json) -> Json:
    return {"type": "context", "elements": list(elements)}


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


IN_MODALS: list[tuple[str, Json, Json]] = [
    (
        "alert text",
        {"type": "alert", "text": plain("x" * 200), "level": "error"},
        {"type": "alert", "text": plain("x" * 201)},
    ),
    ("surface of table", section(), table(1)),
    ("surface of markdown", section(), {"type": "markdown", "text": "x"}),
    (
        "input label",
        {**field("a", "plain_text_input"), "label": plain("x" * 2000)},
        {**field("a", "plain_text_input"), "label": plain("x" * 2001)},
    ),
    (
        "input hint",
        {**field("a", "plain_text_input"), "hint": plain("x" * 2000)},
        {**field("a", "plain_text_input"), "hint": plain("x" * 2001)},
    ),
    ("no button in an input", field("a", "datepicker"), field("a", "button", text=plain("x"))),
    (
        "placeholder",
        field("a", "plain_text_input", placeholder=plain("x" * 150)),
        field("a", "plain_text_input", placeholder=plain("x" * 151)),
    ),
    (
        "max_length",
        field("a", "plain_text_input", max_length=3000),
        field("a", "plain_text_input", max_length=3001),
    ),
    (
        "min_length below max_length",
        field("a", "plain_text_input", min_length=3, max_length=3),
        field("a", "plain_text_input", min_length=4, max_length=3),
    ),
    (
        "initial value fits",
        field("a", "plain_text_input", initial_value="abc", max_length=3),
        field("a", "plain_text_input", initial_value="abcd", max_length=3),
    ),
    (
        "checkboxes",
        field("a", "checkboxes", options=options(10)),
        field("a", "checkboxes", options=options(11)),
    ),
    (
        "radio buttons",
        field("a", "radio_buttons", options=options(10)),
        field("a", "radio_buttons", options=options(11)),
    ),
    (
        "select options",
        field("a", "static_select", options=options(100)),
        field("a", "static_select", options=options(101)),
    ),
    (
        "option groups",
        field(
            "a",
            "static_select",
            option_groups=[{"label": plain("g"), "options": [option("x")]}] * 100,
        ),
        field(
            "a",
            "static_select",
            option_groups=[{"label": plain("g"), "options": [option("x")]}] * 101,
        ),
    ),
    (
        "options or groups, not both",
        field("a", "static_select", options=FEW),
        field(
            "a",
            "static_select",
            options=FEW,
            option_groups=[{"label": plain("g"), "options": [option("x")]}],
        ),
    ),
    (
        "option text",
        field("a", "static_select", options=[option("x" * 75, "v")]),
        field("a", "static_select", options=[option("x" * 76, "v")]),
    ),
    (
        "option value",
        field("a", "static_select", options=[option("x", "v" * 75)]),
        field("a", "static_select", options=[option("x", "v" * 76)]),
    ),
    (
        "option description",
        field("a", "static_select", options=[{**option("x"), "description": plain("x" * 75)}]),
        field("a", "static_select", options=[{**option("x"), "description": plain("x" * 76)}]),
    ),
    (
        "option values differ",
        field("a", "static_select", options=FEW),
        field("a", "static_select", options=[option("a", "v"), option("b", "v")]),
    ),
    (
        "initial option is offered",
        field("a", "static_select", options=FEW, initial_option=option("a")),
        field("a", "static_select", options=FEW, initial_option=option("c")),
    ),
    (
        "max_selected_items",
        field("a", "multi_users_select", max_selected_items=1),
        field("a", "multi_users_select", max_selected_items=0),
    ),
    (
        "max_files",
        field("a", "file_input", max_files=10),
        field("a", "file_input", max_files=11),
    ),
    (
        "date format",
        field("a", "datepicker", initial_date="2026-12-31"),
        field("a", "datepicker", initial_date="31.12.2026"),
    ),
    (
        "number input says whether decimals fit",
        field("a", "number_input", is_decimal_allowed=True),
        field("a", "number_input"),
    ),
    (
        "response_url_enabled in an input",
        field("a", "conversations_select", response_url_enabled=True),
        section(accessory={"type": "conversations_select", "response_url_enabled": True}),
    ),
]


@pytest.mark.parametrize(
    ("good", "bad"), [pair[1:] for pair in IN_MODALS], ids=[pair[0] for pair in IN_MODALS]
)
def test_a_block_in_a_modal_keeps_its_limit(good: Json, bad: Json) -> None:
    assert problems(modal(good)) == []
    assert problems(modal(bad)) != []


VIEWS: list[tuple[str, Json, Json]] = [
    ("title", modal(section(), title=plain("x" * 24)), modal(section(), title=plain("x" * 25))),
    ("title is plain", modal(section()), modal(section(), title=mrkdwn("x"))),
    ("submit", modal(section(), submit=plain("x" * 24)), modal(section(), submit=plain("x" * 25))),
    ("close", modal(section(), close=plain("x" * 24)), modal(section(), close=plain("x" * 25))),
    (
        "private_metadata",
        modal(section(), private_metadata="x" * 3000),
        modal(section(), private_metadata="x" * 3001),
    ),
    (
        "callback_id",
        modal(section(), callback_id="x" * 255),
        modal(section(), callback_id="x" * 256),
    ),
    (
        "external_id",
        modal(section(), external_id="x" * 255),
        modal(section(), external_id="x" * 256),
    ),
    ("blocks of a modal", modal(*[section()] * 100), modal(*[section()] * 101)),
    ("blocks of a home", home(*[section()] * 100), home(*[section()] * 101)),
    ("size", modal(*[section("x" * 2000)] * 100), modal(*[section("x" * 2600)] * 100)),
    ("unknown key", modal(section()), modal(section(), id="V1")),
    ("block_id once", modal(section(block_id="a")), modal(*[section(block_id="a")] * 2)),
    (
        "one focus",
        modal(field("a", "plain_text_input", focus_on_load=True)),
        modal(*[field(name, "plain_text_input", focus_on_load=True) for name in "ab"]),
    ),
    (
        "inputs of a home",
        home(field("a", "plain_text_input")),
        home(field("a", "datetimepicker")),
    ),
    ("a home has no title", home(section()), home(section(), title=plain("x"))),
    ("messages have blocks", {"blocks": [section()]}, {"blocks": []}),
    ("blocks of a message", {"blocks": [section()] * 50}, {"blocks": [section()] * 51}),
    ("one table in a message", {"blocks": [table(1)]}, {"blocks": [table(1), table(1)]}),
]


@pytest.mark.parametrize(
    ("good", "bad"), [pair[1:] for pair in VIEWS], ids=[pair[0] for pair in VIEWS]
)
def test_a_whole_view_or_message_keeps_its_limit(good: Json, bad: Json) -> None:
    assert problems(good) == []
    assert problems(bad) != []


def test_a_modal_with_an_input_needs_a_submit_button() -> None:
    view = modal(field("a", "plain_text_input"))
    del view["submit"]
    assert problems(view) == [
        "submit is required when there is an input block [json-pointer:/submit]"
    ]


def test_a_problem_points_at_its_place() -> None:
    found = problems({"blocks": [section(), actions(button(text=plain("x" * 76)))]})
    assert found == [
        "must be less than 76 characters [json-pointer:/blocks/1/elements/0/text/text]"
    ]


def test_what_the_official_models_draw_is_accepted() -> None:
    view = View(
        type="modal",
        title="Contract",
        submit="Send",
        close="Back",
        callback_id="new",
        blocks=[
            HeaderBlock(text="New"),
            SectionBlock(text=MarkdownTextObject(text="*Hi*", verbatim=True)),
            ContextBlock(elements=[MarkdownTextObject(text="Step 1")]),
            DividerBlock(),
            ActionsBlock(elements=[ButtonElement(text="Go", action_id="go", value="1")]),
            InputBlock(label="Name", element=PlainTextInputElement(action_id="name")),
        ],
    )
    assert problems(view.to_dict()) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["input"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "text", "blocks", "element", "options", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["type", "blocks", "title"]), JSON))
def test_no_document_whatever_breaks_the_validator(document: dict[str, Any]) -> None:
    assert all(isinstance(found, str) for found in problems(document))


@given(JSON)
def test_a_strange_block_is_refused_and_never_breaks_the_validator(strange: Any) -> None:
    assert problems({"blocks": [strange]})
