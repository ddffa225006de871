"""The durable queue, as long as nothing goes wrong with Redis."""

import pytest

from services.contracts.errors import Reason, Refused
from services.store import keys
from services.store.connection import Client
from services.store.queue import Delivery, Queue
from services.store.vault import Vault

from .opened import streamed, vault
from .queues import Meddled, Seconds, let_die, pending, put, queue, take

pytestmark = pytest.mark.real_redis


async def test_what_is_put_is_taken_in_its_order(redis: Client) -> None:
    inbox = await _ready(redis)
    await put(inbox, b"first", b"second")
    found = await take(inbox)
    assert [one.body for one in found] == [b"first", b"second"]
    assert [(one.lane, one.attempt, one.again) for one in found] == [("lane", 0, False)] * 2


async def test_what_was_put_before_anybody_took_is_not_missed(redis: Client) -> None:
    await put(queue(redis), b"early")
    inbox = await _ready(redis)
    await inbox.prepare()
    assert [one.body for one in await take(inbox)] == [b"early"]


async def test_a_message_with_a_once_key_is_put_once(redis: Client) -> None:
    inbox = await _ready(redis)
    assert await inbox.put(b"first", "lane", once="digest")
    assert not await inbox.put(b"again", "lane", once="digest")
    assert await inbox.put(b"other", "lane", once="another")
    assert await streamed(redis, "inbox") == [b"first", b"other"]
    left = await redis.ttl(keys.once("digest"))
    assert 0 < left <= keys.ONCE_TTL.total_seconds()


async def test_another_message_under_the_same_key_is_told_apart_where_it_matters(
    redis: Client,
) -> None:
    inbox = queue(redis)
    assert await inbox.put(b"first wording", "lane", once="form", same=True)
    assert not await inbox.put(b"first wording", "lane", once="form", same=True)
    with pytest.raises(Refused) as refused:
        await inbox.put(b"second wording", "lane", once="form", same=True)
    assert refused.value.reason is Reason.SENT_DIFFERENTLY


async def test_a_once_key_counts_after_the_message_is_done(redis: Client) -> None:
    inbox = await _ready(redis)
    await inbox.put(b"first", "lane", once="digest")
    await inbox.done((await take(inbox))[0])
    assert not await inbox.put(b"again", "lane", once="digest")


async def test_one_message_goes_to_one_of_several_workers(redis: Client) -> None:
    mine, other = await _ready(redis), await _ready(redis, "b")
    await put(mine, b"only")
    assert len(await take(mine)) == 1
    assert list(await take(other)) == []


async def test_no_more_is_taken_than_was_asked_for(redis: Client) -> None:
    inbox = await _ready(redis)
    await put(inbox, b"1", b"2", b"3")
    assert [one.body for one in await take(inbox, 2)] == [b"1", b"2"]
    assert [one.body for one in await take(inbox, 2)] == [b"3"]


async def test_what_is_done_is_gone(redis: Client) -> None:
    inbox = await _ready(redis)
    await put(inbox, b"x")
    (one,) = await take(inbox)
    await inbox.done(one)
    await inbox.done(one)
    assert await redis.xlen(keys.stream("inbox")) == 0
    assert await pending(redis) == 0


async def test_what_is_put_off_comes_back_when_it_is_due_and_counts_its_attempts(
    redis: Client,
) -> None:
    clock = Seconds()
    inbox = await _ready(redis, clock=clock)
    await put(inbox, b"x")
    for attempt in range(3):
        (one,) = await take(inbox)
        assert (one.body, one.lane, one.attempt) == (b"x", "lane", attempt)
        await inbox.later(one, 2.5)
        assert await inbox.release_due() == 0
        clock.now += 2.5
        assert await inbox.release_due() == 1
        assert await inbox.release_due() == 0


async def test_what_is_put_off_is_released_in_the_order_it_is_due(redis: Client) -> None:
    clock = Seconds()
    inbox = await _ready(redis, clock=clock)
    await put(inbox, b"slow", b"quick", b"never")
    slow, quick, never = await take(inbox)
    await inbox.later(slow, 2)
    await inbox.later(quick, 1)
    await inbox.later(never, 99)
    clock.now += 10
    assert await inbox.release_due() == 2
    assert [one.body for one in await take(inbox)] == [b"quick", b"slow"]


async def test_what_is_put_off_waits_for_any_worker(redis: Client) -> None:
    clock = Seconds()
    inbox = await _ready(redis, clock=clock)
    await put(inbox, b"x")
    await inbox.later((await take(inbox))[0], 1)
    clock.now += 1
    other = await _ready(redis, "b", clock)
    assert await other.release_due() == 1
    assert [one.body for one in await take(other)] == [b"x"]


async def test_what_somebody_else_finished_is_not_put_off_or_buried(redis: Client) -> None:
    clock = Seconds()
    inbox = await _ready(redis, clock=clock)
    await put(inbox, b"x")
    (one,) = await take(inbox)
    await queue(redis, "b").done(one)
    await inbox.later(one, 0)
    await inbox.bury(one, "ValueError")
    assert await inbox.release_due() == 0
    assert await redis.exists(keys.dead("inbox")) == 0


