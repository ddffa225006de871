"""Several rows at the same time: a row does little but wait, and must not wait for another."""

from concurrent.futures import ProcessPoolExecutor

from tests.nursery import nursery


def pool_of(jobs: int) -> ProcessPoolExecutor:
    """Each play in a process of its own."""
    return ProcessPoolExecutor(jobs, nursery(), max_tasks_per_child=1)
