"""Tencent's delivery of callbacks: five seconds a try, five more tries, then the event is gone."""

import asyncio
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from time import monotonic

from sandbox.tencent import CallbackTarget, Delays
from sandbox.tencent.callbacks import wrap

from .kept import Connections, request
from .stories import Json, Told

IN_FLIGHT = 64


@dataclass
class Sender:
    """`acked` was answered 200 at least once; `gone` was given up."""

    target: CallbackTarget
    delays: Delays
    acked: list[Told] = field(default_factory=list)
    gone: list[Told] = field(default_factory=list)
    tries: int = 0

    async def send(self, told: Sequence[Told], seconds: float) -> None:
        """Send in this order, evenly over `seconds`; return once each is acked or gone.

        What the bot is given to answer begins when a try is under way, and not while it waits for
        one of the others to be over: that is the sender's own slowness.
        """
        connections = Connections(self.target.url, IN_FLIGHT)
        began, under_way = monotonic(), []
        try:
            for number, one in enumerate(told):
                due = began + seconds * number / len(told)
                if (early := due - monotonic()) > 0:
                    await asyncio.sleep(early)
                under_way.append(asyncio.create_task(self._deliver(connections, one)))
            await asyncio.gather(*under_way)
        finally:
            connections.close()

    async def try_once(self, message: Json) -> int:
        """The status that a message is answered with; 0 for no answer in time."""
        connections = Connections(self.target.url, 1)
        try:
            return await self._try(connections, self._wrapped(message))
        finally:
            connections.close()

    async def _deliver(self, connections: Connections, told: Told) -> None:
        wrapped, pauses = self._wrapped(told.message), deque(self.delays.callback_retries)
        while await self._try(connections, wrapped) != 200:
            if not pauses:
                self.gone.append(told)
                return
            await asyncio.sleep(pauses.popleft())
        self.acked.append(told)

    async def _try(self, connections: Connections, wrapped: bytes) -> int:
        self.tries += 1
        return await connections.status(wrapped, self.delays.callback_timeout)

    def _wrapped(self, message: Json) -> bytes:
        wrapped = wrap(message, self.target)
        return request(self.target.url, wrapped.body, wrapped.headers)


def places(told: Iterable[Told]) -> dict[str, set[int]]:
    """By contract, which of its messages are among these."""
    found: dict[str, set[int]] = {}
    for one in told:
        found.setdefault(one.contract_id, set()).add(one.place)
    return found
