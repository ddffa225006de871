"""Queues as several processes see them, with a clock that is set by hand."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

from redis.exceptions import ConnectionError as ConnectionLost

from services.store import keys
from services.store.connection import Client
from services.store.pipe import Pipe
from services.store.queue import GROUP, Delivery, Queue

from .opened import vault

LONG = timedelta(minutes=10)
"""A lease that no test outlives, however busy the machine is: those that die are let die."""


class Seconds:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def queue(redis: Client, worker: str = "a", clock: Seconds | None = None) -> Queue:
    return Queue(redis, Pipe(redis), vault(), "inbox", worker, clock or Seconds(), lease=LONG)


async def put(to: Queue, *bodies: bytes, lane: str = "lane") -> None:
    for body in bodies:
        assert await to.put(body, lane)


async def take(from_: Queue, limit: int = 10) -> Sequence[Delivery]:
    """What lies there now, without waiting for more."""
    return await from_.take(limit, block_ms=1)


async def ready(redis: Client, worker: str = "a", clock: Seconds | None = None) -> Queue:
    """One that has its share of the streams."""
    one = queue(redis, worker, clock)
    await one.beat()
    return one


async def let_die(redis: Client, worker: str, queue_name: str = "inbox") -> None:
    """As after some seconds without a sign of life: its leases have run out."""
    await redis.zrem(keys.workers(queue_name), worker)
    for number in range(keys.PARTITIONS):
        if await redis.get(keys.lease(queue_name, number)) == worker.encode():
            await redis.delete(keys.lease(queue_name, number))


def streams(queue_name: str = "inbox") -> Sequence[str]:
    return [keys.stream(queue_name, number) for number in range(keys.PARTITIONS)]


async def length(redis: Client, queue_name: str = "inbox") -> int:
    """How many entries lie in the queue, in somebody's hands or not."""
    return sum([int(await redis.xlen(stream)) for stream in streams(queue_name)])


async def pending(redis: Client) -> int:
    """How many entries are in somebody's hands."""
    summaries = [await redis.xpending(stream, GROUP) for stream in streams()]
    return sum(int(one["pending"]) for one in summaries)


async def put_off(redis: Client, queue_name: str = "inbox") -> int:
    """How many entries wait for their time."""
    due = [keys.due(queue_name, number) for number in range(keys.PARTITIONS)]
    return sum([int(await redis.zcard(key)) for key in due])


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
