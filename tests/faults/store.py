"""What the bot has stored, put there before a row and read after it."""

import asyncio
import base64
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from redis.asyncio import Redis

from bot.stage import Stage
from handlers import messages
from services.contracts.announcements import ShowCard
from services.contracts.model import Contract
from services.store import keys
from services.store.connection import Client
from services.store.contracts import RedisContracts
from services.store.pipe import Pipe
from services.store.queue import Queue
from services.store.vault import Vault
from tests.real_redis import RealRedis

AT_ONCE = 50


@dataclass(frozen=True)
class Store:
    """Beside the bot, on a connection that no fault is in the way of."""

    client: Client
    vault: Vault

    async def seed(self, contracts: Sequence[Contract]) -> None:
        """As if they had been created: each with its first card still to be shown."""
        store = RedisContracts(Pipe(self.client), self.vault)
        for start in range(0, len(contracts), AT_ONCE):
            some = contracts[start : start + AT_ONCE]
            cards = [(ShowCard(contract_id=one.id, first=True),) for one in some]
            await asyncio.gather(*map(store.add, some, cards))

    async def contracts(self, ids: Iterable[str]) -> Mapping[str, Contract]:
        store = RedisContracts(Pipe(self.client), self.vault)
        return {id_: await store.get(id_) for id_ in ids}

    async def sweep(self) -> None:
        """Ask about the open contracts now, instead of within the next five minutes."""
        queue = Queue(self.client, Pipe(self.client), self.vault, "inbox", "sweeper", lambda: 0.0)
        sweep = messages.Sweep()
        await queue.put(messages.dump(sweep), messages.lane(sweep))

    async def waiting(self) -> int:
        """Entries of both queues that are not carried out yet."""
        found = 0
        for queue in ("inbox", "outbox"):
            for number in range(keys.PARTITIONS):
                found += await self.client.xlen(keys.stream(queue, number))
                found += await self.client.zcard(keys.due(queue, number))
        return found

    async def set_aside(self) -> Mapping[str, int]:
        """How many entries were given up, by queue and reason."""
        found: dict[str, int] = {}
        for queue in ("inbox", "outbox"):
            for _, entry in await self.client.xrange(keys.dead(queue)):
                why = f"{queue} {entry[b'why'].decode()}"
                found[why] = found.get(why, 0) + 1
        return found


@asynccontextmanager
async def opened(redis: RealRedis, stage: Stage) -> AsyncIterator[Store]:
    # One that tries again by itself: what is read here must not fail for a kill long past.
    client: Client = Redis.from_url(redis.url)
    try:
        yield Store(client, Vault(base64.b64decode(stage.settings["STATE_KEY"])))
    finally:
        await client.aclose()
