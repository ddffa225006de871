"""Every row of the fault matrix at its smallest, and every seed that has ever broken a promise."""

from collections.abc import Iterator
from concurrent.futures import Future

import pytest

from .matrix import Outcome, played
from .playing import pool_of
from .rows import ROWS

pytestmark = [pytest.mark.real_redis, pytest.mark.faults]

JOBS = 4
"""A row waits most of its time: for a process to start, or for a lease to run out."""

SEED = 1
BROKE_ONCE = (("orders: a clock is off", 2), ("an outage longer than Tencent tries", 2))
"""Those that are not played anyway."""
QUICK_FIRST = sorted(ROWS.values(), key=lambda row: row.slow)
NOT_PROMISED = "workers hang"
"""A call that has begun when its worker stands still is made after all (ADR 0010): by hand only."""
PLAYS = tuple(
    play
    for play in dict.fromkeys((*((row.name, SEED) for row in QUICK_FIRST), *BROKE_ONCE))
    if play[0] != NOT_PROMISED
)

Plays = dict[tuple[str, int], Future[Outcome]]


@pytest.fixture(scope="module")
def plays(request: pytest.FixtureRequest) -> Iterator[Plays]:
    """Those that were asked for, all begun; the slow ones at once, that nobody waits for them."""
    asked = {
        (item.callspec.params["row"], item.callspec.params["seed"])
        for item in request.session.items
        if isinstance(item, pytest.Function) and item.path == request.path
    }
    slow_first = sorted(PLAYS, key=lambda play: not ROWS[play[0]].slow)
    with pool_of(JOBS) as pool:
        yield {play: pool.submit(played, *play, "small") for play in slow_first if play in asked}


@pytest.mark.parametrize(("row", "seed"), PLAYS)
def test_every_promise_is_kept_when(row: str, seed: int, plays: Plays) -> None:
    outcome = plays[row, seed].result()
    assert outcome.verdict.kept, "\n".join(outcome.verdict.why)
