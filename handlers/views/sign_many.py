"""One link to sign several contracts: the button that makes it, and the message that carries it."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from handlers.text import Text
from services.contracts.sign_many import Batch

from . import facts, foreign
from .bricks import actions, button, link_button, note, paragraph, v1
from .message import Message, spoken

GET_LINKS = v1("sign_many:get")
OPEN = v1("sign_many:open")

_MOST_BATCHES = 5
_MOST_NAMES = 10
_MOST_SPOKEN = 6


def sign_all(count: int, text: Text) -> Sequence[ButtonElement]:
    """The button for whoever can sign so many at once; none for others."""
    return (button(text.sign_many.button(count), GET_LINKS, style="primary"),) if count else ()


def links(found: Sequence[Batch], alone: int, text: Text) -> Message:
    """The links of one signer, who must be the only one to see this.

    `alone` is how many more wait for them that no such link can sign.
    """
    said, shown = text.sign_many, found[:_MOST_BATCHES]
    left = [said.alone(alone)] if alone > 0 else []
    blocks = [block for one in shown for block in _batch(one, text)]
    aloud = [foreign.escape(_aloud(one, max(1, _MOST_SPOKEN // len(shown)), text)) for one in shown]
    notes = [note(said.explains), *map(note, left)]
    return Message(spoken(text, *aloud, said.explains, *left), (*blocks, *notes))


def _batch(batch: Batch, text: Text) -> Sequence[Block]:
    count = len(batch.contracts)
    label = text.sign_many.open(count)
    says = text.words.labelled(label, facts.party_name(batch.party, text))
    opens = link_button(label, OPEN, batch.link, says=says)
    listed = "\n".join((_ready(batch, text), *_names(batch, text)))
    return paragraph(listed), actions(opens)


def _ready(batch: Batch, text: Text) -> str:
    return text.sign_many.ready(len(batch.contracts), facts.party_name(batch.party, text))


def _aloud(batch: Batch, most: int, text: Text) -> str:
    return f"{_ready(batch, text)} {text.words.list_comma.join(_names(batch, text, most, 40))}"


def _names(
    batch: Batch, text: Text, most: int = _MOST_NAMES, limit: int = facts.NAME_LIMIT
) -> Sequence[str]:
    names = [facts.name_of(one, text, limit) for one in batch.contracts[:most]]
    more = len(batch.contracts) - len(names)
    return [*names, *([text.sign_many.more(more)] if more else ())]
