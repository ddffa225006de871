"""What can be typed after the command."""

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


def card(text: Text) -> Message:
    """Every verb, its other language's name, and what it does."""
    blocks = (header(text.help.heading), paragraph(text.help.intro), *_teaching(text))
    return Message(spoken(text, text.help.heading, text.help.intro, _aloud(text)), blocks)


def unknown_verb(verb: str, nearest: str, text: Text) -> Message:
    """`nearest` is a verb of ours in the person's language, empty when none is near."""
    unknown = text.help.unknown(foreign.short(verb, 40))
    perhaps = text.help.nearest(nearest) if nearest else ""
    said = f"{unknown} {perhaps}".rstrip()
    aloud = spoken(text, foreign.escape(said), _aloud(text))
    return Message(aloud, (paragraph(said), *_teaching(text)))


def _teaching(text: Text) -> tuple[Block, ...]:
    items = [
        RichTextSectionElement(
            elements=[
                RichTextElementParts.Text(text=usage, style={"code": True}),
                RichTextElementParts.Text(text=f"  {explained}"),
            ]
        )
        for usage, explained in text.help.verbs
    ]
    verbs = RichTextBlock(elements=[RichTextListElement(style="bullet", elements=items)])
    return (verbs, note(text.help.outro))


def _aloud(text: Text) -> str:
    verbs = [text.words.labelled(usage, explained) for usage, explained in text.help.verbs]
    return spoken(text, *map(foreign.escape, verbs), text.help.outro)
