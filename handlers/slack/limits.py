"""How often Slack may be called, as docs.slack.dev/apis/web-api/rate-limits has it.

A method has so many calls a minute in the whole workspace, by its tier; `chat.postMessage` has
several hundred, and about one a second in each channel. Short bursts are borne.
"""

from dataclasses import dataclass

SPREAD = 1
"""Calls a minute that are not used: they do not arrive as evenly as they set out."""


@dataclass(frozen=True)
class Rate:
    """`burst` calls at once, and then one `every` so many seconds. The last `spare` of the burst
    are kept for what a person waits for."""

    name: str
    every: float
    burst: int
    spare: int


def _a_minute(name: str, most: int, burst: int, spare: int) -> Rate:
    """No minute, wherever it begins, sees more than `most`."""
    return Rate(name, 60 / (most - SPREAD - burst), burst, spare)


POSTS = _a_minute("chat.postMessage", 300, 30, 10)
UPDATES = _a_minute("chat.update", 50, 10, 3)
HISTORIES = _a_minute("conversations.history", 50, 10, 3)
REPLIES = _a_minute("conversations.replies", 50, 10, 3)
OPENINGS = _a_minute("conversations.open", 50, 10, 3)


def posts_in(channel: str) -> Rate:
    """Of one channel; `chat.update` does not count here."""
    return Rate(f"{POSTS.name}:{channel}", 1.0, 5, 2)


def updates_of(channel: str, ts: str) -> Rate:
    """Of one message: what changes faster than anybody reads is shown once."""
    return Rate(f"{UPDATES.name}:{channel}:{ts}", 1.0, 1, 0)
