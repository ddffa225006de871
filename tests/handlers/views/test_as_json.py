"""Our shorter way from a block to JSON ends where the SDK's does."""

from collections.abc import Iterator

import pytest
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import HeaderBlock, SectionBlock
from slack_sdk.models.blocks.block_elements import RichTextSectionElement

from handlers.text import EN, ZH, Text
from handlers.views import help as teaching
from handlers.views.as_json import as_json
from tests.handlers.views.samples import every_contract, every_home, every_message, every_view


@pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
def test_everything_we_show_is_written_as_the_sdk_writes_it(text: Text) -> None:
    for shown in everything(text):
        assert as_json(shown) == shown.to_dict()


def test_what_the_sdk_refuses_is_refused() -> None:
    with pytest.raises(SlackObjectFormationError, match="cannot exceed 150 characters"):
        as_json(HeaderBlock(text="x" * 151))


def test_what_is_empty_is_left_out_unless_slack_wants_it() -> None:
    section = SectionBlock(text="x", fields=[])
    empty = RichTextSectionElement(elements=[])

    assert "fields" not in as_json(section)
    assert as_json(empty) == {"type": "rich_text_section", "elements": []} == empty.to_dict()


def everything(text: Text) -> Iterator[JsonObject]:
    """Of one contract in five: the SDK takes half a millisecond for each block."""
    yield from teaching.card(text).blocks
    for contract in list(every_contract())[::5]:
        for message in every_message(contract, text):
            yield from message.blocks
        yield from every_view(contract, text)
        yield from every_home(contract, text)
