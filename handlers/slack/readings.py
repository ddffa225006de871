"""Which messages of ours lie where, as far as was read: what is looked for next need not be read.

A worker that dies leaves hundreds of entries of which nobody knows whether they were said, and
most of them belong to a few channels and conversations.
"""

import math
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

MOST_PLACES = 500
MOST_KEYS = 2000
"""Of one place, which is forgotten then: both bound what a process keeps in memory."""

UNDER_WAY = 10.0
"""Seconds for which Slack may still take what was sent without an answer: by us, or by a worker
that died."""

Place = tuple[str, str | None]
"""A channel, or one thread in it (its ts)."""


@dataclass
class _Known:
    """`ts_of` our messages by their keys. Everything from `since` on (unix seconds) was read by a
    search that began at `began`; a post went wrong at `stirred` (both monotonic)."""

    ts_of: dict[str, str] = field(default_factory=dict)
    since: float = math.inf
    began: float = -math.inf
    stirred: float = -math.inf


@dataclass(frozen=True)
class Reading:
    """One search of a place; what we post there from `began` on is noted beside it."""

    began: float
    known: _Known = field(repr=False)

    def saw(self, messages: Iterable[Mapping[str, Any]]) -> None:
        found = ((_key_of(message), str(message["ts"])) for message in messages)
        self.known.ts_of.update((key, ts) for key, ts in found if key)

    def saw_everything(self, since: float) -> None:
        """From `since` on, in unix seconds."""
        self.known.since, self.known.began = since, self.began


class Readings:
    """Of one process. What is not certain is not known: then Slack is asked."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._places: dict[Place, _Known] = {}

    def begin(self, place: Place) -> Reading:
        if place not in self._places and len(self._places) >= MOST_PLACES:
            del self._places[next(iter(self._places))]
        known = self._places.setdefault(place, _Known())
        return Reading(self._monotonic(), known)

    def posted(self, place: Place, key: str, ts: str) -> None:
        if known := self._places.get(place):
            known.ts_of[key] = ts
            if len(known.ts_of) > MOST_KEYS:
                del self._places[place]

    def failed(self, place: Place) -> None:
        """Something may or may not have been posted there."""
        if known := self._places.get(place):
            known.stirred = self._monotonic()

    def ts_of(self, place: Place, key: str) -> str | None:
        known = self._places.get(place)
        return known.ts_of.get(key) if known else None

    def is_absent(self, place: Place, key: str, since: float, ours_from: float) -> bool:
        """Surely not there: the place was read when whatever was under way had arrived, of others,
        who ceased to post it at `ours_from` (monotonic), and of ours, where a post went wrong."""
        known = self._places.get(place)
        if known is None or key in known.ts_of or known.since > since:
            return False
        return known.began > max(ours_from, known.stirred) + UNDER_WAY


def _key_of(message: Mapping[str, Any]) -> str:
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    return str(payload.get("key") or "")
