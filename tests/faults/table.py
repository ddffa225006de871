"""The table at the end: a line for each row, over all of its seeds."""

from collections.abc import Sequence

from .matrix import Outcome

HEADINGS = ("row", "seeds", "acked", "given up")
PROMISES = {
    "lost": "lost",
    "twice": "twice",
    "wrong": "wrong",
    "created_twice": "created twice",
    "stepped_back": "stepped back",
}
"""Each with what the table calls it."""


def table(outcomes: Sequence[Outcome]) -> str:
    """As docs/reliability.md has it. `seconds` is the mean of one play, the rest are sums."""
    rows = dict.fromkeys(outcome.row for outcome in outcomes)
    cells = [(*HEADINGS, *PROMISES.values(), "seconds")]
    cells += [_cells(row, [o for o in outcomes if o.row == row]) for row in rows]
    first, *widths = (max(len(line[column]) for line in cells) for column in range(len(cells[0])))
    rule = f"|{'-' * (first + 2)}|" + "|".join(f"{'-' * (width + 1)}:" for width in widths) + "|"
    heading, *lines = (_line(line, (first, *widths)) for line in cells)
    return "\n".join((heading, rule, *lines))


def summary(outcomes: Sequence[Outcome], size: str, jobs: int, seconds: float) -> str:
    """What was played, and how long all of it took."""
    rows, seeds = len({one.row for one in outcomes}), len({one.seed for one in outcomes})
    broken = sum(not one.verdict.kept for one in outcomes)
    minutes, left = divmod(round(seconds), 60)
    return (
        f"{size} size, rows: {rows}, seeds: {seeds}, rows at the same time: {jobs}, "
        f"time: {minutes} min {left} s, plays that broke a promise: {broken}"
    )


def _cells(row: str, plays: Sequence[Outcome]) -> tuple[str, ...]:
    sums = [
        len(plays),
        sum(one.acked for one in plays),
        sum(one.gone for one in plays),
        *(sum(one.verdict.counts[promise] for one in plays) for promise in PROMISES),
    ]
    seconds = sum(one.seconds for one in plays) / len(plays)
    return (row, *(f"{number}" for number in sums), f"{seconds:.0f}")


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    right = [f"{cell:>{width}}" for cell, width in rest]
    return f"| {first[0]:<{first[1]}} | " + " | ".join(right) + " |"
