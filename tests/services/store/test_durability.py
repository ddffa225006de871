"""What Redis's own settings say of keeping what it is told."""

from collections.abc import AsyncIterator, Iterator

import pytest

from services.contracts.errors import Unavailable
from services.store.connection import Client
from services.store.durability import worries
from services.store.pipe import Pipe
from tests.real_redis import RealRedis, real_redis

from .opened import opened

pytestmark = pytest.mark.real_redis


async def test_one_that_keeps_everything_is_no_worry(redis: Client) -> None:
    assert await worries(Pipe(redis)) == []


async def test_each_setting_that_loses_contracts_has_a_sentence(redis: Client) -> None:
    await redis.config_set("maxmemory-policy", "allkeys-lru")
    await redis.config_set("appendonly", "no")
    evicts, forgets = await worries(Pipe(redis))
    assert "maxmemory-policy is allkeys-lru" in evicts
    assert "set maxmemory-policy to noeviction" in evicts
    assert "set appendonly to yes" in forgets


async def test_one_that_does_not_let_us_ask_is_no_worry(redis: Client) -> None:
    await redis.config_set("appendonly", "no")
    await redis.execute_command("ACL", "SETUSER", "default", "-config")
    assert await worries(Pipe(redis)) == []


async def test_one_that_is_away_is_said_to_be_away(redis: Client, server: RealRedis) -> None:
    server.kill()
    with pytest.raises(Unavailable):
        await worries(Pipe(redis))


@pytest.fixture
def server() -> Iterator[RealRedis]:
    with real_redis(appendonly=True) as server:
        yield server


@pytest.fixture
async def redis(server: RealRedis) -> AsyncIterator[Client]:
    async with opened(server.url) as client:
        yield client
