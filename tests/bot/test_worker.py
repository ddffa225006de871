"""The worker: order within a lane, many lanes at once, and nothing is ever dropped."""

import asyncio
import logging

import pytest

from bot.worker import AT_ONCE, BUG_ATTEMPTS, MOST_IN_HAND, SPARE, described, pause
from services.contracts.errors import (
    Misconfigured,
    NotFound,
    NotYet,
    Reason,
    Refused,
    Unavailable,
)
from services.store import keys
from services.store.connection import Client
from services.store.pipe import Pipe
from services.store.queue import Delivery, Queue
from tests.services.contracts.made import PERSON
from tests.services.store.opened import vault
from tests.services.store.queues import let_die

from .office import Office

pytestmark = pytest.mark.real_redis

NO = Refused("OperationDenied.NoQuota", "王小明 13800138000", "req-1", Reason.NO_QUOTA)


async def test_what_is_put_is_carried_out_and_gone(office: Office, redis: Client) -> None:
    await office.put("1", "2")
    async with office.at_work():
        await office.until_done("1", "2")
        await office.until_emptied()
    assert office.done == ["1", "2"]


async def test_a_lane_keeps_its_order_and_holds_up_no_other(office: Office) -> None:
    go_on = asyncio.Event()
    office.plan["slow"] = [go_on.wait]
    await office.put("slow", "after it")
    await office.put("elsewhere", lane="other")
    async with office.at_work():
        await office.until_done("elsewhere")
        assert sorted(office.begun) == ["elsewhere", "slow"]
        go_on.set()
        await office.until_done("after it")
    assert office.done == ["elsewhere", "slow", "after it"]


async def test_only_so_many_are_carried_out_at_once(office: Office) -> None:
    go_on = asyncio.Event()
    bodies = [str(number) for number in range(AT_ONCE + 3)]
    for body in bodies:
        office.plan[body] = [go_on.wait]
        await office.put(body, lane=body)
    async with office.at_work():
        await office.until(lambda: len(office.begun) == AT_ONCE)
        await office.put("one more", lane="one more")
        await asyncio.sleep(0)
        assert len(office.begun) == AT_ONCE
        go_on.set()
        await office.until_done(*bodies, "one more")


async def test_however_much_waits_little_of_it_is_in_hand(office: Office) -> None:
    """What is in hand is in memory."""
    go_on = asyncio.Event()
    bodies = [str(number) for number in range(8 * MOST_IN_HAND)]
    for body in bodies:
        office.plan[body] = [go_on.wait]
        await office.put(body, lane=body)
    async with office.at_work():
        await office.until(lambda: len(office.begun) == AT_ONCE)
        assert office.in_hand <= 3 * MOST_IN_HAND
        go_on.set()
        await office.until_done(*bodies)


async def test_what_time_mends_is_put_off_and_others_go_first(office: Office) -> None:
    office.plan["busy"] = [Unavailable("tencent", 30), Unavailable("tencent", 30)]
    await office.put("busy", "next")
    async with office.at_work():
        await office.until_done("next")
        assert office.done == ["next"]
        await office.until_put_off()
        await office.until_put_off()
        await office.until_done("busy")
    attempts = [one.attempt for one in office.seen if one.body == b"busy"]
    assert attempts == [0, 1, 2]


async def test_where_order_counts_a_failure_holds_up_its_own_lane(office: Office) -> None:
    office.plan["busy"] = [Unavailable("slack", 7, maybe_done=True), Unavailable("slack", 8)]
    await office.put("busy", "next")
    await office.put("elsewhere", lane="other")
    async with office.at_work(in_order=True):
        await office.until_done("busy", "next", "elsewhere")
    assert [body for body in office.done if body != "elsewhere"] == ["busy", "next"]
    assert [nap for nap in office.naps if nap in (7, 8)] == [7, 8]
    assert [one.again for one in office.seen if one.body == b"busy"] == [False, True, True]


