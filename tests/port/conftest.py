"""Runs each test over every edition that has what the test needs: `@needs(Can.TEMPLATES)`."""

from collections.abc import AsyncIterator

import pytest

from services.contracts.can import Can
from tests.port.editions import EDITIONS, Edition
from tests.port.opened import Opened, open_edition


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "edition" not in metafunc.fixturenames:
        return
    needed = _needed(metafunc.definition)
    able = [edition for edition in EDITIONS if needed <= edition.can]
    metafunc.parametrize("edition", able, ids=[edition.name for edition in able])


def _needed(test: pytest.Item) -> frozenset[Can]:
    return frozenset(can for mark in test.iter_markers("needs") for can in mark.args)


@pytest.fixture
async def opened(edition: Edition) -> AsyncIterator[Opened]:
    async with open_edition(edition) as opened:
        yield opened
