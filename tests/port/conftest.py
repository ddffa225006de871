"""Runs each test over every edition that has what the test needs: `@needs(Can.TEMPLATES)`."""

from collections.abc import AsyncIterator

import pytest

from tests.port.editions import Edition
from tests.port.needs import over_editions
from tests.port.opened import Opened, open_edition


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "edition" in metafunc.fixturenames:
        over_editions(metafunc)


@pytest.fixture
async def opened(edition: Edition) -> AsyncIterator[Opened]:
    async with open_edition(edition) as opened:
        yield opened
