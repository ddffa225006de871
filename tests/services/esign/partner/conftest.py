"""The adapter against the pretend Tencent, over HTTP."""

from collections.abc import AsyncIterator

import pytest

from .opened import Opened, open_partner


@pytest.fixture
async def opened() -> AsyncIterator[Opened]:
    async with open_partner() as opened:
        yield opened
