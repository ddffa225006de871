"""One of two workers is killed: how long until what comes then is applied."""

import asyncio
from collections.abc import Iterator
from time import monotonic, time

from handlers import messages
from services.contracts.model import Standing, Status
from services.store import keys
from services.store.connection import Client, connect
from services.store.pipe import Pipe
from services.store.queue import Queue
from tests.real_redis import real_redis
from tests.services.contracts.made import saw

from . import signet, stock
from .harness import Child, Figures, Line, in_turns, server

CONTRACTS = 200
"""Enough for some in each of the sixteen streams."""


def measure(rounds: int) -> Iterator[Line]:
    found = in_turns({"kill -9": lambda: asyncio.run(_run())}, rounds)["kill -9"]
    yield Line(
        "kill -9 of one of two workers: until the next update of its contracts",
        "–",
        found["last"],
        "s",
        most=5,
        detail=f"the first of them after {found['first']:.1f} s, the last after "
        f"{found['last']:.1f} s; contracts of the other worker after {found['other']:.2f} s",
    )


async def _run() -> Figures:
    with (
        real_redis(appendonly=True) as redis,
        server("-m", "bench.peers.slack_api") as slack,
        signet.worker(redis.url, f"http://127.0.0.1:{slack.port}/api/") as one,
        signet.worker(redis.url, f"http://127.0.0.1:{slack.port}/api/"),
    ):
        await stock.fill(redis.url, CONTRACTS)
        client = connect(redis.url)
        try:
            dead = await _streams_of(client, one)
            one.process.kill()
            killed = monotonic()
            await _put(client)
            return await _watched(client, dead, killed)
        finally:
            await client.aclose()


async def _streams_of(client: Client, worker: Child) -> set[int]:
    """Those that the worker holds, once the two have shared them out."""
    part = f"-{worker.process.pid}-".encode()
    async with asyncio.timeout(30):
        while True:
            holders = [await client.get(keys.lease("inbox", n)) for n in range(keys.PARTITIONS)]
            held = {number for number, holder in enumerate(holders) if part in (holder or b"")}
            if all(holders) and len(held) == keys.PARTITIONS // 2:
                return held
            await asyncio.sleep(0.05)


async def _put(client: Client) -> None:
    inbox = Queue(client, Pipe(client), signet.VAULT, "inbox", "bench", time)
    for number in range(CONTRACTS):
        ids = {
            "remote_id": stock.OF_TENCENTS.format(number),
            "our_id": stock.OF_OURS.format(number),
        }
        seen = saw(Status.PARTLY_SIGNED, [Standing.SIGNED], **ids)
        message = messages.Observed(observation=seen)
        await inbox.put(messages.dump(message), messages.lane(message))


async def _watched(client: Client, dead: set[int], killed: float) -> Figures:
    """When each stream was empty, in seconds since the kill."""
    emptied: dict[int, float] = {}
    async with asyncio.timeout(60):
        while len(emptied) < keys.PARTITIONS:
            for number in set(range(keys.PARTITIONS)) - emptied.keys():
                if not await client.xlen(keys.stream("inbox", number)):
                    emptied[number] = monotonic() - killed
            await asyncio.sleep(0.02)
    return {
        "first": min(emptied[number] for number in dead),
        "last": max(emptied[number] for number in dead),
        "other": max(seconds for number, seconds in emptied.items() if number not in dead),
    }
