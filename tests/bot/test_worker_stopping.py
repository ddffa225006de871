"""A worker that is asked to stop: what is begun is finished, the rest is handed back at once."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.worker import AT_ONCE, MOST_IN_HAND
from services.contracts.errors import NotYet, Unavailable
from services.store.connection import Client
from services.store.pipe import Pipe
from services.store.queue import Delivery, Queue
from tests.services.store.opened import vault
from tests.services.store.queues import length, let_die

from .office import PATIENCE, Office

pytestmark = pytest.mark.real_redis


async def test_stopping_finishes_what_is_in_hand_and_takes_nothing_new(
    office: Office, redis: Client
) -> None:
    go_on = asyncio.Event()
    office.plan["in hand"] = [go_on.wait]
    await office.put("in hand")
    worker = office.worker()
    running = asyncio.create_task(worker.run())
    await office.until(lambda: office.begun == ["in hand"])
    worker.stop()
    go_on.set()
    await running
    assert office.done == ["in hand"]
    await office.put("too late")
    assert await length(redis) == 1


async def test_asked_to_stop_it_begins_nothing_more_and_hands_the_rest_back_at_once(
    office: Office, redis: Client
) -> None:
    go_on = asyncio.Event()
    office.plan["in hand"] = [go_on.wait]
    await office.put("in hand", "behind it")
    worker = office.worker()
    running = asyncio.create_task(worker.run())
    await office.until(lambda: office.begun == ["in hand"])
    worker.stop()
    go_on.set()
    await running
    assert office.begun == ["in hand"]
    heir = Office(redis, "b")
    async with heir.at_work():
        await heir.until_done("behind it")


@pytest.mark.parametrize("why", [NotYet("slack", 60), Unavailable("slack", 60)])
async def test_asked_to_stop_it_does_not_wait_for_what_only_waits_itself(
    office: Office, redis: Client, why: Exception
) -> None:
    office.naps_end = asyncio.Event()
    office.plan["waits"] = [why]
    await office.put("waits")
    worker = office.worker(in_order=True, patience=3_600)
    running = asyncio.create_task(worker.run())
    await office.until(lambda: 60 in office.naps)
    worker.stop()
    async with asyncio.timeout(PATIENCE):
        await running
    heir = Office(redis, "b")
    async with heir.at_work(in_order=True):
        await heir.until_done("waits")
    assert heir.seen[0].again


async def test_what_does_not_finish_in_time_is_left_to_others(
    office: Office, redis: Client
) -> None:
    office.plan["endless"] = [asyncio.Event().wait]
    await office.put("endless")
    worker = office.worker(patience=0)
    running = asyncio.create_task(worker.run())
    await office.until(lambda: office.begun == ["endless"])
    worker.stop()
    await running
    await let_die(redis, "a")
    heir = Office(redis, "b")
    async with heir.at_work():
        await heir.until_done("endless")
    assert heir.seen[0].again


async def test_hands_full_of_what_does_not_end_do_not_keep_it_from_stopping(
    office: Office,
) -> None:
    for number in range(MOST_IN_HAND + 1):
        office.plan[str(number)] = [asyncio.Event().wait]
        await office.put(str(number), lane=str(number))
    worker = office.worker(patience=0)
    running = asyncio.create_task(worker.run())
    await office.until(lambda: len(office.begun) == AT_ONCE)
    worker.stop()
    async with asyncio.timeout(PATIENCE):
        await running


class Silent(Queue):
    """Nothing ever comes of it, and it never says so."""

    async def take(self, limit: int, block_ms: int) -> Sequence[Delivery]:
        await asyncio.Event().wait()
        return ()


async def test_asked_to_stop_it_waits_no_longer_for_what_may_come(
    office: Office, redis: Client
) -> None:
    office.queue = Silent(redis, Pipe(redis), vault(), office.name, office.consumer)
    worker = office.worker()
    running = asyncio.create_task(worker.run())
    await asyncio.sleep(0)
    worker.stop()
    async with asyncio.timeout(PATIENCE):
        await running


@pytest.fixture
def office(redis: Client) -> Office:
    return Office(redis)
