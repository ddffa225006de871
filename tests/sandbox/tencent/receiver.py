"""Somebody's callback URL: keeps what arrives, and reads it with its own decryption."""

import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from sandbox.tencent import CallbackTarget

KEY = "0123456789abcdefghijklmnopqrstuv"
TOKEN = "a token for signatures"


@dataclass(frozen=True)
class Arrived:
    body: bytes
    headers: dict[str, str]

    def plain(self) -> dict[str, Any]:
        """The decrypted message."""
        if self.headers["Content-Type"].startswith("text/plain"):
            secret = self.body.decode()
        else:
            secret = json.loads(self.body)["encrypt"]
        message: dict[str, Any] = json.loads(decrypt(secret, KEY))
        return message

    def is_signed_with(self, token: str) -> bool:
        expected = hmac.new(token.encode(), self.body, hashlib.sha256).hexdigest()
        return self.headers.get("Content-Signature") == f"sha256={expected}"


@dataclass
class Receiver:
    url: str = ""
    arrived: list[Arrived] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    """What to answer next, in order; 200 when it is empty."""

    async def take(self, request: web.Request) -> web.Response:
        self.arrived.append(Arrived(await request.read(), dict(request.headers)))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)

    def target(self, **changes: Any) -> CallbackTarget:
        return CallbackTarget(**{"url": self.url, "key": KEY, "token": TOKEN, **changes})

    def steps(self) -> list[tuple[str, int]]:
        """Operate and status of every FlowStatusChange, in order of arrival."""
        data = [one.plain()["MsgData"] for one in self.arrived]
        return [(d["Operate"], d["FlowCallbackStatus"]) for d in data if "Operate" in d]


def decrypt(secret: str, key: str) -> bytes:
    raw = base64.b64decode(secret, validate=True)
    cipher = Cipher(algorithms.AES(key.encode()), modes.CBC(key.encode()[:16])).decryptor()
    padded = cipher.update(raw) + cipher.finalize()
    count = padded[-1]
    assert 1 <= count <= 16
    assert padded[-count:] == bytes([count]) * count
    return padded[:-count]


@asynccontextmanager
async def open_receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.add_routes([web.post("/esign/callback", receiver.take)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/esign/callback"
    try:
        yield receiver
    finally:
        await runner.cleanup()
