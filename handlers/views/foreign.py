"""Text that somebody else wrote: contract names, people's names, reasons, file names.

It is hostile until proven otherwise: it may carry mentions, links, characters that turn the
reading direction round, and any length. `short` makes it fit for plain_text and rich_text,
`mrkdwn` for mrkdwn objects with `verbatim` set and for a message's top-level text.
"""

import unicodedata
from functools import lru_cache

_DROPPED = frozenset({"Cc", "Cf", "Cs"})
"""Control, format (zero-width, bidirectional, tag) and lone surrogate characters."""

_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks by category that show nothing, and so can hide or fake a name."""


@lru_cache(maxsize=128)  # a card says the same names several times, and is drawn again and again
def clean(text: str) -> str:
    """One line without invisible characters; runs of white space become one space."""
    if not (text.isprintable() and _BLANK_LETTERS.isdisjoint(text)):
        text = "".join(map(_visible, text))
    return " ".join(text.split())


def short(text: str, limit: int) -> str:
    """`clean` and at most `limit` code points, the last one … where something was cut off."""
    cleaned = clean(text)
    return cleaned if len(cleaned) <= limit else cleaned[: limit - 1].rstrip() + "…"


def escape(text: str) -> str:
    """Slack's three escapes; what it returns is up to five times as long."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """What Slack escaped, or we did."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def mrkdwn(text: str, limit: int) -> str:
    """Cut first, then escaped, so that no escape is cut in two."""
    return escape(short(text, limit))


def mention(member: str) -> str:
    """A live mention of a workspace user id; anything else is only shown."""
    return f"<@{member}>" if member.isascii() and member.isalnum() else mrkdwn(member, 40)


@lru_cache(maxsize=4096)
def _visible(char: str) -> str:
    if char.isspace():
        return " "
    hidden = char in _BLANK_LETTERS or unicodedata.category(char) in _DROPPED
    return "" if hidden else char
