"""Stores and editions that fail, stop or wait at a chosen moment."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from services.contracts.announcements import Announcement
from services.contracts.model import Contract, Creation
from services.contracts.office import GroupMade, Made
from services.contracts.order import Order
from services.contracts.ports import Change
from services.store.contracts import RedisContracts

from .scripted import ObligingEsign

T = TypeVar("T")
Around = Callable[[Callable[[], Awaitable[Any]]], Awaitable[Any]]
"""Does something before and after a piece of work, or instead of it."""


class Killed(BaseException):
    """The process ends here."""


@dataclass
class Fuse:
    """Ends the process at the `point`-th moment: one is before each piece of work, one after."""

    point: int

    async def __call__(self, work: Callable[[], Awaitable[T]]) -> T:
        self._burn()
        done = await work()
        self._burn()
        return done

    def _burn(self) -> None:
        self.point -= 1
        if self.point == 0:
            raise Killed


class FusedContracts(RedisContracts):
    def __init__(self, inner: RedisContracts, around: Around) -> None:
        vars(self).update(vars(inner))
        self._around = around

    async def add(self, contract: Contract, announcements: Sequence[Announcement]) -> bool:
        added: bool = await self._around(
            lambda: super(FusedContracts, self).add(contract, announcements)
        )
        return added

    async def change(self, contract_id: str, change: Change, *, last: bool = False) -> Contract:
        changed: Contract = await self._around(
            lambda: super(FusedContracts, self).change(contract_id, change, last=last)
        )
        return changed


class FusedEsign(ObligingEsign):
    def __init__(self, inner: ObligingEsign, around: Around) -> None:
        super().__init__(asked=inner.asked)
        self._around = around

    async def create_step(
        self, our_id: str, order: Order, creation: Creation, document: bytes | None
    ) -> Creation:
        taken: Creation = await self._around(
            lambda: super(FusedEsign, self).create_step(our_id, order, creation, document)
        )
        return taken

    async def create_group(
        self, our_id: str, name: str, orders: Sequence[Order], file_ids: Sequence[str]
    ) -> GroupMade:
        made: GroupMade = await self._around(
            lambda: super(FusedEsign, self).create_group(our_id, name, orders, file_ids)
        )
        return made

    async def create_many(self, orders: Mapping[str, Order]) -> Mapping[str, Made]:
        made: Mapping[str, Made] = await self._around(
            lambda: super(FusedEsign, self).create_many(orders)
        )
        return made


class Meeting(RedisContracts):
    """One of several workers who each save nothing, `times` times, before all have got so far."""

    def __init__(self, inner: RedisContracts, barrier: asyncio.Barrier, times: int) -> None:
        vars(self).update(vars(inner))
        self._barrier = barrier
        self._times = times

    async def change(self, contract_id: str, change: Change, *, last: bool = False) -> Contract:
        if self._times:
            self._times -= 1
            await self._barrier.wait()
        return await super().change(contract_id, change, last=last)


class SlowToSave(RedisContracts):
    """Waits before its first save until it is told to go on."""

    def __init__(self, inner: RedisContracts) -> None:
        vars(self).update(vars(inner))
        self.about_to_save = asyncio.Event()
        self.may_save = asyncio.Event()

    async def change(self, contract_id: str, change: Change, *, last: bool = False) -> Contract:
        self.about_to_save.set()
        await self.may_save.wait()
        return await super().change(contract_id, change, last=last)
