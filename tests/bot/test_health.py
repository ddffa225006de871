"""Alive is not ready: what a supervisor is told, and where."""

import base64
from collections.abc import AsyncIterator, Iterator, Mapping

import httpx
import pytest

from bot.health import HEALTH_PATH, READY_PATH
from bot.monitoring import METRICS_PATH, monitored
from bot.running import served
from bot.settings import load_settings
from bot.stage import Stage, open_stage
from bot.wiring import Given, open_app
from services.store.connection import Client, connect
from tests.nursery import running
from tests.real_redis import RealRedis, free_port, real_redis

from .office import eventually

pytestmark = pytest.mark.real_redis


@pytest.mark.parametrize("where", ["doors", "monitoring"])
async def test_without_redis_it_lives_and_is_not_ready(
    addresses: Mapping[str, str], where: str, server: RealRedis
) -> None:
    async with at(addresses[where]) as http:
        assert (await http.get(READY_PATH)).json() == {"ready": True}
        server.kill()
        assert (await http.get(HEALTH_PATH)).status_code == 200
        away = await http.get(READY_PATH)
        assert away.status_code == 503
        assert away.json()["ready"] is False
        assert "redis" in away.json()["why"]
        server.start()
        await eventually(lambda: is_ready(http))


async def test_with_a_redis_that_takes_nothing_it_is_not_ready(
    addresses: Mapping[str, str], redis: Client
) -> None:
    async with at(addresses["doors"]) as http:
        assert await is_ready(http)
        await redis.config_set("maxmemory", "1")
        assert (await http.get(READY_PATH)).json()["why"] == "redis: OutOfMemoryError"
        await redis.config_set("maxmemory", "0")
        assert await is_ready(http)
        await redis.replicaof("127.0.0.1", str(free_port()))
        assert (await http.get(READY_PATH)).json()["why"] == "redis: ReadOnlyError"
        await redis.replicaof("NO", "ONE")
        await eventually(lambda: is_ready(http))


async def test_with_another_state_key_it_is_not_ready(
    addresses: Mapping[str, str], stage: Stage, redis: Client
) -> None:
    async with at(addresses["doors"]) as http:
        assert await is_ready(http)
    other = base64.b64encode(bytes(32)).decode()
    settings = load_settings({**stage.settings, "STATE_KEY": other})
    async with (
        open_app(settings, Given(redis=redis)) as app,
        served(app, settings) as address,
        at(address) as http,
    ):
        answered = await http.get(READY_PATH)
        assert answered.status_code == 503
        assert answered.json()["why"].startswith("STATE_KEY does not open what is stored")
        assert (await http.get(HEALTH_PATH)).status_code == 200


async def test_the_doors_show_no_metrics_and_the_metrics_port_has_no_doors(
    addresses: Mapping[str, str],
) -> None:
    async with at(addresses["doors"]) as http:
        assert (await http.get(METRICS_PATH)).status_code == 404
    async with at(addresses["monitoring"]) as http:
        assert (await http.get(METRICS_PATH)).status_code == 200
        assert (await http.post("/slack/events")).status_code == 404


@pytest.mark.parametrize("command", ["run", "web", "worker"])
async def test_each_process_has_probes_and_metrics_where_it_is_told(
    stage: Stage, redis_url: str, command: str
) -> None:
    env = {**stage.settings, "REDIS_URL": redis_url, "METRICS_PORT": "0"}
    async with running(command, env=env) as bot:
        line = await bot.says("metrics and probes are on ")
        async with at(line.split(" on ")[1].strip()) as http:
            assert (await http.get(HEALTH_PATH)).status_code == 200
            assert await is_ready(http)
            assert "signet_ready 1.0" in (await http.get(METRICS_PATH)).text
        bot.terminate()
        assert await bot.ended() == 0


async def test_a_metrics_port_that_is_taken_ends_it_with_a_sentence(
    stage: Stage, redis_url: str
) -> None:
    env = {**stage.settings, "REDIS_URL": redis_url, "METRICS_PORT": "0"}
    async with running("worker", env=env) as first:
        port = (await first.says("metrics and probes")).strip().rpartition(":")[2]
        async with running("web", env={**env, "METRICS_PORT": port}) as second:
            assert await second.ended() == 2
    assert "METRICS_HOST and METRICS_PORT cannot be what they are set to" in second.output
    assert "Traceback" not in second.output


@pytest.mark.parametrize("command", ["run", "web", "worker"])
async def test_a_redis_that_may_lose_contracts_is_warned_of_once(
    stage: Stage, server: RealRedis, redis: Client, command: str
) -> None:
    await redis.config_set("maxmemory-policy", "allkeys-lru")
    await redis.config_set("appendonly", "no")
    async with running(command, env={**stage.settings, "REDIS_URL": server.url}) as bot:
        await bot.says("at work" if command == "worker" else "listening on")
        bot.terminate()
        assert await bot.ended() == 0
    assert bot.output.count("set maxmemory-policy to noeviction") == 1
    assert bot.output.count("set appendonly to yes") == 1


async def is_ready(http: httpx.AsyncClient) -> bool:
    return (await http.get(READY_PATH)).status_code == 200


def at(address: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=address, trust_env=False)


@pytest.fixture
def server() -> Iterator[RealRedis]:
    with real_redis(appendonly=True) as server:
        yield server


@pytest.fixture
async def redis(server: RealRedis) -> AsyncIterator[Client]:
    client = connect(server.url)
    yield client
    await client.aclose()


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with open_stage() as stage:
        yield stage


@pytest.fixture
async def addresses(stage: Stage, redis: Client) -> AsyncIterator[Mapping[str, str]]:
    settings = load_settings({**stage.settings, "METRICS_PORT": "0"})
    async with (
        open_app(settings, Given(redis=redis)) as app,
        served(app, settings) as doors,
        monitored(app.monitoring, settings) as monitoring,
    ):
        yield {"doors": doors, "monitoring": monitoring}