async def test_what_is_buried_lies_with_its_reason_for_an_administrator(redis: Client) -> None:
    inbox = await _ready(redis)
    await put(inbox, b"x")
    await inbox.bury((await take(inbox))[0], "ValueError")
    ((_, fields),) = await redis.xrange(keys.dead("inbox"))
    assert (fields[b"lane"], fields[b"why"]) == (b"lane", b"ValueError")
    assert vault().open("inbox", fields[b"body"]) == b"x"
    assert await redis.xlen(keys.stream("inbox")) == 0
    assert list(await take(inbox)) == []


async def test_the_work_of_a_dead_worker_is_taken_over(redis: Client) -> None:
    dying, heir = await _ready(redis), await _ready(redis, "b")
    await put(dying, b"1", b"2")
    await take(dying)
    await let_die(redis, "a")
    found = await heir.take_over()
    assert [(one.body, one.again) for one in found] == [(b"1", True), (b"2", True)]
    assert list(await heir.take_over()) == []
    await heir.done(found[0])
    assert await pending(redis) == 1


async def test_the_work_of_a_living_worker_is_left_to_it(redis: Client) -> None:
    busy, other = await _ready(redis), await _ready(redis, "b")
    await put(busy, b"1")
    await take(busy)
    await let_die(redis, "a")
    await busy.beat()
    assert list(await other.take_over()) == []


async def test_a_sign_of_life_is_good_for_seconds_only(redis: Client) -> None:
    inbox = await _ready(redis)
    await inbox.beat()
    left = await redis.pttl(keys.alive("inbox", "a"))
    assert 0 < left <= keys.ALIVE_TTL.total_seconds() * 1000


async def test_two_heirs_do_not_take_over_the_same_work(redis: Client) -> None:
    dying, heir, other = [await _ready(redis, name) for name in "abc"]
    await put(dying, b"1")
    await take(dying)
    await let_die(redis, "a")
    assert len(await heir.take_over()) == 1
    await redis.delete(keys.alive("inbox", "b"))
    assert list(await other.take_over()) == []


async def test_a_dead_worker_with_empty_hands_is_forgotten(redis: Client) -> None:
    gone, other = await _ready(redis), await _ready(redis, "b")
    await put(gone, b"x")
    await gone.done((await take(gone))[0])
    await let_die(redis, "a")
    await other.take_over()
    names = [one["name"] for one in await redis.xinfo_consumers(keys.stream("inbox"), "signet")]
    assert names == []


async def test_a_worker_that_wakes_up_just_before_it_is_forgotten_loses_nothing(
    redis: Client,
) -> None:
    """To forget a consumer is to forget what it has in hand: only one step may look and forget."""
    sleeper = await _ready(redis)
    await take(sleeper)
    await let_die(redis, "a")

    async def wakes_up(seen: object) -> object:
        await put(sleeper, b"x")
        await take(sleeper)
        return seen

    other = queue(Meddled(redis, "xinfo_consumers", wakes_up), "b")
    await other.take_over()
    assert await pending(redis) == 1


async def test_what_does_not_open_is_set_aside_as_it_is_and_holds_up_nobody(
    redis: Client,
) -> None:
    stranger = Queue(redis, Vault(bytes(32)), "inbox", "a", Seconds())
    inbox = await _ready(redis)
    await put(stranger, b"sealed with another key")
    await redis.xadd(keys.stream("inbox"), {"body": b"damaged"})
    await put(inbox, b"good")
    assert [one.body for one in await take(inbox)] == [b"good"]
    assert await pending(redis) == 1
    dead = [fields for _, fields in await redis.xrange(keys.dead("inbox"))]
    assert [one[b"why"] for one in dead] == [b"Unreadable", b"Unreadable"]
    assert Vault(bytes(32)).open("inbox", dead[0][b"body"]) == b"sealed with another key"


async def test_a_once_key_with_another_message_is_refused_where_it_matters(redis: Client) -> None:
    inbox = await _ready(redis)
    assert await inbox.put(b"first", "lane", once="digest", same=True)
    assert not await inbox.put(b"first", "lane", once="digest", same=True)
    assert not await inbox.put(b"second", "lane", once="digest")
    with pytest.raises(Refused) as caught:
        await inbox.put(b"second", "lane", once="digest", same=True)
    assert caught.value.reason is Reason.SENT_DIFFERENTLY
    assert await streamed(redis, "inbox") == [b"first"]


def test_another_attempt_remembers_that_there_was_one() -> None:
    first = Delivery(id="1-0", lane="lane", body=b"x", attempt=0, again=False)
    assert first.once_more() == Delivery(id="1-0", lane="lane", body=b"x", attempt=1, again=True)


async def _ready(redis: Client, consumer: str = "a", clock: Seconds | None = None) -> Queue:
    one = queue(redis, consumer, clock)
    await one.prepare()
    return one
