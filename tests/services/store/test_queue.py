"""The durable queue, as long as nothing goes wrong with Redis."""

import asyncio
from dataclasses import replace

import pytest

from services.contracts.errors import Reason, Refused, Unavailable
from services.store import keys
from services.store.connection import Client
from services.store.leases import MARGIN
from services.store.pipe import Pipe
from services.store.queue import Delivery, Queue
from services.store.vault import Vault

from .opened import streamed, vault
from .queues import LONG, Seconds, length, let_die, pending, put, put_off, queue, ready, take

pytestmark = pytest.mark.real_redis


async def test_what_is_put_is_taken_in_its_order(redis: Client) -> None:
    inbox = await ready(redis)
    await put(inbox, b"first", b"second")
    found = await take(inbox)
    assert [one.body for one in found] == [b"first", b"second"]
    assert [(one.lane, one.attempt, one.again) for one in found] == [("lane", 0, False)] * 2


async def test_what_was_put_before_anybody_took_is_not_missed(redis: Client) -> None:
    await put(queue(redis), b"early")
    inbox = await ready(redis)
    assert [one.body for one in await take(inbox)] == [b"early"]


async def test_a_message_with_a_once_key_is_put_once(redis: Client) -> None:
    inbox = await ready(redis)
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
    inbox = await ready(redis)
    await inbox.put(b"first", "lane", once="digest")
    await inbox.done((await take(inbox))[0])
    assert not await inbox.put(b"again", "lane", once="digest")


async def test_one_message_goes_to_one_of_several_workers(redis: Client) -> None:
    mine, other = await ready(redis), await ready(redis, "b")
    await put(mine, b"only")
    found = [*await take(mine), *await take(other)]
    assert [one.body for one in found] == [b"only"]


async def test_no_more_is_taken_than_was_asked_for(redis: Client) -> None:
    inbox = await ready(redis)
    await put(inbox, b"1", b"2", b"3")
    assert [one.body for one in await take(inbox, 2)] == [b"1", b"2"]
    assert [one.body for one in await take(inbox, 2)] == [b"3"]


async def test_what_is_done_is_gone(redis: Client) -> None:
    inbox = await ready(redis)
    await put(inbox, b"x")
    (one,) = await take(inbox)
    await inbox.done(one)
    await inbox.done(one)
    assert await length(redis) == 0
    assert await pending(redis) == 0


async def test_what_is_put_off_comes_back_when_it_is_due_and_counts_its_attempts(
    redis: Client,
) -> None:
    clock = Seconds()
    inbox = await ready(redis, clock=clock)
    await put(inbox, b"x")
    for attempt in range(3):
        (one,) = await take(inbox)
        assert (one.body, one.lane, one.attempt) == (b"x", "lane", attempt)
        await inbox.later(one, 2.5)
        await inbox.beat()
        assert list(await take(inbox)) == []
        clock.now += 2.5
        await inbox.beat()


async def test_what_is_put_off_is_released_in_the_order_it_is_due(redis: Client) -> None:
    clock = Seconds()
    inbox = await ready(redis, clock=clock)
    await put(inbox, b"slow", b"quick", b"never")
    slow, quick, never = await take(inbox)
    await inbox.later(slow, 2)
    await inbox.later(quick, 1)
    await inbox.later(never, 99)
    clock.now += 10
    await inbox.beat()
    assert [one.body for one in await take(inbox)] == [b"quick", b"slow"]


async def test_what_is_put_off_waits_for_any_worker(redis: Client) -> None:
    clock = Seconds()
    inbox = await ready(redis, clock=clock)
    await put(inbox, b"x")
    await inbox.later((await take(inbox))[0], 1)
    clock.now += 1
    await let_die(redis, "a")
    other = await ready(redis, "b", clock)
    assert [one.body for one in await take(other)] == [b"x"]


