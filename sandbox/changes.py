"""Wake those who wait for the workspace to change, so that nobody polls on a timer."""

import asyncio
from contextlib import suppress


class Changes:
    """Counts changes; a waiter sleeps until the count has moved past what it has seen.

    `ended`: nothing will change any more, and nobody is to wait.
    """

    def __init__(self) -> None:
        self.count = 0
        self.ended = False
        self._moved = asyncio.Event()

    def mark(self) -> None:
        """Something that can be seen has changed."""
        self.count += 1
        self._moved.set()
        self._moved = asyncio.Event()

    def end(self) -> None:
        self.ended = True
        self.mark()

    async def after(self, seen: int, seconds: float) -> int:
        """Wait up to `seconds` for a change later than `seen`; answers the count now."""
        if self.count <= seen and not self.ended:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._moved.wait()
        return self.count
