"""The domain on a real Redis, with a scripted Tencent and a clock that is set by hand."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter

from services.contracts.announcements import AddLine, Announcement, Line, TellTrouble
from services.contracts.model import Contract
from services.contracts.ports import Contracts, Esign, Ports
from services.store.connection import Client
from services.store.contracts import RedisContracts
from services.store.pipe import Pipe
from services.store.strays import RedisStrays
from tests.services.store.opened import opened, streamed, vault

from .made import ID, NOW
from .scripted import Papers, ScriptedEsign

ANNOUNCEMENT: TypeAdapter[Announcement] = TypeAdapter(Announcement)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class World:
    redis: Client
    contracts: RedisContracts
    strays: RedisStrays
    esign: ScriptedEsign
    papers: Papers
    clock: Clock

    @property
    def ports(self) -> Ports:
        return self.ports_with()

    def ports_with(
        self, *, contracts: Contracts | None = None, esign: Esign | None = None
    ) -> Ports:
        """What a use case gets, as another process or a broken one would get it."""
        return Ports(
            contracts or self.contracts, esign or self.esign, self.papers, self.strays, self.clock
        )

    async def contract(self) -> Contract:
        return await self.contracts.get(ID)

    async def keep(self, contract: Contract) -> Contract:
        assert await self.contracts.add(contract, ())
        return contract

    async def alter(self, **change: Any) -> Contract:
        return await self.contracts.change(ID, lambda one: (one.model_copy(update=change), ()))

    async def announced(self) -> Sequence[Announcement]:
        return [ANNOUNCEMENT.validate_json(body) for body in await streamed(self.redis, "outbox")]

    async def lines(self) -> Sequence[Line]:
        return [one.line for one in await self.announced() if isinstance(one, AddLine)]

    async def troubles(self) -> Sequence[TellTrouble]:
        return [one for one in await self.announced() if isinstance(one, TellTrouble)]


@asynccontextmanager
async def world_on(redis_url: str) -> AsyncIterator[World]:
    async with opened(redis_url) as redis:
        world = World(
            redis=redis,
            contracts=RedisContracts(Pipe(redis), vault()),
            strays=RedisStrays(Pipe(redis), vault()),
            esign=ScriptedEsign(),
            papers=Papers(),
            clock=Clock(),
        )
        yield world
        assert world.esign.script == [], "Tencent was never asked for this"
