"""When Tencent is asked about the contracts on their way.

Tencent forgets an event about 45 s after its first try, so what happened while nobody could take
it is asked for: now and then, and as soon as a gap is over.
"""

import asyncio
from contextlib import suppress

from handlers import messages
from handlers.inbox import Inbox
from services.contracts.errors import Unavailable
from services.contracts.ports import Clock

EVERY_SECONDS = 300
UNTOLD_SECONDS = 60
"""Where Tencent tells nothing by itself, so that all that is known is what was asked."""
GAP_SECONDS = 5
"""All who notice the same gap within this time ask once. It is shorter than any gap that matters:
Tencent itself comes back for 15 s. So no question from before a gap stands in for one after it."""


class Sweeping:
    def __init__(self, inbox: Inbox, clock: Clock, every: int = EVERY_SECONDS) -> None:
        """`every`: so many seconds lie between two times."""
        self._inbox = inbox
        self._clock = clock
        self._every = every
        self._gap_over = asyncio.Event()

    async def run(self) -> None:
        """Until cancelled; however many do this, together they ask once a time."""
        while True:
            with suppress(Unavailable):
                await self._ask("sweep", self._every)
            with suppress(TimeoutError):
                async with asyncio.timeout(self._every):
                    await self._gap_over.wait()
                    self._gap_over.clear()
                    await self.after_gap()

    def gap_over(self) -> None:
        """Redis was away, so callbacks were refused: `run` asks what they would have said."""
        self._gap_over.set()

    async def after_gap(self) -> None:
        """Ask now, for example because no door was open until now."""
        with suppress(Unavailable):
            await self._ask("gap", GAP_SECONDS)

    async def _ask(self, why: str, seconds: int) -> None:
        turn = int(self._clock().timestamp()) // seconds
        await self._inbox.put(messages.Sweep(), once=messages.once_key(why, str(turn)))
