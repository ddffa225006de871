"""Callbacks applied by one worker, five for each contract, while its cards are shown.

The floor is what Redis and redis-py themselves need to read the entries by a hundred and to call
one script for each, a hundred in a round trip.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from time import monotonic, time

from handlers import messages
from services.store import keys
from services.store.connection import Client, connect
from services.store.pipe import Pipe
from services.store.queue import Queue
from tests.real_redis import real_redis

from . import signet, stock
from .harness import Child, Figures, Line, calls, child, in_turns, server

CONTRACTS = 1_000
BY = 100
FLOOR = """
redis.call('HSET', KEYS[2], 'v', ARGV[2], 'body', ARGV[3])
redis.call('XACK', KEYS[1], 'signet', ARGV[1])
redis.call('XDEL', KEYS[1], ARGV[1])
return 1
"""


def measure(rounds: int) -> Iterator[Line]:
    runs = {"alone": _of(_alone), "whole": _of(_whole), "floor": lambda: asyncio.run(_floor())}
    found = in_turns(runs, rounds)
    floor = found["floor"]["rate"]
    for name, what, least in (
        ("alone", "callbacks applied by one worker, its outbox left to another", 1_500),
        ("whole", "callbacks applied by one worker that shows their cards as well", 1_500),
    ):
        one = found[name]
        shown = f"; {one['shown']:.2f} messages to Slack a contract by then" if one["shown"] else ""
        cpu = f"CPU {one['cpu'] * 1e6:.0f} µs each, all told"
        yield Line(what, "–", one["rate"], "/s", least=least, detail=cpu + shown)
        yield Line(
            "the same",
            "XREADGROUP and one script each, by 100",
            one["rate"] / floor,
            "×",
            detail=f"{one['rate']:.0f}/s to {floor:.0f}/s",
        )


Started = Callable[[str, str], AbstractContextManager[Child]]


def _of(started: Started) -> Callable[[], Figures]:
    return lambda: asyncio.run(_run(started))


@contextmanager
def _alone(redis_url: str, slack_url: str) -> Iterator[Child]:
    env = signet.settings(redis_url, slack_url)
    with child("-m", "bench.peers.inbox_alone", env=env) as started:
        started.says("at work")
        yield started


_whole: Started = signet.worker


async def _run(started: Started) -> Figures:
    with real_redis(appendonly=True) as redis, server("-m", "bench.peers.slack_api") as slack:
        await stock.fill(redis.url, CONTRACTS)
        client = connect(redis.url)
        try:
            await _put_all(client)
            with started(redis.url, f"http://127.0.0.1:{slack.port}/api/") as worker:
                before = worker.cpu()
                applied = await _applied(client, slack)
                cpu = (worker.cpu() - before) / applied.callbacks
        finally:
            await client.aclose()
    return {"rate": applied.rate, "cpu": cpu, "shown": applied.shown}


@dataclass(frozen=True)
class _Applied:
    callbacks: int
    rate: float
    shown: float


async def _put_all(client: Client) -> None:
    inbox = Queue(client, Pipe(client), signet.VAULT, "inbox", "bench", time)
    stories = [stock.story(number) for number in range(CONTRACTS)]
    for step in range(len(stories[0])):
        seen = [messages.Observed(observation=story[step]) for story in stories]
        await asyncio.gather(
            *(inbox.put(messages.dump(one), messages.lane(one)) for one in seen),
        )


async def _applied(client: Client, slack: Child) -> _Applied:
    """Between the first and the last tenth: neither the start nor the end counts.

    What is shown until then is little: Slack takes one message a second and channel, and a card
    shows whatever has come to pass by its turn.
    """
    whole = await _length(client)
    begun = await fallen_to(client, whole * 9 // 10)
    ended = await fallen_to(client, whole // 10)
    await fallen_to(client, 0)
    shown = sum(calls(slack, method) for method in ("chat.postMessage", "chat.update"))
    rate = (begun[1] - ended[1]) / (ended[0] - begun[0])
    return _Applied(whole, rate, shown / CONTRACTS)


async def fallen_to(client: Client, count: int) -> tuple[float, int]:
    """When, and to what exactly, the inbox has fallen to that many entries or fewer."""
    async with asyncio.timeout(60):
        while (length := await _length(client)) > count:  # noqa: ASYNC110 - Redis tells nobody
            await asyncio.sleep(0.02)
    return monotonic(), length


async def _length(client: Client) -> int:
    pipeline = client.pipeline(transaction=False)
    for number in range(keys.PARTITIONS):
        pipeline.xlen(keys.stream("inbox", number))
    return sum(await pipeline.execute())


async def _floor() -> Figures:
    """Entries a second, of the same size."""
    with real_redis(appendonly=True) as redis:
        client = connect(redis.url)
        try:
            return {"rate": await _floor_of(client)}
        finally:
            await client.aclose()


async def _floor_of(client: Client) -> float:
    await client.xgroup_create("stream", "signet", "0", mkstream=True)
    sealed = signet.VAULT.seal("inbox", bytes(400))
    for _ in range(CONTRACTS * 5 // BY):
        pipeline = client.pipeline(transaction=False)
        for _ in range(BY):
            pipeline.xadd("stream", {"lane": "C000000000", "attempt": 0, "body": sealed})
        await pipeline.execute()
    digest = await client.script_load(FLOOR)
    begun = monotonic()
    while entries := await client.xreadgroup("signet", "w", {"stream": ">"}, count=BY):
        pipeline = client.pipeline(transaction=False)
        read = entries[b"stream"][0] if isinstance(entries, dict) else entries[0][1]
        for number, (id_, fields) in enumerate(read):
            pipeline.evalsha(digest, 2, "stream", f"c{number}", id_, 1, fields[b"body"])
        await pipeline.execute()
    return CONTRACTS * 5 / (monotonic() - begun)
