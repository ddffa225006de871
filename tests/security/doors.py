"""Both doors, open on a port of this machine, and strangers who knock with bytes of their own."""

import asyncio
import base64
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import MappingProxyType

from bot.health import HEALTH_PATH
from bot.running import PATIENCE, Patience, served
from bot.settings import load_settings
from bot.web import SLACK_PATH, TENCENT_PATH
from bot.wiring import Given, open_app
from sandbox.slack import signing
from services.store.connection import Client
from tests.services.esign.sealed import KEY, TOKEN, encrypted, signature_of

WAIT = 30
"""Seconds until a test that waits for something is a failed test."""

SECRET = "a signing secret"
FORM = "application/x-www-form-urlencoded"
NOWHERE = "http://127.0.0.1:9"
SETTINGS = MappingProxyType(
    {
        "SLACK_BOT_TOKEN": "xoxb-nobody",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"{NOWHERE}/api/",
        "ESIGN_ENV": "test",
        "ESIGN_SECRET_ID": "AKIDnobody",
        "ESIGN_SECRET_KEY": "nobody's",
        "ESIGN_OPERATOR_ID": "yDnobody",
        "ESIGN_API_URL": NOWHERE,
        "ESIGN_FILE_URL": NOWHERE,
        "ESIGN_CALLBACK_KEY": KEY,
        "ESIGN_CALLBACK_TOKEN": TOKEN,
        "REDIS_URL": "redis://127.0.0.1:6379/0",
        "STATE_KEY": base64.b64encode(bytes(range(32))).decode(),
        "HOST": "127.0.0.1",
        "PORT": "0",
    }
)


@dataclass(frozen=True)
class Reply:
    """What came back until the connection was closed; status 0 where it was no answer."""

    status: int
    raw: bytes

    @property
    def body(self) -> bytes:
        return self.raw.partition(b"\r\n\r\n")[2]


def reply(raw: bytes) -> Reply:
    words = raw.split(maxsplit=2)
    return Reply(int(words[1]) if words[:1] and words[0].startswith(b"HTTP/") else 0, raw)


class Line:
    """One connection to a door."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def send(self, raw: bytes) -> bool:
        """False where nobody takes it any more."""
        try:
            self._writer.write(raw)
            await self._writer.drain()
        except ConnectionError:
            return False
        return True

    async def until_closed(self) -> Reply:
        """Whatever comes until the other side has closed."""
        heard = bytearray()
        async with asyncio.timeout(WAIT):
            try:
                while chunk := await self._reader.read(65_536):
                    heard += chunk
            except ConnectionError:
                pass
        return reply(bytes(heard))

    async def answer(self) -> Reply:
        """The first answer's head."""
        async with asyncio.timeout(WAIT):
            return reply(await self._reader.readuntil(b"\r\n\r\n"))

    @property
    def is_open(self) -> bool:
        return not self._reader.at_eof()


@dataclass(frozen=True)
class Doors:
    host: str
    port: int

    @asynccontextmanager
    async def line(self) -> AsyncIterator[Line]:
        reader, writer = await asyncio.open_connection(self.host, self.port)
        try:
            yield Line(reader, writer)
        finally:
            writer.transport.abort()

    async def knock(self, raw: bytes) -> Reply:
        """Send this on a connection of its own, and hear what is said until it is closed."""
        async with self.line() as line:
            talking = asyncio.create_task(line.send(raw))
            heard = await line.until_closed()
            talking.cancel()
            return heard

    async def serve_on(self) -> None:
        """Everybody who means well is served: Slack, Tencent and whoever asks for our health."""
        assert (await self.knock(get(HEALTH_PATH))).status == 200
        assert (await self.knock(callback(encrypted({"MsgType": "SealUse"})))).status == 200
        challenge = json.dumps({"type": "url_verification", "challenge": "well"}).encode()
        answered = await self.knock(slack(challenge, kind="application/json"))
        assert (answered.status, b"well" in answered.body) == (200, True)


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()


def head(path: str, headers: dict[str, str]) -> bytes:
    lines = [f"POST {path} HTTP/1.1", "Host: x", *(f"{k}: {v}" for k, v in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def post(path: str, body: bytes, **headers: str) -> bytes:
    """Underscores in the names of `headers` are hyphens. The last request of its connection."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return head(path, {"Content-Length": f"{len(body)}", "Connection": "close"} | named) + body


def slack(body: bytes, *, kind: str = FORM, at: float | None = None, secret: str = SECRET) -> bytes:
    """A request as Slack signs it."""
    stamp = int(time.time() if at is None else at)
    proof = signing.headers(secret, stamp, body)
    return head(SLACK_PATH, proof | _plain(body, kind)) + body


def callback(body: bytes) -> bytes:
    """A callback as Tencent signs it."""
    proof = {"Content-Signature": signature_of(body)}
    return head(TENCENT_PATH, proof | _plain(body, "text/plain")) + body


def _plain(body: bytes, kind: str) -> dict[str, str]:
    return {"Content-Type": kind, "Content-Length": f"{len(body)}", "Connection": "close"}


@asynccontextmanager
async def open_doors(redis: Client, patience: Patience = PATIENCE) -> AsyncIterator[Doors]:
    """The web process of production, with no Slack and no Tencent to be found."""
    settings = load_settings(dict(SETTINGS))
    async with (
        open_app(settings, Given(redis=redis)) as app,
        served(app, settings, patience) as address,
    ):
        yield doors_at(address)


def doors_at(address: str) -> Doors:
    host, _, port = address.removeprefix("http://").rpartition(":")
    return Doors(host, int(port))
