"""The durable queue when replies are lost, Redis is away, or comes back empty-handed."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from services.contracts.errors import Unavailable
from services.store.cards import Cards
from services.store.connection import Client
from services.store.contracts import RedisContracts
from services.store.drafts import Drafts
from services.store.queue import Delivery, Queue
from services.store.strays import RedisStrays
from tests.real_redis import RealRedis, free_port, real_redis
from tests.services.contracts.made import ID, contract

from .opened import opened, vault
from .queues import Meddled, Seconds, let_die, lost, pending, put, queue, take

pytestmark = pytest.mark.real_redis

NOBODY = Delivery(id="1-1", lane="lane", body=b"x", attempt=0, again=False)


async def test_what_a_lost_reply_stranded_is_read_again(redis: Client) -> None:
    wire = Meddled(redis, "xreadgroup", lost, times=0)
    inbox = queue(wire)
    await inbox.prepare()
    assert list(await take(inbox)) == []
    await put(inbox, b"1", b"2")
    wire.times = 1
    with pytest.raises(Unavailable):
        await take(inbox)
    found = await take(inbox)
    assert [(one.body, one.again) for one in found] == [(b"1", True), (b"2", True)]
    assert list(await take(inbox)) == []


async def test_a_restarted_process_of_the_same_name_finds_what_it_had_in_hand(
    redis: Client,
) -> None:
    first = queue(redis)
    await first.prepare()
    await put(first, b"x")
    await take(first)
    assert [one.again for one in await take(queue(redis))] == [True]


async def test_what_is_still_in_hand_is_not_handed_out_again(redis: Client) -> None:
    inbox = queue(redis)
    await inbox.prepare()
    await put(inbox, b"1")
    await take(inbox)
    inbox.let_go(NOBODY)
    await put(inbox, b"2")
    assert [one.body for one in await take(inbox)] == [b"2"]


async def test_what_was_let_go_is_read_again(redis: Client) -> None:
    inbox = queue(redis)
    await inbox.prepare()
    await put(inbox, b"x")
    (one,) = await take(inbox)
    inbox.let_go(one)
    (again,) = await take(inbox)
    assert (again.id, again.again) == (one.id, True)


async def test_however_much_was_let_go_all_of_it_is_read_again(redis: Client) -> None:
    inbox = queue(redis)
    await inbox.prepare()
    await put(inbox, b"1", b"2", b"3", b"4", b"5")
    for one in await take(inbox):
        inbox.let_go(one)
    again = [one.body for _ in range(3) for one in await take(inbox, 2)]
    assert again == [b"1", b"2", b"3", b"4", b"5"]


async def test_what_was_let_go_while_waiting_for_more_is_read_again(redis: Client) -> None:
    """The reply that the wait ends with says nothing about what happened meanwhile."""

    async def let_go(reply: object) -> object:
        inbox.let_go(one)
        return reply

    wire = Meddled(redis, "xreadgroup", let_go, times=0)
    inbox = queue(wire)
    await inbox.prepare()
    await put(inbox, b"x")
    (one,) = await take(inbox)
    assert list(await take(inbox)) == []
    wire.times = 1
    assert list(await take(inbox)) == []
    assert [again.id for again in await take(inbox)] == [one.id]


async def test_a_lost_reply_about_a_dead_workers_work_does_not_strand_it(redis: Client) -> None:
    heir = queue(Meddled(redis, "xclaim", lost), "b")
    await _left_by_the_dead(redis, heir)
    with pytest.raises(Unavailable):
        await heir.take_over()
    assert [one.body for one in await take(heir)] == [b"x"]


async def test_work_taken_over_while_we_look_at_our_own_is_handed_out_once(redis: Client) -> None:
    found: list[Delivery] = []

    async def look_meanwhile(reply: object) -> object:
        heir.let_go(NOBODY)
        found.extend(await take(heir))
        return reply

    heir = queue(Meddled(redis, "xclaim", look_meanwhile), "b")
    await _left_by_the_dead(redis, heir)
    found.extend(await heir.take_over())
    assert [one.body for one in found] == [b"x"]


async def test_a_killed_redis_with_its_file_has_lost_nothing() -> None:
    with real_redis(appendonly=True) as server:
        async with opened(server.url) as redis:
            clock = Seconds()
            inbox = queue(redis, clock=clock)
            await inbox.prepare()
            await put(inbox, b"in hand", b"put off", b"new")
            in_hand, off = await take(inbox, 2)
            await inbox.later(off, 1)
            await _crash(server)
            with pytest.raises(Unavailable):
                await take(inbox)
            server.start()
            await inbox.prepare()
            clock.now += 1
            assert await inbox.release_due() == 1
            assert [one.body for one in await take(inbox)] == [b"new", b"put off"]
            await inbox.done(in_hand)
            assert await pending(redis) == 2


async def test_an_emptied_redis_has_no_group_and_no_scripts_and_works_again() -> None:
    with real_redis() as server:
        async with opened(server.url) as redis:
            inbox = queue(redis)
            await inbox.prepare()
            await put(inbox, b"lost with Redis")
            await _crash(server)
            server.start()
            with pytest.raises(Unavailable):
                await take(inbox)
            with pytest.raises(Unavailable):
                await take(inbox)
            await inbox.prepare()
            await put(inbox, b"after")
            assert [one.body for one in await take(inbox)] == [b"after"]


@pytest.mark.parametrize(
    "use",
    [
        lambda redis: _queue(redis).put(b"x", "lane"),
        lambda redis: _queue(redis).prepare(),
        lambda redis: _queue(redis).beat(),
        lambda redis: _queue(redis).take(1, 1),
        lambda redis: _queue(redis).take_over(),
        lambda redis: _queue(redis).release_due(),
        lambda redis: _queue(redis).done(NOBODY),
        lambda redis: _queue(redis).later(NOBODY, 1),
        lambda redis: _queue(redis).bury(NOBODY, "why"),
        lambda redis: RedisContracts(redis, vault()).add(contract(), ()),
        lambda redis: RedisContracts(redis, vault()).get(ID),
        lambda redis: RedisContracts(redis, vault()).change(ID, lambda one: (one, ())),
        lambda redis: RedisContracts(redis, vault()).id_of_remote("x"),
        lambda redis: RedisContracts(redis, vault()).of_member("U0ADA", 1),
        lambda redis: RedisContracts(redis, vault()).open_ids(1),
        lambda redis: Drafts(redis, vault()).get("U0ADA"),
        lambda redis: Drafts(redis, vault()).put("U0ADA", b"x"),
        lambda redis: Drafts(redis, vault()).drop("U0ADA"),
        lambda redis: Cards(redis).find(ID, "card"),
        lambda redis: Cards(redis).move(ID, "card", "C1", "1.0", 1),
        lambda redis: RedisStrays(redis, vault()).keep("contract", b"x"),
        lambda redis: RedisStrays(redis, vault()).count(),
    ],
)
async def test_a_redis_that_is_not_there_is_unavailable_and_nothing_else(
    use: Callable[[Client], Awaitable[object]], nobodys_url: str
) -> None:
    async with opened(nobodys_url) as redis:
        with pytest.raises(Unavailable) as caught:
            await use(redis)
    assert caught.value.maybe_done
    assert nobodys_url not in str(caught.value)


@pytest.fixture
def nobodys_url() -> str:
    return f"redis://127.0.0.1:{free_port()}/0"


def _queue(redis: Client) -> Queue:
    return queue(redis)


async def _left_by_the_dead(redis: Client, heir: Queue) -> None:
    dead = queue(redis)
    await dead.prepare()
    await put(dead, b"x")
    await take(dead)
    await take(heir)
    await let_die(redis, "a")


async def _crash(server: RealRedis) -> None:
    await asyncio.to_thread(server.kill)
