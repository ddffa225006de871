"""What an administrator's channel reads of the company's account."""

from collections.abc import Sequence

from handlers.text import Text
from services.contracts.notices import Notice

from . import foreign, mask, when
from .bricks import note, paragraph
from .message import Message, spoken

LIMIT = 200


def notice(told: Notice, text: Text) -> Message:
    """What happened, to what, and where it comes from; nothing in it is parsed."""
    said = text.notices
    what = said.happened[told.happened]
    facts, small = "\n".join(_facts(told, text)), text.words.comma.join(_source(told, text))
    blocks = [paragraph("\n".join(filter(None, (what, facts)))), note(small)]
    return Message(spoken(text, *map(foreign.escape, (what, *_facts(told, text)))), tuple(blocks))


def _facts(told: Notice, text: Text) -> Sequence[str]:
    said, labelled = text.notices, text.words.labelled
    subject = foreign.short(told.subject, LIMIT)
    detail = foreign.short(mask.prose(told.detail), LIMIT)
    return [
        *((labelled(said.about, subject),) if subject else ()),
        *((labelled(said.detail, detail),) if detail else ()),
        *((said.count(told.count),) if told.count else ()),
    ]


def _source(told: Notice, text: Text) -> Sequence[str]:
    said = text.notices
    company = text.words.labelled(said.company, foreign.short(told.company, 64))
    at = when.plain(told.at, text) if told.at else ""
    return [one for one in (said.source, company if told.company else "", at) if one]
