"""Whole views and messages, and what the validator says about them."""

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
    Json,
    actions,
    button,
    field,
    home,
    modal,
    mrkdwn,
    plain,
    section,
    table,
)

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
