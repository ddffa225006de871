"""The doors themselves: which paths there are, what is too large, what is no request at all."""

from collections.abc import AsyncIterator, Iterator
from urllib.parse import urlencode

import httpx
import pytest

from bot.health import HEALTH_PATH
from bot.running import served
from bot.settings import load_settings
from bot.stage import Stage, open_stage
from bot.web import MOST_SLACK_BYTES, SLACK_PATH, TENCENT_PATH
from bot.wiring import Given, open_app
from services.store.connection import connect
from tests.real_redis import RealRedis, real_redis

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


async def test_it_is_alive_with_redis_and_without(
    http: httpx.AsyncClient, server: RealRedis
) -> None:
    assert (await http.get(HEALTH_PATH)).status_code == 200
    server.kill()
    assert (await http.get(HEALTH_PATH)).status_code == 200


async def test_there_is_nothing_else(http: httpx.AsyncClient) -> None:
    assert (await http.get("/")).status_code == 404
    assert (await http.get(SLACK_PATH)).status_code == 405
    assert (await http.get(TENCENT_PATH)).status_code == 405
    assert (await http.post(HEALTH_PATH)).status_code == 405


async def test_an_unsigned_request_is_refused(http: httpx.AsyncClient) -> None:
    body = urlencode({"command": "/esign", "text": "list", "user_id": "U1", "team_id": "T1"})
    assert (await http.post(SLACK_PATH, content=body, headers=FORM)).status_code == 401


@pytest.mark.parametrize(
    "body",
    [b"payload=", b"payload=%7B", b"payload=[1]", b"payload=1", b"\xff\xfe", b"payload=null"],
)
async def test_what_nobody_can_read_is_answered_without_a_noise(
    http: httpx.AsyncClient, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    answered = await http.post(SLACK_PATH, content=body, headers=FORM)
    assert answered.status_code in (400, 401)
    assert not any(record.exc_info for record in caplog.records)


async def test_a_charset_that_nobody_knows_is_refused(http: httpx.AsyncClient) -> None:
    odd = {"Content-Type": "application/x-www-form-urlencoded; charset=klingon"}
    assert (await http.post(SLACK_PATH, content=b"a=b", headers=odd)).status_code in (400, 401)


async def test_what_is_too_large_is_refused(http: httpx.AsyncClient) -> None:
    body = b"a=" + b"b" * (MOST_SLACK_BYTES + 1)
    assert (await http.post(SLACK_PATH, content=body, headers=FORM)).status_code == 413


@pytest.fixture
def server() -> Iterator[RealRedis]:
    with real_redis() as server:
        yield server


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with open_stage() as stage:
        yield stage


@pytest.fixture
async def http(stage: Stage, server: RealRedis) -> AsyncIterator[httpx.AsyncClient]:
    settings = load_settings(stage.settings)
    redis = connect(server.url)
    async with (
        open_app(settings, Given(redis=redis)) as app,
        served(app, settings) as address,
        httpx.AsyncClient(base_url=address, trust_env=False) as http,
    ):
        yield http
    await redis.aclose()
