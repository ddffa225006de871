"""Tencent's delivery of callbacks: five seconds a try, five more tries, then the event is gone."""

import asyncio
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from time import monotonic

import aiohttp

from sandbox.tencent import CallbackTarget, Delays
from sandbox.tencent.callbacks import wrap

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
        """Send in this order, evenly over `seconds`; return once each is acked or gone."""
        connector = aiohttp.TCPConnector(limit=IN_FLIGHT)
        limit = aiohttp.ClientTimeout(total=self.delays.callback_timeout)
        async with aiohttp.ClientSession(connector=connector, timeout=limit) as http:
            began, under_way = monotonic(), []
            for number, one in enumerate(told):
                due = began + seconds * number / len(told)
                if (early := due - monotonic()) > 0:
                    await asyncio.sleep(early)
                under_way.append(asyncio.create_task(self._deliver(http, one)))
            await asyncio.gather(*under_way)

    async def try_once(self, message: Json) -> int:
        """The status that a message is answered with; 0 for no answer in time."""
        limit = aiohttp.ClientTimeout(total=self.delays.callback_timeout)
        async with aiohttp.ClientSession(timeout=limit) as http:
            return await self._post(http, message)

    async def _deliver(self, http: aiohttp.ClientSession, told: Told) -> None:
        pauses = deque(self.delays.callback_retries)
        while await self._post(http, told.message) != 200:
            if not pauses:
                self.gone.append(told)
                return
            await asyncio.sleep(pauses.popleft())
        self.acked.append(told)

    async def _post(self, http: aiohttp.ClientSession, message: Json) -> int:
        self.tries += 1
        wrapped = wrap(message, self.target)
        try:
            async with http.post(
                self.target.url, data=wrapped.body, headers=wrapped.headers
            ) as answer:
                return answer.status
        except (aiohttp.ClientError, TimeoutError):
            return 0


def places(told: Iterable[Told]) -> dict[str, set[int]]:
    """By contract, which of its messages are among these."""
    found: dict[str, set[int]] = {}
    for one in told:
        found.setdefault(one.contract_id, set()).add(one.place)
    return found
