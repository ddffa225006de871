"""What can be typed after the command."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    RichTextBlock,
    RichTextElementParts,
    RichTextListElement,
    RichTextSectionElement,
)

from handlers.text import Text

from . import foreign
from .bricks import header, note, paragraph
from .message import Message, spoken


def card(text: Text, lacking: frozenset[str] = frozenset()) -> Message:
    """Every verb, its other language's name, and what it does.

    `lacking` are the verbs, in both languages, that the edition cannot do.
    """
    blocks = (header(text.help.heading), paragraph(text.help.intro), *_teaching(text, lacking))
    aloud = spoken(text, text.help.heading, text.help.intro, _aloud(text, lacking))
    return Message(aloud, blocks)


def unknown_verb(
    verb: str, nearest: str, text: Text, lacking: frozenset[str] = frozenset()
) -> Message:
    """`nearest` is a verb of ours in the person's language, empty when none is near."""
    unknown = text.help.unknown(foreign.short(verb, 40))
    perhaps = text.help.nearest(nearest) if nearest else ""
    said = f"{unknown} {perhaps}".rstrip()
    aloud = spoken(text, foreign.escape(said), _aloud(text, lacking))
    return Message(aloud, (paragraph(said), *_teaching(text, lacking)))


def _verbs(text: Text, lacking: frozenset[str]) -> Sequence[tuple[str, str]]:
    return [one for one in text.help.verbs if one[0].split()[1] not in lacking]


def _teaching(text: Text, lacking: frozenset[str]) -> tuple[Block, ...]:
    items = [
        RichTextSectionElement(
            elements=[
                RichTextElementParts.Text(text=usage, style={"code": True}),
                RichTextElementParts.Text(text=f"  {explained}"),
            ]
        )
        for usage, explained in _verbs(text, lacking)
    ]
    verbs = RichTextBlock(elements=[RichTextListElement(style="bullet", elements=items)])
    return (verbs, note(text.help.outro))


def _aloud(text: Text, lacking: frozenset[str]) -> str:
    verbs = [text.words.labelled(usage, explained) for usage, explained in _verbs(text, lacking)]
    return spoken(text, *map(foreign.escape, verbs), text.help.outro)
