"""In whose turn Slack is called, and the last look at it before anything leaves."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import aiohttp

from services.contracts.errors import NotYet


@dataclass(frozen=True)
class Turn:
    """In whose turn a call is made: `urgent` when a person waits for it; `ours` tells whether it is
    still our turn. Asked right before each call, it keeps one who was slow from saying what another
    has said meanwhile. Surely ours alone it was from `since` on (monotonic); inf: nobody knows."""

    urgent: bool = False
    ours: Callable[[], bool] = lambda: True
    since: float = math.inf

    @contextmanager
    def taken(self) -> Iterator[None]:
        """For one call; `NotYet`, with nothing sent, when it is no longer ours."""
        self.check()
        token = _taken.set(self)
        try:
            yield
        except aiohttp.ClientConnectionError as error:
            # What the last look raises, aiohttp takes for trouble with the connection.
            if isinstance(error.__cause__, NotYet):
                raise error.__cause__ from None
            raise
        finally:
            _taken.reset(token)

    def check(self) -> None:
        if not self.ours():
            raise NotYet("the turn of another worker", 0)


NOBODY_WAITS = Turn()
ANYBODYS = Turn(urgent=True)
"""For calls that do no harm twice."""

_taken: ContextVar[Turn] = ContextVar("turn", default=ANYBODYS)


def last_look() -> aiohttp.TraceConfig:
    """For the session that calls Slack. A connection takes long to open, and a process may stand
    still: so the turn is looked at once more with nothing between the look and the first byte."""

    async def look(*_: object) -> None:
        _taken.get().check()

    trace = aiohttp.TraceConfig()
    trace.on_request_chunk_sent.append(look)  # before head and body are written together
    return trace
