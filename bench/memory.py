"""What a contract takes in Redis for good, and what the two processes take on the machine."""

import asyncio
from collections.abc import Iterator

from services.store.cards import Cards
from services.store.connection import connect
from services.store.pipe import Pipe
from tests.real_redis import real_redis

from . import signet, stock
from .apply import fallen_to
from .harness import Line, server
from .load import send

CONTRACTS = 5_000
CALLBACKS = 2_000
MEGABYTE = 1e6
INSTALLED = "bench.peers.installed"


def measure(_: int) -> Iterator[Line]:
    with real_redis(appendonly=True) as redis, server("-m", "bench.peers.slack_api") as slack:
        before = asyncio.run(_used(redis.url))
        asyncio.run(_fill(redis.url))
        each = (asyncio.run(_used(redis.url)) - before) / CONTRACTS
        yield Line("Redis per contract, with its card", "–", each, "bytes", most=2_000)
        api = f"http://127.0.0.1:{slack.port}/api/"
        with (
            signet.web(redis.url, api, INSTALLED) as web,
            signet.worker(redis.url, api, INSTALLED) as worker,
        ):
            send("callback", web.port, CALLBACKS, 32, "memory")
            send("help", web.port, CALLBACKS, 8)
            asyncio.run(_carried_out(redis.url))
            (own, shared), (own_too, shared_too) = web.memory(), worker.memory()
        yield Line(
            "web and worker resident, after 2,000 callbacks and commands",
            "–",
            (own + own_too + max(shared, shared_too)) / MEGABYTE,
            "MB",
            most=150,
            detail=f"{own / MEGABYTE:.0f} MB and {own_too / MEGABYTE:.0f} MB of their own; "
            f"libraries that they share, {max(shared, shared_too) / MEGABYTE:.0f} MB, count once",
        )


async def _used(url: str) -> int:
    client = connect(url)
    try:
        return int((await client.info("memory"))["used_memory"])
    finally:
        await client.aclose()


async def _fill(url: str) -> None:
    await stock.fill(url, CONTRACTS)
    client = connect(url)
    try:
        cards = Cards(Pipe(client))
        for number in range(CONTRACTS):
            await cards.move(
                stock.OF_OURS.format(number), "card", "C0LEASES", "1780000000.000100", 3
            )
    finally:
        await client.aclose()


async def _carried_out(url: str) -> None:
    client = connect(url)
    try:
        await fallen_to(client, 0)
    finally:
        await client.aclose()