async def test_where_order_counts_it_is_no_failure_to_be_too_early(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.plan["early"] = [NotYet("slack", 7) for _ in range(BUG_ATTEMPTS + 2)]
    await office.put("early", "next")
    with caplog.at_level(logging.INFO, "signet.worker"):
        async with office.at_work(in_order=True):
            await office.until_done("early", "next")
    assert office.naps.count(7) == BUG_ATTEMPTS + 2
    tried = [(one.attempt, one.again) for one in office.seen if one.body == b"early"]
    assert tried == [(0, False)] * (BUG_ATTEMPTS + 3)
    assert caplog.records == []


async def test_what_was_refused_before_it_was_begun_is_not_looked_for(office: Office) -> None:
    office.plan["x"] = [Unavailable("limit", 1), Unavailable("lost", maybe_done=True), NotYet("x")]
    await office.put("x")
    async with office.at_work(in_order=True):
        await office.until_done("x")
    assert [one.again for one in office.seen] == [False, False, True, True]
    assert [one.attempt for one in office.seen] == [0, 1, 2, 2]


async def test_a_slot_is_kept_for_what_is_urgent(office: Office) -> None:
    go_on = asyncio.Event()
    bodies = [str(number) for number in range(AT_ONCE + 3)]
    for body in bodies:
        office.plan[body] = [go_on.wait]
        await office.put(body, lane=body)
    async with office.at_work(urgent=_is_urgent):
        await office.until(lambda: len(office.begun) == AT_ONCE - SPARE)
        await office.put("urgent", lane="urgent")
        await office.until_done("urgent")
        assert len(office.begun) == AT_ONCE - SPARE + 1
        go_on.set()
        await office.until_done(*bodies)


async def test_what_lies_before_something_urgent_is_urgent_too(office: Office) -> None:
    await office.put("first", "second", "urgent", "after it")
    async with office.at_work(in_order=True, urgent=_is_urgent):
        await office.until_done("after it")
    seen = [(one.body.decode(), one.urgent) for one in office.seen]
    assert seen[:3] == [("first", True), ("second", True), ("urgent", True)]
    assert seen[3:] == [("after it", False)]


async def test_something_urgent_behind_more_than_can_be_sent_is_seen(office: Office) -> None:
    early = [f"early {number}" for number in range(2 * MOST_IN_HAND)]
    for body in early:
        office.plan[body] = [NotYet("slack", 7)]
        await office.put(body, lane=body)
    office.naps_end = asyncio.Event()
    async with office.at_work(in_order=True, urgent=_is_urgent):
        await office.until(lambda: office.naps.count(7) == len(early))
        await office.put("urgent", lane="urgent")
        await office.until_done("urgent")
        office.naps_end.set()
        await office.until_done(*early)


@pytest.mark.parametrize("in_order", [False, True])
async def test_what_nobody_foresaw_is_tried_a_few_times_then_set_aside_and_told(
    office: Office, redis: Client, in_order: bool
) -> None:
    office.plan["bug"] = [KeyError("x") for _ in range(BUG_ATTEMPTS + 5)]
    await office.put("bug", "next")
    async with office.at_work(in_order=in_order):
        if not in_order:
            await office.until_done("next")
            for _ in range(BUG_ATTEMPTS - 1):
                await office.until_put_off()
        await office.until(lambda: office.gone == [("bug", "KeyError")])
        await office.until_done("next")
        await office.until_emptied()
    assert office.begun.count("bug") == BUG_ATTEMPTS
    assert await _buried(redis) == [b"KeyError"]


async def test_what_trying_again_does_not_mend_is_set_aside_at_once(
    office: Office, redis: Client
) -> None:
    office.plan["no"] = [NO]
    await office.put("no", "next")
    async with office.at_work():
        await office.until_done("next")
    assert office.gone == [("no", "Refused")]
    assert office.begun == ["no", "next"]
    assert await _buried(redis) == [b"Refused"]


async def test_what_cannot_even_be_told_is_set_aside_all_the_same(
    office: Office, redis: Client
) -> None:
    office.plan["no"] = [NO]
    office.gone_plan = [KeyError("nor told")]
    await office.put("no", "next")
    async with office.at_work():
        await office.until_done("next")
        await office.until_emptied()
    assert await _buried(redis) == [b"Refused"]


async def test_what_cannot_be_told_for_now_is_kept_until_it_is(
    office: Office, redis: Client
) -> None:
    office.plan["no"] = [NO, NO]
    office.gone_plan = [Unavailable("redis")]
    await office.put("no")
    async with office.at_work():
        await office.until(lambda: office.gone == [("no", "Refused")])
        await office.until_emptied()
    assert await _buried(redis) == [b"Refused"]


async def test_what_a_killed_worker_had_in_hand_another_carries_out(
    office: Office, redis: Client
) -> None:
    office.plan["interrupted"] = [asyncio.Event().wait]
    await office.put("interrupted", "not begun")
    async with office.at_work():
        await office.until(lambda: office.begun == ["interrupted"])
    heir = Office(redis, "b")
    async with heir.at_work():
        await let_die(redis, "a")
        await heir.until_done("interrupted", "not begun")
        await office.until_emptied()
    assert heir.done == ["interrupted", "not begun"]


async def test_what_cannot_be_read_holds_up_nobody(office: Office, redis: Client) -> None:
    stream = keys.stream("inbox", keys.partition("lane"))
    await redis.xadd(stream, {"lane": "lane", "attempt": 0, "body": b"not ours"})
    await office.put("good")
    async with office.at_work():
        await office.until_done("good")
        await office.until_emptied()
    assert await _buried(redis) == [b"Unreadable"]


async def test_a_worker_that_can_no_longer_show_its_life_stops(
    office: Office, redis: Client
) -> None:
    """Others would take over what it has in hand, and it would go on all the same."""
    office.queue = _Mute(redis, Pipe(redis), vault(), "inbox", "a", office.clock)
    with pytest.raises(KeyError):
        await office.worker().run()


@pytest.mark.parametrize(
    ("attempt", "error", "seconds"),
    [
        (0, Unavailable("x"), 1),
        (3, Unavailable("x"), 8),
        (5, Unavailable("x"), 32),
        (6, Unavailable("x"), 60),
        (5_000, Unavailable("x"), 60),
        (5, NotYet("x", 3), 3),
        (5, Unavailable("x", 0), 0),
        (1, KeyError("x"), 2),
        (0, Misconfigured("x"), 60),
    ],
)
def test_the_pause_is_what_was_asked_for_or_doubles_up_to_a_minute(
    attempt: int, error: Exception, seconds: float
) -> None:
    assert pause(attempt, error) == seconds


def test_an_error_is_described_without_what_somebody_typed() -> None:
    assert described(NO) == "Refused OperationDenied.NoQuota (req-1)"
    assert "租赁" not in described(NotFound("租赁合同"))
    assert described(Unavailable("redis: TimeoutError")) == "Unavailable: redis: TimeoutError"


def test_a_bug_is_described_by_where_it_happened_and_not_by_its_values() -> None:
    def fails_here(name: str) -> None:
        raise ValueError(f"bad name {name}")

    who = PERSON.name
    try:
        fails_here(who)
    except ValueError as error:
        said = described(error)
    assert said.startswith("ValueError at\n")
    assert "in fails_here" in said
    assert who not in said


async def test_the_log_tells_of_a_failure_without_personal_data(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.plan["no"] = [NO]
    await office.put("no", "next")
    with caplog.at_level(logging.DEBUG):
        async with office.at_work():
            await office.until_done("next")
    assert "OperationDenied.NoQuota (req-1)" in caplog.text
    assert "王小明" not in caplog.text
    assert "13800138000" not in caplog.text


def _is_urgent(delivery: Delivery) -> bool:
    return delivery.body == b"urgent"


@pytest.fixture
def office(redis: Client) -> Office:
    return Office(redis)


class _Mute(Queue):
    async def beat(self, *, leaving: bool = False) -> None:
        raise KeyError("a bug")


async def _buried(redis: Client) -> list[bytes]:
    return [fields[b"why"] for _, fields in await redis.xrange(keys.dead("inbox"))]
