"""Several rows at the same time: a row does little but wait, and must not wait for another."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def pool_of(jobs: int) -> ProcessPoolExecutor:
    """Each play in a process of its own, which has everything imported when it begins."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.matrix"])
    return ProcessPoolExecutor(jobs, context, max_tasks_per_child=1)
