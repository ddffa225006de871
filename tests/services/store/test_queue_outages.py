"""The durable queue when replies are lost, Redis is away, or comes back empty-handed."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from services.contracts.errors import Unavailable
from services.store.cards import Cards
from services.store.connection import Client
from services.store.contracts import RedisContracts
from services.store.drafts import Drafts
from services.store.keys import STRAYS_LIMIT
from services.store.pipe import MOST, Pipe
from services.store.queue import Delivery, Queue
from services.store.strays import RedisStrays
from tests.real_redis import RealRedis, free_port, real_redis
from tests.services.contracts.made import ID, contract

from .opened import opened, vault
from .queues import Meddled, Seconds, length, let_die, lost, pending, put, queue, ready, take

pytestmark = pytest.mark.real_redis

NOBODY = Delivery(id="1-1", lane="lane", body=b"x", attempt=0, again=False)


async def test_what_a_lost_reply_stranded_is_read_again_before_anything_newer(
    redis: Client,
) -> None:
    wire = Meddled(redis, "xreadgroup", lost, times=0)
    inbox = await ready(wire)
    assert list(await take(inbox)) == []
    await put(inbox, b"1", b"2")
    wire.times = 1
    with pytest.raises(Unavailable):
        await take(inbox)
    await put(inbox, b"3")
    found = await take(inbox)
    assert [(one.body, one.again) for one in found] == [(b"1", True), (b"2", True)]
    assert [(one.body, one.again) for one in await take(inbox)] == [(b"3", False)]
    assert list(await take(inbox)) == []


async def test_what_was_read_while_its_lease_ran_out_is_read_again_by_its_next_holder(
    redis: Client,
) -> None:
    async def too_slow(reply: object) -> object:
        await let_die(redis, "a")
        await slow.beat()
        return reply

    wire = Meddled(redis, "xreadgroup", too_slow, times=0)
    slow = await ready(wire)
    await put(slow, b"x")
    wire.times = 1
    assert list(await take(slow)) == []
    assert [(one.body, one.again) for one in await take(slow)] == [(b"x", True)]


async def test_what_is_still_in_hand_is_not_handed_out_again(redis: Client) -> None:
    inbox = await ready(redis)
    await put(inbox, b"1")
    await take(inbox)
    inbox.let_go(NOBODY)
    await put(inbox, b"2")
    assert [one.body for one in await take(inbox)] == [b"2"]


async def test_what_was_let_go_is_read_again(redis: Client) -> None:
    inbox = await ready(redis)
    await put(inbox, b"x")
    (one,) = await take(inbox)
    inbox.let_go(one)
    (again,) = await take(inbox)
    assert (again.id, again.again) == (one.id, True)


async def test_however_much_was_let_go_all_of_it_is_read_again(redis: Client) -> None:
    inbox = await ready(redis)
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
    inbox = await ready(wire)
    await put(inbox, b"x")
    (one,) = await take(inbox)
    assert list(await take(inbox)) == []
    wire.times = 1
    assert list(await take(inbox)) == []
    assert [again.id for again in await take(inbox)] == [one.id]


async def test_whatever_waits_is_never_trimmed(redis_url: str) -> None:
    """Of strays the oldest are forgotten when there are too many; of what waits none is."""
    async with opened(redis_url) as redis:
        inbox = await ready(redis)
        many = STRAYS_LIMIT + 2_000
        for start in range(0, many, MOST):
            bodies = [str(number).encode() for number in range(start, start + MOST)]
            await asyncio.gather(*(inbox.put(body, "lane") for body in bodies))
        assert await length(redis) == many
        assert [one.body for one in await take(inbox, 1)] == [b"0"]


async def test_a_killed_redis_with_its_file_has_lost_nothing() -> None:
    with real_redis(appendonly=True) as server:
        async with opened(server.url) as redis:
            clock = Seconds()
            inbox = await ready(redis, clock=clock)
            await put(inbox, b"in hand", b"put off", b"new")
            in_hand, off = await take(inbox, 2)
            await inbox.later(off, 1)
            await _crash(server)
            with pytest.raises(Unavailable):
                await take(inbox)
            server.start()
            clock.now += 1
            await inbox.beat()
            assert [one.body for one in await take(inbox)] == [b"new", b"put off"]
            await inbox.done(in_hand)
            assert await pending(redis) == 2


async def test_an_emptied_redis_has_no_group_and_no_scripts_and_works_again() -> None:
    with real_redis() as server:
        async with opened(server.url) as redis:
            inbox = await ready(redis)
            await put(inbox, b"lost with Redis")
            await _crash(server)
            server.start()
            with pytest.raises(Unavailable):
                await take(inbox)
            await inbox.beat()
            await put(inbox, b"after")
            assert [one.body for one in await take(inbox)] == [b"after"]


@pytest.mark.parametrize(
    "use",
    [
        lambda redis: _queue(redis).put(b"x", "lane"),
        lambda redis: _queue(redis).beat(),
        lambda redis: _queue(redis).leave(),
        lambda redis: _queue(redis).done(NOBODY),
        lambda redis: _queue(redis).later(NOBODY, 1),
        lambda redis: _queue(redis).bury(NOBODY, "why"),
        lambda redis: RedisContracts(Pipe(redis), vault()).add(contract(), ()),
        lambda redis: RedisContracts(Pipe(redis), vault()).get(ID),
        lambda redis: RedisContracts(Pipe(redis), vault()).change(ID, lambda one: (one, ())),
        lambda redis: RedisContracts(Pipe(redis), vault()).id_of_remote("x"),
        lambda redis: RedisContracts(Pipe(redis), vault()).of_member("U0ADA", 1),
        lambda redis: RedisContracts(Pipe(redis), vault()).open().__anext__(),
        lambda redis: Drafts(Pipe(redis), vault()).get("U0ADA"),
        lambda redis: Drafts(Pipe(redis), vault()).put("U0ADA", b"x"),
        lambda redis: Drafts(Pipe(redis), vault()).drop("U0ADA"),
        lambda redis: Cards(Pipe(redis)).find(ID, "card"),
        lambda redis: Cards(Pipe(redis)).move(ID, "card", "C1", "1.0", 1),
        lambda redis: RedisStrays(Pipe(redis), vault()).keep("contract", b"x"),
        lambda redis: RedisStrays(Pipe(redis), vault()).count(),
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


async def _crash(server: RealRedis) -> None:
    await asyncio.to_thread(server.kill)
