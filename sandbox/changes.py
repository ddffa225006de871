"""Wake those who wait for the workspace to change, so that nobody polls on a timer."""

import asyncio
from contextlib import suppress


class Changes:
    """Counts changes; a waiter sleeps until the count has moved past what it has seen."""

    def __init__(self) -> None:
        self.count = 0
        self._moved = asyncio.Event()

    def mark(self) -> None:
        """Something that can be seen has changed."""
        self.count += 1
        self._moved.set()
        self._moved = asyncio.Event()

    async def after(self, seen: int, seconds: float) -> int:
        """Wait up to `seconds` for a change later than `seen`; answers the count now."""
        if self.count <= seen:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._moved.wait()
        return self.count
