"""Every limit of a block in a modal: what just fits, and what does not."""

import pytest

from sandbox.slack.blocks import problems
from tests.sandbox.slack.drawing import (
    Json,
    field,
    modal,
    option,
    options,
    plain,
    section,
    table,
)

FEW = [option("a"), option("b")]

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
