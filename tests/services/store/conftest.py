"""The store's tests run on every kind of Redis that there is."""

from collections.abc import AsyncIterator

import pytest

from services.store.connection import Client
from tests.redis_topologies import Topology

from .opened import opened

_KINDS = ("alone", "sentinel", "cluster")


@pytest.fixture(params=_KINDS)
def url(request: pytest.FixtureRequest) -> str:
    """The address of a Redis that holds nothing: one server, one behind Sentinel, a cluster."""
    if request.param == "alone":
        return str(request.getfixturevalue("redis_url"))
    topology: Topology = request.getfixturevalue(request.param)
    topology.empty()
    return topology.url


@pytest.fixture
async def redis(url: str) -> AsyncIterator[Client]:
    async with opened(url) as client:
        yield client
