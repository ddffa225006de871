"""A clock that stands still until the test moves it, and the sleep that goes with it."""

import asyncio


class ManualTime:
    def __init__(self, now: float = 1_790_000_000.0) -> None:
        self.now = now
        self.slept: list[float] = []
        """Every pause that was asked for, in order."""
        self._sleepers: list[tuple[float, asyncio.Event]] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.Event()
        self.slept.append(seconds)
        self._sleepers.append((self.now + seconds, woken))
        await woken.wait()

    def advance(self, seconds: float) -> None:
        self.now += seconds
        for due, woken in self._sleepers:
            if due <= self.now:
                woken.set()
        self._sleepers = [one for one in self._sleepers if one[0] > self.now]


async def no_sleep(_seconds: float) -> None:
    """Lets the other tasks run, and no time pass."""
    await asyncio.sleep(0)
