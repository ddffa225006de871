"""Several rows at the same time: some do little but wait, and others must not wait for them."""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor

from tests.nursery import nursery

from .rows import ROWS

JOBS = (os.cpu_count() or 1) + 1
"""One more than there are cores: some rows wait most of their time."""


def pool_of(jobs: int) -> ProcessPoolExecutor:
    """Each play in a process of its own."""
    return ProcessPoolExecutor(jobs, nursery(), max_tasks_per_child=1)


def mixed(names: Iterable[str]) -> Sequence[str]:
    """In the order in which they are best begun: those that take the machine and those that wait in
    turn, and first of these the ones that wait for a minute."""
    names = sorted(names, key=lambda name: not ROWS[name].slow)
    waiting = [name for name in names if ROWS[name].waits]
    working = [name for name in names if not ROWS[name].waits]
    places = {name: at / len(kind) for kind in (working, waiting) for at, name in enumerate(kind)}
    return sorted((*working, *waiting), key=lambda name: places[name])
