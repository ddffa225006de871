"""A worker at a real queue, with what it is told to do and how it fares."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from redis.exceptions import ConnectionError as ConnectionLost
from redis.exceptions import TimeoutError as TooSlow

from bot.worker import BEAT_SECONDS, Worker
from services.store.connection import Client
from services.store.pipe import Pipe
from services.store.queue import Delivery, Queue
from tests.services.store.opened import vault
from tests.services.store.queues import LONG, Seconds, length, put_off

PATIENCE = 60
"""Seconds until a test that waits for something is a failed test."""

NAP = 0.002

Step = Exception | Callable[[], Awaitable[Any]] | None


@dataclass
class Office:
    """`plan` has, for each body, what happens at its attempts one after the other; then it works.

    Every nap is over almost at once, those between two beats too; `naps` has how long each was
    meant to be.
    """

    redis: Client
    consumer: str = "a"
    name: str = "inbox"
    clock: Seconds = field(default_factory=Seconds)
    plan: dict[str, list[Step]] = field(default_factory=lambda: defaultdict(list))
    gone_plan: list[Exception] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    seen: list[Delivery] = field(default_factory=list)
    gone: list[tuple[str, str]] = field(default_factory=list)
    naps: list[float] = field(default_factory=list)
    naps_end: asyncio.Event | None = None
    """Where set, a nap of more than a beat lasts until then."""
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)

    def __post_init__(self) -> None:
        pipe = Pipe(self.redis)
        self.queue = Queue(
            self.redis, pipe, vault(), self.name, self.consumer, self.clock, lease=LONG
        )

    def worker(self, **options: Any) -> Worker:
        return Worker(self.queue, self._handle, self._gone, sleep=self._sleep, **options)

    async def put(self, *bodies: str, lane: str = "lane") -> None:
        for body in bodies:
            assert await self.queue.put(body.encode(), lane)

    async def until(self, reached: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(reached)

    async def until_done(self, *bodies: str) -> None:
        await self.until(lambda: set(bodies) <= set(self.done))

    async def until_put_off(self) -> None:
        """Something waits for its time; then it is a minute later, and it is begun again."""
        await eventually(lambda: put_off(self.redis, self.name))
        begun = len(self.begun)
        self.clock.now += 60
        await self.until(lambda: len(self.begun) > begun)

    async def until_emptied(self) -> None:
        """Nothing is left in the queue."""
        await eventually(self._is_empty)

    async def _is_empty(self) -> bool:
        return not await length(self.redis, self.name)

    @property
    def in_hand(self) -> int:
        return sum(map(len, self.queue._in_hand.values()))

    async def has_let_go(self) -> bool:
        """Nothing is in hand; what is not done will be read again."""
        return not self.in_hand

    @asynccontextmanager
    async def at_work(self, **options: Any) -> AsyncIterator["asyncio.Task[None]"]:
        """The worker runs; at the end it is cut off wherever it is, like a killed process."""
        running = asyncio.create_task(self.worker(**options).run())
        try:
            yield running
        finally:
            await cut_off(running)

    async def _handle(self, delivery: Delivery) -> None:
        body = delivery.body.decode()
        self.seen.append(delivery)
        await self._tell(lambda: self.begun.append(body))
        steps = self.plan[body]
        match steps.pop(0) if steps else None:
            case Exception() as error:
                raise error
            case None:
                pass
            case wait:
                await wait()
        await self._tell(lambda: self.done.append(body))

    async def _gone(self, delivery: Delivery, error: Exception) -> None:
        if self.gone_plan:
            raise self.gone_plan.pop(0)
        await self._tell(lambda: self.gone.append((delivery.body.decode(), type(error).__name__)))

    async def _sleep(self, seconds: float) -> None:
        await self._tell(lambda: self.naps.append(seconds))
        if self.naps_end and seconds > BEAT_SECONDS:
            await self.naps_end.wait()
        await asyncio.sleep(NAP)

    async def _tell(self, happens: Callable[[], Any]) -> None:
        async with self._news:
            happens()
            self._news.notify_all()


async def eventually(check: Callable[[], Awaitable[Any]]) -> None:
    """Asked of Redis again and again. (`asyncio.timeout` around redis-py may go unheard, too.)"""
    for _ in range(int(PATIENCE / NAP)):
        with suppress(ConnectionLost, TooSlow):  # left over from before Redis was killed
            if await check():
                return
        await asyncio.sleep(NAP)
    raise AssertionError("it never came to that")


async def cut_off(task: "asyncio.Task[None]") -> None:
    """Cancelled until it is heard: a cancellation may get lost (cpython 86296)."""
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=1)