async def test_what_somebody_else_finished_is_not_put_off_or_buried(redis: Client) -> None:
    clock = Seconds()
    inbox = await ready(redis, clock=clock)
    await put(inbox, b"x")
    (one,) = await take(inbox)
    await queue(redis, "b").done(one)
    await inbox.later(one, 0)
    await inbox.bury(one, "ValueError")
    assert await put_off(redis) == 0
    assert await redis.exists(keys.dead("inbox")) == 0


async def test_what_is_buried_lies_with_its_reason_for_an_administrator(redis: Client) -> None:
    inbox = await ready(redis)
    await put(inbox, b"x")
    await inbox.bury((await take(inbox))[0], "ValueError")
    ((_, fields),) = await redis.xrange(keys.dead("inbox"))
    assert (fields[b"lane"], fields[b"why"]) == (b"lane", b"ValueError")
    assert vault().open("inbox", fields[b"body"]) == b"x"
    assert await length(redis) == 0
    assert list(await take(inbox)) == []


async def test_the_work_of_a_dead_worker_is_taken_over_in_its_order(redis: Client) -> None:
    dying = await ready(redis)
    await put(dying, b"1", b"2")
    await take(dying)
    await put(dying, b"3")
    await let_die(redis, "a")
    heir = await ready(redis, "b")
    found = await take(heir)
    assert [(one.body, one.again) for one in found] == [(b"1", True), (b"2", True)]
    assert [(one.body, one.again) for one in await take(heir)] == [(b"3", False)]
    await heir.done(found[0])
    assert await pending(redis) == 2


async def test_the_work_of_a_living_worker_is_left_to_it(redis: Client) -> None:
    busy = await ready(redis)
    await put(busy, b"1")
    (one,) = await take(busy)
    other = await ready(redis, "b")
    for _ in range(3):
        await busy.beat()
        await other.beat()
    assert list(await take(other)) == []
    assert busy.holds(one)


async def test_each_worker_has_a_fair_share_and_each_stream_one_worker(redis: Client) -> None:
    workers = [await ready(redis, name) for name in "abc"]
    for _ in range(2):
        for one in workers:
            await one.beat()
    held = [await _held(redis, name) for name in "abc"]
    assert sorted(number for numbers in held for number in numbers) == [*range(keys.PARTITIONS)]
    assert [len(numbers) for numbers in held] == [6, 6, 4]


async def test_a_lease_is_good_for_seconds_only(redis: Client) -> None:
    await Queue(redis, Pipe(redis), vault(), "inbox", "a").beat()
    left = await redis.pttl(keys.lease("inbox", 0))
    assert left != -1, "it would be there for ever"
    assert left <= keys.LEASE_TTL.total_seconds() * 1000


async def test_who_leaves_hands_everything_back_at_once(redis: Client) -> None:
    leaving = await ready(redis)
    await put(leaving, b"x")
    await take(leaving)
    await leaving.leave()
    assert await _held(redis, "a") == []
    heir = await ready(redis, "b")
    assert [(one.body, one.again) for one in await take(heir)] == [(b"x", True)]


async def test_what_is_in_hand_is_finished_before_its_stream_is_handed_back(
    redis: Client,
) -> None:
    leaving = await ready(redis)
    await put(leaving, b"x", b"later")
    (one,) = await take(leaving, 1)
    await leaving.beat(leaving=True)
    assert await _held(redis, "a") == [keys.partition("lane")]
    assert leaving.holds(one)
    assert list(await take(leaving)) == []
    await leaving.done(one)
    await leaving.beat(leaving=True)
    assert await _held(redis, "a") == []


async def test_who_was_slow_holds_no_longer_what_it_has_in_hand(redis: Client) -> None:
    slow = await ready(redis)
    await put(slow, b"x")
    (one,) = await take(slow)
    await let_die(redis, "a")
    heir = await ready(redis, "b")
    (again,) = await take(heir)
    await slow.beat()
    assert not slow.holds(one)
    assert heir.holds(again)
    await heir.done(again)
    await slow.done(one)
    assert await length(redis) == 0


