"""Carry a signed request to the bot's request URL and wait as long as Slack waits.

Slack gives an app three seconds; after that the connection is closed and the person is told.
"""

import asyncio
import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx

from sandbox.changes import Changes
from sandbox.slack.config import SlackConfig, request_url
from sandbox.slack.signing import headers, signature

FORM = "application/x-www-form-urlencoded"
MOST_KEPT = 2000
"""Of what went to the bot and of what it called: a sandbox may run for days."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `status` 0 means nobody answered (`failure` says timeout or connection)."""

    status: int
    body: bytes = b""
    content_type: str = ""
    failure: str = ""

    @property
    def ok(self) -> bool:
        """Answered with 200 in time: the only thing that Slack counts as an ack."""
        return self.status == 200

    def decoded(self) -> Any:
        """The JSON in the body, None when it is empty; ValueError when it is something else."""
        return json.loads(self.body) if self.body.strip() else None


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as it went out, kept so that it can be looked at and replayed."""

    body: bytes
    headers: dict[str, str] = field(repr=False)


class Delivery:
    """The one door to the bot; `bot_url` may be set after the workspace has opened."""

    def __init__(self, config: SlackConfig, http: httpx.AsyncClient, changes: Changes) -> None:
        self.config = config
        self.bot_url = config.bot_url
        self.sent: deque[Sent] = deque(maxlen=MOST_KEPT)
        self._http = http
        self._changes = changes

    async def form(self, fields: dict[str, str]) -> Answer:
        """Send a slash command."""
        return await self.signed(urlencode(fields).encode(), FORM)

    async def payload(self, payload: dict[str, Any]) -> Answer:
        """Send an interaction: a form with one field that holds JSON."""
        return await self.form({"payload": json.dumps(payload, ensure_ascii=False)})

    async def event(self, envelope: dict[str, Any], extra: dict[str, str] | None = None) -> Answer:
        """Send an event as JSON, with the retry headers in `extra`."""
        return await self.signed(json.dumps(envelope).encode(), "application/json", extra)

    async def signed(
        self, body: bytes, content_type: str, extra: dict[str, str] | None = None
    ) -> Answer:
        """Sign with the clock of now and send."""
        proof = headers(self.config.signing_secret, int(self.config.clock()), body)
        return await self.send(body, {"Content-Type": content_type, **proof, **(extra or {})})

    async def forged(
        self, body: bytes, content_type: str, *, secret: str | None, skew: float
    ) -> Answer:
        """Send with another secret (None: without a signature) or a clock that is off."""
        stamp = int(self.config.clock() + skew)
        named = {"Content-Type": content_type, "X-Slack-Request-Timestamp": str(stamp)}
        if secret is not None:
            named["X-Slack-Signature"] = signature(secret, stamp, body)
        return await self.send(body, named)

    async def send(self, body: bytes, named: dict[str, str]) -> Answer:
        """Send exactly these bytes and headers, and wait `ack_seconds` for the whole answer."""
        self.sent.append(Sent(body, named))
        self._changes.mark()
        try:
            async with asyncio.timeout(self.config.ack_seconds):
                reply = await self._http.post(
                    request_url(self.bot_url), content=body, headers=named, timeout=None
                )
        except TimeoutError:
            return Answer(0, failure="timeout")
        except (httpx.HTTPError, httpx.InvalidURL):
            return Answer(0, failure="connection")
        content_type = reply.headers.get("content-type", "")
        return Answer(reply.status_code, reply.content, content_type)
