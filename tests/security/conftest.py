from collections.abc import AsyncIterator

import pytest

from services.store.connection import Client, connect

from .doors import Doors, open_doors


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Client]:
    client = connect(redis_url)
    yield client
    await client.aclose()


@pytest.fixture
async def doors(redis: Client) -> AsyncIterator[Doors]:
    async with open_doors(redis) as doors:
        yield doors
