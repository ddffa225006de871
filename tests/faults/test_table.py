"""What is printed in the end is what docs/reliability.md holds."""

from .judge import Verdict
from .matrix import Outcome
from .playing import mixed
from .rows import ROWS
from .table import summary, table
from .test_promises import PAGE

PLAYED = (
    Outcome("kill -9 of web", 1, acked=9_990, gone=10, seconds=51),
    Outcome("kill -9 of web", 2, Verdict(twice=3), acked=10_000, seconds=60),
    Outcome("orders: Redis is full", 1, seconds=44.4),
)


def test_a_line_for_each_row_over_all_its_seeds() -> None:
    heading, rule, *lines = table(PLAYED).splitlines()
    assert heading.split("|")[1].strip() == "row"
    assert rule.count("-:|") == 9
    assert [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines] == [
        ["kill -9 of web", "2", "19990", "10", "0", "3", "0", "0", "0", "56"],
        ["orders: Redis is full", "1", "0", "0", "0", "0", "0", "0", "0", "44"],
    ]


def test_its_columns_are_those_of_the_page() -> None:
    heading = table(PLAYED).splitlines()[0]
    columns = "| " + " | ".join(cell.strip() for cell in heading.split("|")[1:-1]) + " |"
    assert f"\n{columns}\n" in PAGE


def test_it_says_how_long_all_of_it_took() -> None:
    assert summary(PLAYED, "full", jobs=3, seconds=899.6) == (
        "full size, rows: 2, seeds: 2, rows at the same time: 3, time: 15 min 0 s, "
        "plays that broke a promise: 1"
    )


def test_every_row_is_played_and_those_that_wait_are_spread_among_the_others() -> None:
    begun = mixed(ROWS)
    assert sorted(begun) == sorted(ROWS)
    halves = begun[: len(begun) // 2], begun[len(begun) // 2 :]
    waiting = [sum(ROWS[name].waits for name in half) for half in halves]
    assert abs(waiting[0] - waiting[1]) <= 1
    assert not any(ROWS[name].slow for name in halves[1])
