"""What an administrator is told of a queue."""

import pytest

from services.store.connection import Client
from services.store.pipe import Pipe
from services.store.queue_state import QueueState, queue_states

from .queues import Seconds, let_die, put, queue, ready, take

pytestmark = pytest.mark.real_redis

NOTHING = QueueState(
    waiting=0,
    in_hand=0,
    put_off=0,
    attempts=0,
    oldest=None,
    workers=0,
    dead=0,
    soonest=None,
    latest=None,
)


async def state(redis: Client) -> QueueState:
    return (await queue_states(Pipe(redis)))["inbox"]


async def test_of_nothing_there_is_nothing_to_tell(redis: Client) -> None:
    assert await queue_states(Pipe(redis)) == {"inbox": NOTHING, "outbox": NOTHING}


async def test_what_waits_is_counted_before_any_worker_ever_came(redis: Client) -> None:
    to = queue(redis)
    await put(to, b"1", b"2", lane="C1")
    await put(to, b"3", lane="C2")
    found = await state(redis)
    assert (found.waiting, found.in_hand, found.workers) == (3, 0, 0)
    assert found.oldest is not None
    assert 0 <= found.oldest < 60


async def test_waiting_in_hand_put_off_and_dead_are_told_apart(redis: Client) -> None:
    clock = Seconds()
    worker = await ready(redis, clock=clock)
    for number in range(4):
        await put(worker, str(number).encode(), lane=f"C{number}")
    taken = list(await take(worker))
    while len(taken) < 4:
        taken += await take(worker)
    await worker.bury(taken[0], "Refused")
    await worker.later(taken[1], 5)
    taken[2].attempt = 6
    await worker.later(taken[2], 60)
    await put(worker, b"4", lane="C4")
    await worker.beat()
    found = await state(redis)
    assert (found.waiting, found.in_hand, found.put_off, found.dead) == (1, 1, 2, 1)
    assert (found.soonest, found.latest) == (clock.now + 5, clock.now + 60)
    assert (found.attempts, found.workers) == (7, 1)


async def test_the_dead_are_no_workers(redis: Client) -> None:
    await ready(redis, "a")
    await ready(redis, "b")
    assert (await state(redis)).workers == 2
    await let_die(redis, "a")
    assert (await state(redis)).workers == 1


async def test_to_look_at_it_changes_nothing_and_works_on_a_full_redis(redis: Client) -> None:
    worker = await ready(redis)
    await put(worker, b"1")
    before = await state(redis)
    await redis.config_set("maxmemory", "1")
    try:
        after = await state(redis)
    finally:
        await redis.config_set("maxmemory", "0")
    assert (after.waiting, after.in_hand) == (before.waiting, before.in_hand) == (1, 0)
    assert [one.body for one in await take(worker)] == [b"1"]
