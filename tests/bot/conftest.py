from collections.abc import AsyncIterator

import pytest

from services.store.connection import Client
from tests.services.store.opened import opened


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Client]:
    async with opened(redis_url) as client:
        yield client
