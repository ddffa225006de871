"""Plays the rows of the fault matrix, prints a table, and fails when a promise was broken."""

import argparse
import sys
from collections.abc import Iterator
from concurrent.futures import as_completed
from time import monotonic
from typing import TextIO

from .matrix import Outcome, played
from .playing import JOBS, mixed, pool_of
from .rows import ROWS
from .scene import SIZES
from .table import summary, table

REASONS = 5
"""So many are printed of each row."""


def main() -> int:
    asked = _parser().parse_args()
    names = [name for name in ROWS if asked.rows in name]
    seeds = range(asked.seed, asked.seed + asked.seeds)
    plays = [(name, seed, asked.size) for seed in seeds for name in mixed(names)]
    began = monotonic()
    outcomes = list(_told(_played(plays, asked.jobs), sys.stderr))
    outcomes.sort(key=lambda outcome: names.index(outcome.row))
    took = summary(outcomes, asked.size, asked.jobs, monotonic() - began)
    sys.stdout.write(f"{table(outcomes)}\n\n{took}\n")
    return 0 if all(outcome.verdict.kept for outcome in outcomes) else 1


def _played(plays: list[tuple[str, int, str]], jobs: int) -> Iterator[Outcome]:
    with pool_of(jobs) as pool:
        for play in as_completed([pool.submit(played, *play) for play in plays]):
            yield play.result()


def _told(outcomes: Iterator[Outcome], where: TextIO) -> Iterator[Outcome]:
    """Each as soon as it is there, with what was broken."""
    for outcome in outcomes:
        state = "kept" if outcome.verdict.kept else "BROKEN"
        named = f"{outcome.row}, seed {outcome.seed}"
        where.write(f"{named}: {state} in {outcome.seconds:.0f} s, {outcome.calls} calls\n")
        where.writelines(f"    {why}\n" for why in outcome.verdict.why[:REASONS])
        where.flush()
        yield outcome


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make faults", description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="small")
    parser.add_argument("--seeds", type=int, default=1, help="how many")
    parser.add_argument("--seed", type=int, default=1, help="the first of them")
    parser.add_argument("--rows", default="", help="only those with this in their name")
    parser.add_argument("--jobs", type=int, default=JOBS, help="rows at the same time")
    return parser


if __name__ == "__main__":
    sys.exit(main())
