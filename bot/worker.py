"""Works through a queue: takes entries, carries them out lane by lane, and never drops one."""

import asyncio
import logging
import traceback
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, nullcontext, suppress
from dataclasses import replace

from services.contracts.errors import (
    Misconfigured,
    NotFound,
    NotKept,
    NotYet,
    Refused,
    SignetError,
    Unavailable,
)
from services.store.queue import Delivery, Queue

log = logging.getLogger("signet.worker")

BEAT_SECONDS = 1.0
MOST_IN_HAND = 64
A_STREAM = 8
"""So many are taken of each stream at a time: what is in hand of all together is in memory."""
LOOK_AHEAD = 500
"""So many in hand where something urgent may lie behind what has to wait."""

AT_ONCE = 8
"""httpx slows down with concurrency, and Tencent allows 20 calls a second for most actions."""

SPARE = 2
"""So many of them are kept for what is urgent."""

BUG_ATTEMPTS = 3
"""How often something we did not foresee is tried before it is set aside."""

MOST_SECONDS = 60.0
"""Between two attempts."""

PATIENCE_SECONDS = 8.0
"""With what it takes to hand the rest back, a worker is gone ten seconds after it was asked to."""


def pause(attempt: int, error: Exception) -> float:
    """Seconds until the next attempt: what the other side asked for, else 1, 2, 4 … 60."""
    if isinstance(error, Misconfigured):
        return MOST_SECONDS
    asked = error.retry_after if isinstance(error, Unavailable) else None
    return asked if asked is not None else min(MOST_SECONDS, 2.0 ** min(attempt, 6))


def may_be_done(error: Exception) -> bool:
    """Whether what failed so may have been carried out all the same."""
    if isinstance(error, NotKept):
        return True  # it could not be noted
    return not isinstance(error, Unavailable) or error.maybe_done


def described(error: Exception) -> str:
    """For the log. Without the error's own text where that may quote what somebody typed."""
    match error:
        case Refused():
            return f"Refused {error.code} ({error.request_id})"
        case NotFound():
            return type(error).__name__
        case SignetError():
            return f"{type(error).__name__}: {error}"
        case _:
            frames = "".join(traceback.format_tb(error.__traceback__))
            return f"{type(error).__name__} at\n{frames}"


Left = tuple[Delivery, float] | None
"""What is to be tried again, and in how many seconds; None when it is out of our hands."""


