"""What is measured by hand only must be there when somebody wants to measure."""

import importlib

import pytest

from bench import ids
from bench.__main__ import ROWS
from handlers.views import cancel, create


@pytest.mark.parametrize("row", ROWS)
def test_each_row_can_be_measured(row: str) -> None:
    assert callable(importlib.import_module(f"bench.{row}").measure)


def test_the_peer_on_bolt_answers_to_the_same_ids() -> None:
    assert create.RETRY in ids.ACTIONS
    assert cancel.SUBMIT in ids.SUBMISSIONS
    assert all((ids.CLOSINGS, ids.SEARCHES, ids.SHORTCUTS))
