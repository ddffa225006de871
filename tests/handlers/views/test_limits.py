"""Everything we ever show, in every state and both languages, is something that Slack takes."""

from collections.abc import Sequence
from typing import Any

import pytest

from handlers.text import EN, ZH, Text
from handlers.views import create
from handlers.views.as_json import as_json
from sandbox.slack import blocks
from services.contracts.can import Can
from services.contracts.model import Contract
from tests.handlers.views.limits import (
    hidden,
    home_problems,
    message_problems,
    strings,
    view_problems,
)
from tests.handlers.views.samples import (
    MOBILES,
    NOW,
    every_contract,
    every_form,
    every_home,
    every_message,
    every_view,
)

Payload = dict[str, Any]

TYPES = ("pdf", "doc", "docx", "xls", "xlsx", "jpg", "jpeg", "png", "bmp", "html", "txt")
RETIRED = frozenset({Can.FILES, Can.PLACES, Can.READING_TIME})
ABILITIES = [frozenset(Can), RETIRED, frozenset({Can.TEMPLATES}), frozenset[Can]()]


def test_every_message_of_every_contract_fits(messages: Sequence[Payload]) -> None:
    for payload in messages:
        assert message_problems(payload) == []
        assert blocks.problems(payload) == []


def test_no_message_shows_what_is_hidden_in_foreign_text(messages: Sequence[Payload]) -> None:
    for payload in messages:
        assert hidden(payload) == []


def test_no_message_shows_a_whole_mobile_number(messages: Sequence[Payload]) -> None:
    for payload in messages:
        for words in (payload["text"], *strings(payload["blocks"])):
            assert not any(mobile in words for mobile in MOBILES)


def test_every_message_can_be_heard(messages: Sequence[Payload]) -> None:
    """Screen readers read the text and not the blocks."""
    for payload in messages:
        assert len(payload["text"]) > 5
        assert "  " not in payload["text"]
        assert ".." not in payload["text"]


def test_a_button_is_called_by_the_words_that_are_on_it(messages: Sequence[Payload]) -> None:
    """Who speaks to their computer says what they see (WCAG 2.5.3)."""
    for payload in messages:
        for block in payload["blocks"]:
            for _, element in blocks.elements_of(block):
                if name := element.get("accessibility_label"):
                    assert name.startswith(element["text"]["text"])


def test_every_modal_of_every_contract_fits(text: Text, contract: Contract) -> None:
    for modal in every_view(contract, text):
        view = as_json(modal)
        assert view_problems(view) == []
        assert blocks.problems(view) == []


def test_every_home_fits_and_hides_what_is_nobodys_business(text: Text, contract: Contract) -> None:
    for home in every_home(contract, text):
        view = as_json(home)
        assert home_problems(view) == []
        assert blocks.problems(view) == []
        assert hidden(view) == []
        assert not any(mobile in words for words in strings(view) for mobile in MOBILES)


@pytest.mark.parametrize("form", list(every_form()))
def test_every_stage_of_the_form_fits(text: Text, form: create.CreateForm) -> None:
    for can in ABILITIES:
        for notice, draft in (("", False), ("x" * 500, True)):
            asks = create.Asks(file_types=TYPES, watchers=50, accounts=Can.TEMPLATES not in can)
            shown = create.form(
                form, text, now=NOW, can=can, asks=asks, notice=notice, draft=draft, begun=draft
            )
            view = as_json(shown)
            assert view_problems(view) == []
            assert blocks.problems(view) == []


@pytest.fixture(scope="module", params=[EN, ZH], ids=["en", "zh"])
def text(request: pytest.FixtureRequest) -> Text:
    language: Text = request.param
    return language


@pytest.fixture(scope="module", params=list(every_contract()))
def contract(request: pytest.FixtureRequest) -> Contract:
    one: Contract = request.param
    return one


@pytest.fixture(scope="module")
def messages(contract: Contract, text: Text) -> Sequence[Payload]:
    """Drawn once for all the tests that look at them."""
    return [message.payload() for message in every_message(contract, text)]