class Worker:
    """One queue's worker.

    `handle` carries out one delivery and raises what went wrong. `gone` hears of a delivery that
    is set aside for good, `recovered` that Redis is there again after it was away. With
    `in_order`, a failing entry holds up its own lane instead of being put off, so that a lane
    keeps its order; `NotYet` is no failure then, but a turn to wait for. What is `urgent` finds a
    slot before the rest, with all that lies before it in its lane; it must not raise. `patience`
    is in seconds: see `stop`.
    """

    def __init__(
        self,
        queue: Queue,
        handle: Callable[[Delivery], Awaitable[None]],
        gone: Callable[[Delivery, Exception], Awaitable[None]],
        *,
        in_order: bool = False,
        urgent: Callable[[Delivery], bool] = lambda _: True,
        recovered: Callable[[], None] = lambda: None,
        patience: float = PATIENCE_SECONDS,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._queue = queue
        self._handle = handle
        self._gone = gone
        self._in_order = in_order
        self._most = LOOK_AHEAD if in_order else MOST_IN_HAND
        self._urgent = urgent
        self._recovered = recovered
        self._patience = patience
        self._sleep = sleep
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._slots_of_rest = asyncio.Semaphore(AT_ONCE - SPARE)
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._urgent_in: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()
        self._naps: set[asyncio.Future[None]] = set()
        self._taking: asyncio.Task[Sequence[Delivery]] | None = None
        self._room = asyncio.Event()
        self._stopping = asyncio.Event()
        self._away = False

    async def run(self) -> None:
        """Work until `stop`; then finish what is in hand (see `stop`).

        Raises what stands in the way of all work, such as `Misconfigured` for a wrong STATE_KEY.
        """
        beating = asyncio.create_task(self._keep_beating())
        # Who shows no life any more is taken for dead: others would do the same work.
        beating.add_done_callback(lambda _: self.stop())
        try:
            while not self._stopping.is_set():
                await self._turn()
            await self._finish()
        finally:
            await end(beating, *self._tasks)
        if not beating.cancelled():
            beating.result()
        with suppress(Unavailable):
            await self._queue.leave()

    def stop(self) -> None:
        """Begin nothing more; what is begun and not finished within `patience` is left to others,
        and so is at once what only waits."""
        self._stopping.set()
        self._room.set()
        for nap in self._naps:
            nap.cancel()
        if self._taking is not None:
            self._taking.cancel()

    async def _turn(self) -> None:
        try:
            while not self._stopping.is_set():
                await self._take_some()
        except Unavailable as error:
            self._missed(error)
            await self._sleep(1)

    async def _take_some(self) -> None:
        room = self._most - len(self._tasks)
        if room <= 0:
            self._room.clear()
            await self._room.wait()
            return
        self._taking = asyncio.create_task(self._queue.take(min(room, A_STREAM), block_ms=500))
        try:
            await asyncio.wait([self._taking])
        finally:
            self._taking.cancel()
        if not self._taking.cancelled():
            for delivery in self._taking.result():
                self._start(delivery)

    async def _keep_beating(self) -> None:
        """Show that we live; when we are asked to stop, hand back what we have nothing of."""
        while True:
            # Seen before this beat: what fails beside it may be younger than its answer.
            away = self._away
            try:
                await self._queue.beat(leaving=self._stopping.is_set())
            except Unavailable as error:
                self._missed(error)
            else:
                if away:
                    self._away = False
                    self._recovered()
            await self._sleep(BEAT_SECONDS)

    def _missed(self, error: Unavailable) -> None:
        log.warning("queue unavailable: %s", error)
        self._away = True

    def _start(self, delivery: Delivery) -> None:
        before = self._lanes.get(delivery.lane)
        task = asyncio.create_task(self._work(delivery, before))
        self._lanes[delivery.lane] = task
        self._tasks.add(task)
        urgent = int(self._urgent(delivery))
        self._urgent_in[delivery.lane] += urgent
        task.add_done_callback(lambda done: self._forget(delivery.lane, done, urgent))

    def _forget(self, lane: str, task: asyncio.Task[None], urgent: int) -> None:
        self._tasks.discard(task)
        self._room.set()
        self._urgent_in[lane] -= urgent
        if self._lanes.get(lane) is task:
            del self._lanes[lane]
            del self._urgent_in[lane]

    async def _work(self, delivery: Delivery, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait([before])
        try:
            left = await self._attempt(delivery)
            while left is not None:
                again, seconds = left
                # What went wrong is not kept here, or all that it happened to would be.
                await self._wait(seconds)
                left = await self._attempt(again)
        except Unavailable as error:
            # Not even putting it off worked: it stays ours, and is read again.
            self._missed(error)
            self._queue.let_go(delivery)

    async def _attempt(self, delivery: Delivery) -> Left:
        try:
            async with self._slot(delivery.lane):
                if self._stopping.is_set() or not self._queue.holds(delivery):
                    # It is, or soon will be, another's: to act as well might do it twice.
                    self._queue.let_go(delivery)
                    return None
                delivery.urgent = self._urgent_in[delivery.lane] > 0
                await self._handle(delivery)
        except Exception as error:
            return await self._failed(delivery, error)
        await self._queue.done(delivery)
        return None

    @asynccontextmanager
    async def _slot(self, lane: str) -> AsyncIterator[None]:
        urgent = self._urgent_in[lane] > 0
        async with nullcontext() if urgent else self._slots_of_rest, self._slots:
            yield

    async def _failed(self, delivery: Delivery, error: Exception) -> Left:
        if self._in_order and isinstance(error, NotYet):
            log.debug("%s waits: %s", delivery.id, described(error))
            return delivery, pause(delivery.attempt, error)
        foreseen = isinstance(error, SignetError)
        level = logging.INFO if isinstance(error, NotYet) else logging.WARNING
        log.log(level, "%s attempt %d: %s", delivery.id, delivery.attempt, described(error))
        retry = error.retryable if isinstance(error, SignetError) else True
        if not retry or (not foreseen and delivery.attempt + 1 >= BUG_ATTEMPTS):
            await self._set_aside(delivery, error)
            return None
        if self._in_order:
            again = delivery.again or may_be_done(error)
            return replace(delivery.once_more(), again=again), pause(delivery.attempt, error)
        await self._queue.later(delivery, pause(delivery.attempt, error))
        return None

    async def _wait(self, seconds: float) -> None:
        """No longer than until we are asked to stop: it is for others to go on then."""
        nap = asyncio.ensure_future(self._sleep(seconds))
        self._naps.add(nap)
        try:
            if not self._stopping.is_set():
                await asyncio.wait([nap])
        finally:
            self._naps.discard(nap)
            nap.cancel()

    async def _set_aside(self, delivery: Delivery, error: Exception) -> None:
        try:
            await self._gone(delivery, error)
        except Unavailable:
            raise
        except Exception as telling:
            log.error("%s could not be told of: %s", delivery.id, described(telling))
        await self._queue.bury(delivery, type(error).__name__)

    async def _finish(self) -> None:
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=self._patience)


async def end(*tasks: asyncio.Task[None]) -> None:
    """Cancel until it is heard: `wait_for`, in redis-py, may swallow it (cpython 86296, < 3.12)."""
    left = {task for task in tasks if not task.done()}
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=0.1)
