"""What a test needs an edition to be able to do, and which editions that leaves."""

from collections.abc import Sequence

import pytest

from services.contracts.can import Can
from tests.port.editions import EDITIONS, Edition


def needs(*abilities: Can) -> pytest.MarkDecorator:
    """Over the editions that have them all; that the others say so is tested for every verb."""
    return pytest.mark.needs(*abilities)


def without(*abilities: Can) -> pytest.MarkDecorator:
    """Over the editions that have none of them, and do what they do in another way."""
    return pytest.mark.without(*abilities)


def over_editions(metafunc: pytest.Metafunc) -> None:
    """Run the test once for each edition that has what it needs, and that it is about."""
    able = _able(metafunc.definition)
    metafunc.parametrize("edition", able, ids=[edition.name for edition in able])


def _able(test: pytest.Item) -> Sequence[Edition]:
    needed, absent = _marked(test, "needs"), _marked(test, "without")
    return [one for one in EDITIONS if needed <= one.can and not absent & one.can]


def _marked(test: pytest.Item, name: str) -> frozenset[Can]:
    return frozenset(can for mark in test.iter_markers(name) for can in mark.args)
