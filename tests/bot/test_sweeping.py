"""When Tencent is asked about the contracts on their way: now and then, and after a gap."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.sweeping import EVERY_SECONDS, GAP_SECONDS, Sweeping
from handlers.inbox import Inbox
from handlers.messages import Sweep, load
from services.store.connection import Client
from tests.services.store.opened import streamed
from tests.services.store.queues import queue

from .office import cut_off, eventually

pytestmark = pytest.mark.real_redis

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


async def test_everybody_who_starts_asks_and_it_is_asked_once(redis: Client) -> None:
    clock = Clock()
    running = [asyncio.create_task(Sweeping(Inbox(queue(redis)), clock).run()) for _ in range(3)]
    await eventually(lambda: asked(redis))
    for one in running:
        await cut_off(one)
    assert await asked(redis) == 1
    clock.now += timedelta(seconds=EVERY_SECONDS)
    again = asyncio.create_task(Sweeping(Inbox(queue(redis)), clock).run())
    await eventually(lambda: asked_twice(redis))
    await cut_off(again)


async def test_after_a_gap_it_is_asked_at_once_and_once_by_all(redis: Client) -> None:
    clock = Clock()
    doors = [Sweeping(Inbox(queue(redis)), clock) for _ in range(3)]
    for one in doors:
        await one.after_gap()
    assert await asked(redis) == 1
    clock.now += timedelta(seconds=GAP_SECONDS)
    await doors[0].after_gap()
    assert await asked(redis) == 2


async def test_who_runs_and_hears_of_a_gap_asks_at_once(redis: Client) -> None:
    sweeping = Sweeping(Inbox(queue(redis)), Clock())
    running = asyncio.create_task(sweeping.run())
    await eventually(lambda: asked(redis))
    sweeping.gap_over()
    await eventually(lambda: asked_twice(redis))
    await cut_off(running)


async def asked(redis: Client) -> int:
    bodies = await streamed(redis, "inbox")
    assert all(load(body) == Sweep() for body in bodies)
    return len(bodies)


async def asked_twice(redis: Client) -> bool:
    return await asked(redis) == 2
