"""The worker while Redis comes and goes."""

import asyncio

import pytest

from services.contracts.errors import Unavailable
from services.store import keys
from tests.real_redis import real_redis
from tests.services.store.opened import opened
from tests.services.store.queues import put_off

from .office import PATIENCE, Office, eventually

pytestmark = pytest.mark.real_redis

BODIES = [str(number) for number in range(20)]


async def test_an_outage_of_redis_while_it_works_loses_nothing() -> None:
    with real_redis(appendonly=True) as server:
        async with opened(server.url) as redis:
            office = Office(redis)
            go_on = asyncio.Event()
            office.plan["in hand"] = [go_on.wait]
            office.plan["put off"] = [Unavailable("tencent", 30)]
            await office.put("in hand", lane="a")
            await office.put("put off", lane="b")
            async with office.at_work():
                await eventually(lambda: put_off(redis))
                await office.put(*BODIES, lane="a")
                await asyncio.to_thread(server.kill)
                go_on.set()
                await office.until_done("in hand")
                await eventually(office.has_let_go)
                server.start()
                office.clock.now += 60
                await office.until_done("put off", *BODIES)
                await office.until_emptied()
    # What could not be marked as done was carried out again, and told so: at least once.
    assert office.done.count("in hand") >= 2
    for body in ("in hand", *BODIES):
        first, *further = [one.again for one in office.seen if one.body == body.encode()]
        assert not first
        assert all(further)


async def test_killed_in_the_midst_of_work_again_and_again_everything_is_done() -> None:
    with real_redis(appendonly=True) as server:
        async with opened(server.url) as redis:
            office = Office(redis)
            for number, body in enumerate(BODIES):
                await office.put(body, lane=f"lane {number % 3}")
            async with office.at_work():
                for count in (1, 5, 9):
                    await office.until(lambda so_far=count: len(set(office.done)) >= so_far)  # type: ignore[misc]
                    await asyncio.to_thread(server.kill)
                    server.start()
                await office.until_done(*BODIES)
                await office.until_emptied()


async def test_after_an_outage_somebody_hears_that_redis_is_there_again() -> None:
    with real_redis(appendonly=True) as server:
        async with opened(server.url) as redis:
            office = Office(redis)
            recovered = asyncio.Event()
            async with office.at_work(recovered=recovered.set):
                await office.put("before")
                await office.until_done("before")
                assert not recovered.is_set()
                await asyncio.to_thread(server.kill)
                server.start()
                async with asyncio.timeout(PATIENCE):
                    await recovered.wait()


async def test_a_redis_that_comes_back_empty_is_worked_for_all_the_same() -> None:
    with real_redis() as server:
        async with opened(server.url) as redis:
            office = Office(redis)
            async with office.at_work():
                await office.put("before")
                await office.until_done("before")
                await asyncio.to_thread(server.kill)
                server.start()
                await eventually(lambda: redis.exists(keys.lease("inbox", 0)))
                await office.put("after")
                await office.until_done("after")


async def test_a_worker_started_before_redis_begins_when_redis_does() -> None:
    with real_redis(appendonly=True) as server:
        async with opened(server.url) as redis:
            office = Office(redis)
            await office.put("x")
            await asyncio.to_thread(server.kill)
            async with office.at_work():
                await office.until(lambda: 1 in office.naps)
                server.start()
                await office.until_done("x")
