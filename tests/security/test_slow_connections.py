"""Nobody keeps a connection for nothing, and many who try do not keep others out.

How long each may take is a parameter: here it is over soon.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace

import pytest
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier

from bot.health import HEALTH_PATH
from bot.running import PATIENCE, Patience, served
from bot.settings import load_settings
from bot.web import SLACK_PATH, TENCENT_PATH, SlackDoor
from bot.wiring import Given, open_app
from handlers import body
from handlers.body import BodyReader
from handlers.inbox import Inbox
from handlers.tencent.callback import CallbackDoor
from services.store.connection import Client
from tests.services.esign.sealed import FLOW, TOKEN, encrypted, reader

from .doors import (
    SECRET,
    SETTINGS,
    WAIT,
    Doors,
    callback,
    doors_at,
    get,
    head,
    open_doors,
    slack,
)

SHORT = Patience(idle=1, lingering=0.2, unread=0.2)
"""So short that nobody waits, and long enough for who means well on a busy machine."""
PATHS = (SLACK_PATH, TENCENT_PATH)
MANY = 300
BEGINNINGS = {
    "nothing": b"",
    "half a line": b"POST /sla",
    "a line": b"POST /slack/events HTTP/1.1\r\n",
    "some headers": head(SLACK_PATH, {"X": "y"})[:-2],
    "half of a second request": get(HEALTH_PATH).replace(b"Connection: close\r\n", b"") + b"GET /",
    "an old connection": get(HEALTH_PATH).replace(b"Connection: close\r\n", b""),
}


def test_in_all_it_is_less_than_half_a_minute() -> None:
    assert PATIENCE.idle + body.SECONDS + PATIENCE.lingering < 30
    assert PATIENCE.unread <= 30


@pytest.mark.parametrize("begun", BEGINNINGS)
async def test_who_says_no_more_is_hung_up_on(
    redis: Client, begun: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_doors(redis, SHORT) as doors, doors.line() as line:
        await line.send(BEGINNINGS[begun])
        heard = await line.until_closed()
        assert heard.status in (0, 200)
        assert caplog.records == []
        await doors.serve_on()


async def test_who_sends_a_header_byte_by_byte_is_hung_up_on(redis: Client) -> None:
    async with open_doors(redis, SHORT) as doors, doors.line() as line:
        await line.send(f"POST {SLACK_PATH} HTTP/1.1\r\nX: ".encode())
        drip = asyncio.create_task(dripping(line.send))
        assert (await line.until_closed()).status == 0
        assert not await drip
        await doors.serve_on()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("headers", [{"Content-Length": "999"}, {"Transfer-Encoding": "chunked"}])
async def test_a_body_that_comes_too_slowly_is_refused(
    redis: Client, path: str, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    async with open_hasty_doors(redis) as doors:
        for more in (False, True):
            async with doors.line() as line:
                await line.send(head(path, headers))
                drip = dripping(line.send, b"1\r\na\r\n") if more else nothing()
                dripped = asyncio.create_task(drip)
                assert (await line.until_closed()).status == 408
                assert not await dripped
        assert caplog.records == []
        assert (await doors.knock(callback(encrypted(FLOW)))).status == 200


@pytest.mark.parametrize("path", ["/nothing", HEALTH_PATH])
async def test_a_body_nobody_asked_for_is_not_waited_for(redis: Client, path: str) -> None:
    async with open_doors(redis, SHORT) as doors, doors.line() as line:
        await line.send(head(path, {"Content-Length": "999"}))
        assert (await line.until_closed()).status in (404, 405)


async def test_who_does_not_take_the_answers_is_hung_up_on(redis: Client) -> None:
    """Requests one behind the other, and not a byte is read of what comes back."""
    async with open_doors(redis, SHORT) as doors:
        with socket.socket() as deaf:
            deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            deaf.setblocking(False)
            loop = asyncio.get_running_loop()
            await loop.sock_connect(deaf, (doors.host, doors.port))
            with pytest.raises(ConnectionError):
                await flood(deaf)
        await doors.serve_on()


async def test_three_hundred_that_are_half_open_keep_nobody_out(doors: Doors) -> None:
    async with AsyncExitStack() as stack:
        lines = [await stack.enter_async_context(doors.line()) for _ in range(MANY)]
        begun = list(BEGINNINGS.values())[:4]
        for number, line in enumerate(lines):
            await line.send(begun[number % len(begun)])
        await doors.serve_on()
        assert all(line.is_open for line in lines)


async def test_three_hundred_that_are_half_open_are_all_hung_up_on(redis: Client) -> None:
    async with open_doors(redis, SHORT) as doors, AsyncExitStack() as stack:
        lines = [await stack.enter_async_context(doors.line()) for _ in range(MANY)]
        for line in lines:
            await line.send(BEGINNINGS["some headers"])
        ends = await asyncio.gather(*(line.until_closed() for line in lines))
        assert {end.status for end in ends} == {0}
        await doors.serve_on()


async def test_who_is_slow_but_comes_to_an_end_is_served(doors: Doors) -> None:
    challenge = slack(b'{"type":"url_verification","challenge":"x"}', kind="application/json")
    for raw in (challenge, callback(encrypted(FLOW))):
        async with doors.line() as line:
            for at in range(0, len(raw), 50):
                await line.send(raw[at : at + 50])
            assert (await line.until_closed()).status == 200


@asynccontextmanager
async def open_hasty_doors(redis: Client) -> AsyncIterator[Doors]:
    """As in production, but a body has a fifth of a second, and nothing is kept."""
    hasty = BodyReader(10_000, 0.2)
    tencent = CallbackDoor(reader(TOKEN), Inbox(Memory()), Memory(), body=hasty)
    bolt = AsyncApp(token="xoxb-nobody", request_verification_enabled=False)
    app = web.Application()
    app.router.add_post(SLACK_PATH, SlackDoor(bolt, SignatureVerifier(SECRET), hasty).receive)
    app.router.add_post(TENCENT_PATH, tencent.receive)
    settings = load_settings(dict(SETTINGS))
    async with (
        open_app(settings, Given(redis=redis)) as signet,
        served(replace(signet, web=app), settings, SHORT) as address,
    ):
        yield doors_at(address)


async def dripping(send: Callable[[bytes], Awaitable[bool]], drop: bytes = b"X") -> bool:
    """Send drop after drop until nobody takes it any more; then False."""
    while await send(drop):  # noqa: ASYNC110 - it is to be slow, and nobody could tell us when
        await asyncio.sleep(0.01)
    return False


async def flood(deaf: socket.socket) -> None:
    requests = b"GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n" * 500
    async with asyncio.timeout(WAIT):
        while True:
            await asyncio.get_running_loop().sock_sendall(deaf, requests)


async def nothing() -> bool:
    return False


class Memory:
    """What stands in the place of the inbox and the strays."""

    async def put(self, body: bytes, lane: str, once: str = "", *, same: bool = False) -> bool:
        return True

    async def keep(self, what: str, body: bytes) -> None:
        pass
