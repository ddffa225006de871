"""The table at the end: a line for each row, over all of its seeds."""

from collections.abc import Sequence

from .matrix import Outcome

HEADINGS = ("seeds", "acked", "given up", "calls")
PROMISES = {
    "lost": "acked and lost",
    "twice": "messages twice",
    "wrong": "final states wrong",
    "created_twice": "created twice",
    "stepped_back": "cards stepping back",
}


def table(outcomes: Sequence[Outcome]) -> str:
    """As Markdown; everything but `seconds` (of one play on average) is a sum over the seeds."""
    rows = dict.fromkeys(outcome.row for outcome in outcomes)
    cells = [("row", *HEADINGS, *PROMISES.values(), "seconds")]
    cells += [_cells(row, [o for o in outcomes if o.row == row]) for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    lines = [_line(line, widths) for line in cells]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join((lines[0], rule, *lines[1:]))


def _cells(row: str, plays: Sequence[Outcome]) -> tuple[str, ...]:
    sums = [
        len(plays),
        sum(one.acked for one in plays),
        sum(one.gone for one in plays),
        sum(one.calls for one in plays),
        *(sum(one.verdict.counts[promise] for one in plays) for promise in PROMISES),
    ]
    seconds = sum(one.seconds for one in plays) / len(plays)
    return (row, *(f"{number}" for number in sums), f"{seconds:.0f}")


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    right = [f"{cell:>{width}}" for cell, width in rest]
    return f"| {first[0]:<{first[1]}} | " + " | ".join(right) + " |"