async def test_who_was_slow_and_has_it_again_reads_it_again(redis: Client) -> None:
    slow = await ready(redis)
    await put(slow, b"x")
    (one,) = await take(slow)
    await let_die(redis, "a")
    await slow.beat()
    assert not slow.holds(one), "somebody else may have had it meanwhile"
    (again,) = await take(slow)
    assert (again.id, again.again) == (one.id, True)
    slow.let_go(one)
    await slow.beat()
    assert list(await take(slow)) == [], "the newer delivery is still in hand"


async def test_a_lease_is_believed_in_for_no_longer_than_it_lasts(redis: Client) -> None:
    monotonic = Seconds()
    inbox = Queue(redis, Pipe(redis), vault(), "inbox", "a", Seconds(), monotonic, LONG)
    await inbox.beat()
    await put(inbox, b"x")
    (one,) = await take(inbox)
    monotonic.now += LONG.total_seconds() - MARGIN - 0.1
    assert inbox.holds(one)
    monotonic.now += 0.1
    assert not inbox.holds(one)
    await inbox.beat()
    assert inbox.holds(one), "Redis says that nobody else had it"


async def test_who_waits_for_leases_lets_others_go_on(redis: Client) -> None:
    monotonic = Seconds()
    inbox = Queue(redis, Pipe(redis), vault(), "inbox", "a", Seconds(), monotonic, LONG)
    await inbox.beat()
    monotonic.now += LONG.total_seconds()
    others: list[str] = []
    asyncio.get_running_loop().call_soon(others.append, "went on")
    assert list(await take(inbox)) == []
    assert others == ["went on"]


async def test_a_group_that_a_failover_lost_is_made_anew(redis: Client) -> None:
    inbox = await ready(redis)
    stream = keys.stream("inbox", keys.partition("lane"))
    await redis.delete(stream)
    await put(inbox, b"x")
    with pytest.raises(Unavailable):
        await take(inbox)
    await inbox.beat()
    assert [one.body for one in await take(inbox)] == [b"x"]


async def _held(redis: Client, worker: str) -> list[int]:
    holders = [await redis.get(keys.lease("inbox", n)) for n in range(keys.PARTITIONS)]
    return [number for number, holder in enumerate(holders) if holder == worker.encode()]


async def test_what_does_not_open_is_set_aside_as_it_is_and_holds_up_nobody(
    redis: Client,
) -> None:
    stranger = Queue(redis, Pipe(redis), Vault(bytes(32)), "inbox", "b", Seconds())
    inbox = await ready(redis)
    await put(stranger, b"sealed with another key")
    await redis.xadd(keys.stream("inbox", keys.partition("lane")), {"body": b"damaged"})
    await put(inbox, b"good")
    assert [one.body for one in await take(inbox)] == [b"good"]
    assert await pending(redis) == 1
    dead = [fields for _, fields in await redis.xrange(keys.dead("inbox"))]
    assert [one[b"why"] for one in dead] == [b"Unreadable", b"Unreadable"]
    assert Vault(bytes(32)).open("inbox", dead[0][b"body"]) == b"sealed with another key"


async def test_a_once_key_with_another_message_is_refused_where_it_matters(redis: Client) -> None:
    inbox = await ready(redis)
    assert await inbox.put(b"first", "lane", once="digest", same=True)
    assert not await inbox.put(b"first", "lane", once="digest", same=True)
    assert not await inbox.put(b"second", "lane", once="digest")
    with pytest.raises(Refused) as caught:
        await inbox.put(b"second", "lane", once="digest", same=True)
    assert caught.value.reason is Reason.SENT_DIFFERENTLY
    assert await streamed(redis, "inbox") == [b"first"]


def test_entries_of_two_streams_may_have_one_id_and_never_one_key() -> None:
    one = Delivery(id="1-0", lane="a", body=b"x", attempt=0, again=False, number=1)
    assert one.key != replace(one, lane="b", number=2).key
    assert one.key == one.once_more().key


def test_another_attempt_remembers_that_there_was_one() -> None:
    first = Delivery(id="1-0", lane="lane", body=b"x", attempt=0, again=False)
    assert first.once_more() == Delivery(id="1-0", lane="lane", body=b"x", attempt=1, again=True)
