"""Queues as several processes see them, with a clock that is set by hand."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from redis.exceptions import ConnectionError as ConnectionLost

from services.store import keys
from services.store.connection import Client
from services.store.queue import GROUP, Delivery, Queue

from .opened import vault


class Seconds:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def queue(redis: Client, consumer: str = "a", clock: Seconds | None = None) -> Queue:
    return Queue(redis, vault(), "inbox", consumer, clock or Seconds())


async def put(to: Queue, *bodies: bytes, lane: str = "lane") -> None:
    for body in bodies:
        assert await to.put(body, lane)


async def take(from_: Queue, limit: int = 10) -> Sequence[Delivery]:
    """What lies there now, without waiting for more."""
    return await from_.take(limit, block_ms=1)


async def let_die(redis: Client, consumer: str, queue_name: str = "inbox") -> None:
    """As after some seconds without a sign of life: no beat, and all it had in hand is idle."""
    await redis.delete(keys.alive(queue_name, consumer))
    stream = keys.stream(queue_name)
    held = await redis.xpending_range(
        stream, GROUP, min="-", max="+", count=100, consumername=consumer
    )
    if held:
        ids = [entry["message_id"] for entry in held]
        await redis.xclaim(stream, GROUP, consumer, 0, ids, idle=60_000, justid=True)


async def pending(redis: Client) -> int:
    """How many entries are in somebody's hands."""
    return int((await redis.xpending(keys.stream("inbox"), GROUP))["pending"])


class Meddled:
    """A client, one of whose commands is meddled with after it is carried out, `times` times."""

    def __init__(
        self, redis: Client, command: str, then: Callable[[Any], Awaitable[Any]], times: int = 1
    ) -> None:
        self._redis = redis
        self._command = command
        self._then = then
        self.times = times

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._redis, name)
        if name != self._command or not self.times:
            return found
        self.times -= 1

        async def meddled(*args: Any, **options: Any) -> Any:
            return await self._then(await found(*args, **options))

        return meddled


async def lost(_: Any) -> Any:
    """The reply gets lost on the network."""
    raise ConnectionLost("the reply was lost")
