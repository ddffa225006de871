"""Budgets: never more than the rate allows, and no less; the urgent first; what Slack asked for."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from redis.crc import key_slot

from services.contracts.errors import NotKept
from services.store import keys
from services.store.budget import LONGEST_BLOCK, LONGEST_LINE, Budget
from services.store.connection import Client
from services.store.pipe import Pipe, Script
from tests.bot.office import eventually

from .opened import everything, opened

pytestmark = pytest.mark.real_redis

AGES = 1_000_000.0
"""Seconds between two calls that no test lives to see."""


@dataclass(frozen=True)
class Rate:
    name: str = "x"
    every: float = AGES
    burst: int = 5
    spare: int = 0


def budget(redis: Client, pace: float = 1.0) -> Budget:
    return Budget(Pipe(redis), pace, lambda: 0.0)


async def taken(by: Budget, *rates: Rate, urgent: bool = False) -> bool:
    return await by.take(rates, urgent=urgent) == 0


async def test_the_burst_goes_at_once_and_then_one_waits(redis: Client) -> None:
    one = budget(redis)
    assert [await taken(one, Rate(every=60)) for _ in range(6)] == [True] * 5 + [False]
    assert 50 < await budget(redis).take([Rate(every=60)], urgent=False) <= 60


async def test_all_workers_share_it(redis: Client) -> None:
    asked = [budget(redis).take([Rate()], urgent=False) for _ in range(12)]
    assert sorted(wait == 0 for wait in await asyncio.gather(*asked)) == [False] * 7 + [True] * 5


async def test_from_several_it_takes_one_of_each_or_nothing(redis: Client) -> None:
    one, wide, narrow = budget(redis), Rate("wide", burst=3), Rate("narrow", burst=1)
    assert await taken(one, wide, narrow)
    assert not await taken(one, wide, narrow)
    assert not await taken(one, narrow, wide)
    assert [await taken(one, wide) for _ in range(3)] == [True, True, False]


async def test_the_last_of_a_burst_are_for_what_is_urgent(redis: Client) -> None:
    one, rate = budget(redis), Rate(burst=5, spare=2)
    assert [await taken(one, rate) for _ in range(4)] == [True, True, True, False]
    assert [await taken(one, rate, urgent=True) for _ in range(3)] == [True, True, False]


async def test_who_waits_is_told_a_later_moment_each(redis: Client) -> None:
    """Or all of them would ask again at once, for one to get it."""
    one, rate = budget(redis), Rate(every=1, burst=1)
    await one.blocked(rate, 300)
    waits = [await one.take([rate], urgent=False) for _ in range(4)]
    assert 290 < waits[0] <= 300
    assert [round(wait - waits[0]) for wait in waits] == [0, 1, 2, 3]
    assert await one.take([rate], urgent=True) <= 300


async def test_nobody_is_told_to_wait_long_because_others_do(redis: Client) -> None:
    one, rate = budget(redis), Rate(every=2, burst=1)
    assert await taken(one, rate)
    waits = [await one.take([rate], urgent=False) for _ in range(20)]
    assert max(waits) <= 2 + LONGEST_LINE


async def test_when_the_other_side_asks_nobody_goes_before(redis: Client) -> None:
    one, rate = budget(redis), Rate(every=1, burst=5, spare=2)
    await one.blocked(rate, 300)
    for urgent in (False, True):
        assert 290 < await budget(redis).take([rate], urgent=urgent) <= 300


async def test_then_one_call_is_left_and_the_spare_ones_for_what_is_urgent(redis: Client) -> None:
    one, rate = budget(redis), Rate(burst=5, spare=2)
    await one.blocked(rate, 0)
    assert [await taken(one, rate) for _ in range(2)] == [True, False]
    assert [await taken(one, rate, urgent=True) for _ in range(3)] == [True, True, False]


async def test_a_shorter_request_does_not_undo_a_longer_one(redis: Client) -> None:
    one, rate = budget(redis), Rate(every=1)
    await one.blocked(rate, 500)
    await one.blocked(rate, 1)
    assert 490 < await budget(redis).take([rate], urgent=True) <= 500


async def test_being_asked_to_wait_no_time_at_all_takes_the_burst(redis: Client) -> None:
    one, rate = budget(redis), Rate(burst=3)
    await one.blocked(rate, 0)
    assert [await taken(one, rate, urgent=True) for _ in range(2)] == [True, False]


async def test_a_budget_that_is_whole_again_leaves_nothing_behind(redis: Client) -> None:
    assert await taken(budget(redis), Rate(every=0.01, burst=1))
    await eventually(lambda: _is_empty(redis))
    assert await taken(budget(redis), Rate(every=0.01, burst=1))


async def test_every_key_lives_no_longer_than_it_counts(redis: Client) -> None:
    one = budget(redis)
    assert await taken(one, Rate("a", every=100), Rate("b", every=1_000))
    await one.blocked(Rate("c", every=1), 500)
    lives = {name: await redis.pttl(keys.budget(name)) for name in "abc"}
    assert 90_000 < lives["a"] <= 100_000
    assert 990_000 < lives["b"] <= 1_000_000
    assert 494_000 < lives["c"] <= 504_000


async def test_a_clock_of_redis_that_was_turned_back_stops_nobody(redis: Client) -> None:
    """As after a failover to a server whose clock was right."""
    ahead = Script("local t = redis.call('TIME') return (t[1] + tonumber(ARGV[1])) .. '000000'")
    far = await Pipe(redis).run(ahead, [keys.budget("x")], LONGEST_BLOCK + 100)
    await redis.hset(keys.budget("x"), mapping={"whole": far, "asked": far})
    assert await taken(budget(redis), Rate(every=1, burst=5))


async def test_a_workspace_with_more_is_faster(redis: Client) -> None:
    one, rate = budget(redis, pace=100), Rate(every=10_000, burst=1)
    assert await taken(one, rate)
    assert 90 < await one.take([rate], urgent=False) <= 100


async def test_while_redis_is_away_nothing_is_let_through() -> None:
    async with opened("redis://127.0.0.1:1/0") as nowhere:
        with pytest.raises(NotKept):
            await budget(nowhere).take([Rate()], urgent=True)


def test_its_keys_lie_in_our_slot() -> None:
    assert key_slot(keys.budget("chat.postMessage:C1").encode()) == key_slot(keys.OPEN.encode())


async def _is_empty(redis: Client) -> bool:
    return not await everything(redis)


@dataclass
class Model:
    """Buckets that are never refilled, for no test lives to see a drop fall into them."""

    used: dict[str, int] = field(default_factory=dict)

    def take(self, rates: Sequence[Rate], *, urgent: bool) -> bool:
        if any(self.left(rate, urgent=urgent) < 1 for rate in rates):
            return False
        for rate in rates:
            self.used[rate.name] = self.used.get(rate.name, 0) + 1
        return True

    def left(self, rate: Rate, *, urgent: bool) -> int:
        return rate.burst - self.used.get(rate.name, 0) - (0 if urgent else rate.spare)

    def block(self, rate: Rate) -> None:
        self.used[rate.name] = max(self.used.get(rate.name, 0), rate.burst)


RATES = (Rate("a", burst=3), Rate("b", burst=7, spare=2), Rate("c", burst=1), Rate("d", burst=9))
Taking = tuple[tuple[Rate, ...], bool]
TAKING = st.tuples(
    st.lists(st.sampled_from(RATES), min_size=1, max_size=3, unique=True).map(tuple), st.booleans()
)


@settings(max_examples=60, deadline=None)
@given(steps=st.lists(TAKING | st.sampled_from(RATES), max_size=30))
def test_it_lets_through_what_buckets_would(
    redis_server: str, steps: Sequence[Taking | Rate]
) -> None:
    async def play() -> None:
        async with opened(redis_server) as redis:
            await redis.flushall()
            await _compared(redis, steps)

    asyncio.run(play())


async def _compared(redis: Client, steps: Sequence[Taking | Rate]) -> None:
    one, model = budget(redis), Model()
    for step in steps:
        if isinstance(step, Rate):
            await one.blocked(step, 60)
            model.block(step)
        else:
            rates, urgent = step
            assert await taken(one, *rates, urgent=urgent) == model.take(rates, urgent=urgent)
