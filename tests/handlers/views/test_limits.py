"""Everything we ever show, in every state and both languages, is something that Slack takes."""

import pytest

from handlers.text import EN, ZH, Text
from handlers.views import create
from sandbox.slack import blocks
from services.contracts.model import Contract
from services.contracts.ports import Can

from tests.handlers.views.limits import hidden, message_problems, strings, view_problems
from tests.handlers.views.samples import (
    MOBILES,
    NOW,
    every_contract,
    every_form,
    every_message,
    every_view,
)

LANGUAGES = pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
CONTRACTS = pytest.mark.parametrize("contract", list(every_contract()))
ABILITIES = [frozenset(Can), frozenset({Can.FILES}), frozenset({Can.TEMPLATES}), frozenset[Can]()]


@LANGUAGES
@CONTRACTS
def test_every_message_of_every_contract_fits(text: Text, contract: Contract) -> None:
    for message in every_message(contract, text):
        payload = message.payload()
        assert message_problems(payload) == []
        assert blocks.problems(payload) == []
        assert hidden(payload) == []


@LANGUAGES
@CONTRACTS
def test_every_modal_of_every_contract_fits(text: Text, contract: Contract) -> None:
    for modal in every_view(contract, text):
        view = modal.to_dict()
        assert view_problems(view) == []
        assert blocks.problems(view) == []


@LANGUAGES
@pytest.mark.parametrize("form", list(every_form()))
def test_every_stage_of_the_form_fits(text: Text, form: create.CreateForm) -> None:
    for can in ABILITIES:
        for notice, draft in (("", False), ("x" * 500, True)):
            shown = create.form(form, text, now=NOW, can=can, notice=notice, draft=draft)
            view = shown.to_dict()
            assert view_problems(view) == []
            assert blocks.problems(view) == []


@LANGUAGES
@CONTRACTS
def test_no_message_shows_a_whole_mobile_number(text: Text, contract: Contract) -> None:
    for message in every_message(contract, text):
        payload = message.payload()
        for words in (payload["text"], *strings(payload["blocks"])):
            assert not any(mobile in words for mobile in MOBILES)


@LANGUAGES
@CONTRACTS
def test_every_message_can_be_heard(text: Text, contract: Contract) -> None:
    """Screen readers read the text and not the blocks."""
    for message in every_message(contract, text):
        assert len(message.text) > 5
        assert "  " not in message.text
        assert ".." not in message.text.replace("…", "")
