"""Every row of the fault matrix at its smallest, and every seed that has ever broken a promise."""

import os
from collections.abc import Iterator
from concurrent.futures import Future

import pytest

from .matrix import Outcome, played
from .playing import pool_of
from .rows import ROWS

# All in one process: whoever asks for the plays begins them all.
pytestmark = [pytest.mark.real_redis, pytest.mark.faults, pytest.mark.xdist_group("faults")]

JOBS = 3
"""A row waits most of its time: for a process to start, or for a lease to run out."""
SLOW_JOBS = 2
"""Those that take a minute begin at once beside the others, and are asked about in the end."""

SEED = 1
BROKE_ONCE = (("orders: a clock is off", 2), ("an outage longer than Tencent tries", 2))
"""Those that are not played anyway."""
NOT_PROMISED = "workers hang"
"""A call that has begun when its worker stands still is made after all (ADR 0010): by hand only."""
PLAYS = sorted(
    {(name, SEED) for name in ROWS if name != NOT_PROMISED} | set(BROKE_ONCE),
    key=lambda play: (ROWS[play[0]].slow, list(ROWS).index(play[0]), play[1]),
)

Plays = dict[tuple[str, int], Future[Outcome]]


@pytest.fixture(scope="module")
def plays(request: pytest.FixtureRequest) -> Iterator[Plays]:
    """Those that were asked for, all begun, in the order in which they are asked about."""
    items = [
        item
        for item in request.session.items
        if isinstance(item, pytest.Function) and item.path == request.path
    ]
    together = all(item.nodeid.endswith("@faults") for item in items)
    assert together or "PYTEST_XDIST_WORKER" not in os.environ, "every process would play them all"
    asked = {(item.callspec.params["row"], item.callspec.params["seed"]) for item in items}
    with pool_of(JOBS) as quick, pool_of(SLOW_JOBS) as slow:
        yield {
            (row, seed): (slow if ROWS[row].slow else quick).submit(played, row, seed, "small")
            for row, seed in PLAYS
            if (row, seed) in asked
        }


@pytest.mark.parametrize(("row", "seed"), PLAYS)
def test_every_promise_is_kept_when(row: str, seed: int, plays: Plays) -> None:
    outcome = plays[row, seed].result()
    assert outcome.verdict.kept, "\n".join(outcome.verdict.why)
