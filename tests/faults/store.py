"""What the bot has stored, put there before a row and read after it."""

import asyncio
import base64
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from redis.asyncio import Redis

from bot.stage import Stage
from services.contracts.announcements import ShowCard
from services.contracts.model import Contract
from services.store import keys
from services.store.connection import Client
from services.store.contracts import RedisContracts
from services.store.pipe import Pipe
from services.store.vault import Vault
from tests.real_redis import RealRedis

AT_ONCE = 50
PATIENCE = 90
"""Seconds: that Redis is slow is no fault of a row."""


@dataclass(frozen=True)
class Store:
    """Beside the bot, with a fresh connection each time: no fault is in its way."""

    url: str
    vault: Vault

    @asynccontextmanager
    async def client(self) -> AsyncIterator[Client]:
        async with Redis.from_url(
            self.url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
        ) as client:
            yield client

    async def seed(self, contracts: Sequence[Contract]) -> None:
        """As if they had been created: each with its first card still to be shown."""
        async with self.client() as client:
            store = RedisContracts(Pipe(client), self.vault)
            for start in range(0, len(contracts), AT_ONCE):
                some = contracts[start : start + AT_ONCE]
                cards = [(ShowCard(contract_id=one.id, first=True),) for one in some]
                await asyncio.gather(*map(store.add, some, cards))

    async def contracts(self, ids: Iterable[str]) -> Mapping[str, Contract]:
        async with self.client() as client:
            store = RedisContracts(Pipe(client), self.vault)
            return {id_: await store.get(id_) for id_ in ids}

    async def waiting(self) -> int:
        """Entries of both queues that are not carried out yet."""
        async with self.client() as client:
            pipeline = client.pipeline(transaction=False)
            for queue in ("inbox", "outbox"):
                for number in range(keys.PARTITIONS):
                    pipeline.xlen(keys.stream(queue, number))
                    pipeline.zcard(keys.due(queue, number))
            return sum(await pipeline.execute())

    async def set_aside(self) -> Mapping[str, int]:
        """How many entries were given up, by queue and reason."""
        found: Counter[str] = Counter()
        async with self.client() as client:
            for queue in ("inbox", "outbox"):
                for _, entry in await client.xrange(keys.dead(queue)):
                    found[f"{queue} {entry[b'why'].decode()}"] += 1
        return found


def store_of(redis: RealRedis, stage: Stage) -> Store:
    return Store(redis.url, Vault(base64.b64decode(stage.settings["STATE_KEY"])))
