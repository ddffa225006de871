"""Work that goes on after an answer and that nobody misses when the process dies: reads."""

import asyncio
from collections.abc import Coroutine
from typing import Any

CLOSING_SECONDS = 2


class Background:
    """Holds on to its tasks (asyncio does not), and ends them with the process."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """`work` must not raise: it shows its own failures to the person it works for."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """What is nearly done may end; the rest is cancelled."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=CLOSING_SECONDS)
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            # One cancellation may be swallowed on Python 3.11 (see bot.worker.end).
            await asyncio.wait(self._tasks, timeout=1)
