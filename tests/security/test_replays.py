"""Slack's signature holds for five minutes, for one body and one time; exactly."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import Clock, SignatureVerifier

from bot.web import SlackDoor
from handlers.body import BodyReader
from sandbox.slack import signing

from .doors import SECRET

NOW = 1_795_000_000
BODY = b'{"type":"url_verification","challenge":"x"}'


@pytest.mark.parametrize("age", [0, 1, 299, 300, -1, -299, -300])
async def test_a_signature_holds_for_five_minutes(door: "Door", age: int) -> None:
    assert await door.post(BODY, signing.headers(SECRET, NOW - age, BODY)) == 200


@pytest.mark.parametrize("age", [301, 3_600, NOW, -301, -3_600, -(10**12)])
async def test_and_neither_after_nor_before(door: "Door", age: int) -> None:
    assert await door.post(BODY, signing.headers(SECRET, NOW - age, BODY)) == 401


async def test_an_old_signature_does_not_hold_under_a_new_time(door: "Door") -> None:
    old = signing.headers(SECRET, NOW - 301, BODY)
    assert await door.post(BODY, old | {"X-Slack-Request-Timestamp": f"{NOW}"}) == 401
    for written in (f"{NOW - 300} ", f"+{NOW - 300}", f"0{NOW - 300}"):
        near = signing.headers(SECRET, NOW - 300, BODY) | {"X-Slack-Request-Timestamp": written}
        assert await door.post(BODY, near) in (200, 401)  # the same time, and nothing else
    assert await door.post(BODY, {}) == 401


@pytest.mark.parametrize("change", [b"", b" ", b"\n", b"\x00", b"&a=b"])
async def test_no_byte_of_the_body_may_be_added_or_missing(door: "Door", change: bytes) -> None:
    proof = signing.headers(SECRET, NOW, BODY)
    assert await door.post(BODY + change, proof) == (401 if change else 200)
    assert await door.post(BODY[:-1], proof) == 401


async def test_the_signature_is_over_the_bytes_and_not_what_they_mean(door: "Door") -> None:
    proof = signing.headers(SECRET, NOW, BODY)
    assert await door.post(BODY.replace(b'"x"', b'"\\u0078"'), proof) == 401
    assert await door.post(b"\xef\xbb\xbf" + BODY, proof) == 401


class Door:
    def __init__(self, client: "TestClient[web.Request, web.Application]") -> None:
        self._client = client

    async def post(self, body: bytes, headers: dict[str, str]) -> int:
        kind = {"Content-Type": "application/json"}
        return (await self._client.post("/", data=body, headers=headers | kind)).status


class Stopped(Clock):
    def now(self) -> float:
        return NOW


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    bolt = AsyncApp(token="xoxb-nobody", request_verification_enabled=False)
    slack = SlackDoor(bolt, SignatureVerifier(SECRET, Stopped()), BodyReader(10_000))
    app = web.Application()
    app.router.add_post("/", slack.receive)
    async with TestClient(TestServer(app)) as client:
        yield Door(client)
