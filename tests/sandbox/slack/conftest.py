"""One workspace for each test."""

from collections.abc import AsyncIterator

import pytest

from sandbox.slack.client import Desk
from tests.sandbox.slack.peers import Clock, World, open_world


@pytest.fixture
def desk(world: World) -> Desk:
    return world.desk


@pytest.fixture
async def world(clock: Clock) -> AsyncIterator[World]:
    async with open_world(clock) as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    return Clock()
