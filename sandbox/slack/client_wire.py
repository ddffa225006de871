"""How a desk talks to the control door, and how it waits without a timer."""

import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import httpx

from sandbox.slack.errors import NotPossible

Json = dict[str, Any]
T = TypeVar("T")
POLL_SECONDS = 20.0


class NotSeen(Exception):
    """What was waited for did not happen in time; the message says what was there instead."""


class Wire:
    """JSON over HTTP; a refusal of the Slack client is raised as NotPossible."""

    def __init__(
        self, http: httpx.AsyncClient, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._http = http
        self._monotonic = monotonic

    async def get(self, path: str, **query: str | float) -> Json:
        """Look at something."""
        return _read(await self._http.get(f"/_control/{path}", params=query))

    async def post(self, path: str, **body: Any) -> Json:
        """Do something."""
        return _read(await self._http.post(f"/_control/{path}", json=body))

    async def upload(self, path: str, content: bytes, **query: str | int) -> Json:
        """Hand over a file."""
        reply = await self._http.post(f"/_control/{path}", content=content, params=query)
        return _read(reply)

    async def until(self, look: Callable[[], Awaitable[T | None]], what: str, seconds: float) -> T:
        """Look, and look again after every change, until there is something; else NotSeen."""
        deadline = self._monotonic() + seconds
        count = (await self.get("changes"))["count"]
        while (found := await look()) is None:
            left = deadline - self._monotonic()
            if left <= 0:
                raise NotSeen(f"{what} was not seen within {seconds:g} s")
            waiting = min(left, POLL_SECONDS)
            count = (await self.get("changes", after=count, seconds=waiting))["count"]
        return found


def _read(reply: httpx.Response) -> Json:
    if reply.status_code == 409:
        raise NotPossible(reply.json()["refused"])
    reply.raise_for_status()
    return dict(reply.json())
