"""Each promise in docs/reliability.md names what shows it, and all of that is really there."""

import re

import pytest

from tests.processes import ROOT

from .rows import ROWS

PAGE = (ROOT / "docs" / "reliability.md").read_text()
PROMISES = re.findall(r"^\d\. \*\*((?:.|\n)+?)\*\*\n((?:   .*\n)+)", PAGE, re.MULTILINE)
TESTS = re.compile(r"`(tests/[a-z_/]+\.py)::(\w+)`")
PLAYED = re.compile(r"\*([^*\n]+)\*")


def test_there_are_seven() -> None:
    assert len(PROMISES) == 7


@pytest.mark.parametrize(("promise", "shown"), PROMISES, ids=range(1, 8))
def test_a_promise_is_shown_by_tests_that_exist(promise: str, shown: str) -> None:
    named = TESTS.findall(shown)
    assert named, promise
    for path, name in named:
        assert re.search(rf"^ *(async )?def {name}\(", (ROOT / path).read_text(), re.MULTILINE), (
            name
        )


@pytest.mark.parametrize(("promise", "shown"), PROMISES, ids=range(1, 8))
def test_a_promise_is_shown_by_rows_that_are_played(promise: str, shown: str) -> None:
    played = PLAYED.findall(" ".join(shown.split()))
    assert played, promise
    assert set(played) <= set(ROWS)


@pytest.mark.parametrize("row", ROWS)
def test_the_table_tells_what_came_of_every_row(row: str) -> None:
    assert re.search(rf"^\| {re.escape(row)} +\| +\d+ \|", PAGE, re.MULTILINE)
