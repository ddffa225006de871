from collections.abc import AsyncIterator

import pytest
from hypothesis import settings

from .world import World, world_on

# A busy machine makes a property no less true: no example is given a time.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture
async def world(redis_url: str) -> AsyncIterator[World]:
    async with world_on(redis_url) as world:
        yield world
