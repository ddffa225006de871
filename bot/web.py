"""The two doors and the probes, on one aiohttp server."""

import logging
from collections.abc import Mapping

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

from handlers.body import BodyReader
from handlers.slack.incident import noted
from handlers.tencent.callback import CallbackDoor

from .health import Health
from .metrics import Metrics

log = logging.getLogger("signet.web")

SLACK_PATH = "/slack/events"
TENCENT_PATH = "/esign/callback"

MOST_SLACK_BYTES = 4 * 1024 * 1024
"""A modal may be 250 kB large and comes back whole, form-encoded."""


def make_web(
    slack: AsyncApp,
    signatures: SignatureVerifier,
    tencent: CallbackDoor,
    health: Health,
    metrics: Metrics,
) -> web.Application:
    """`slack` must leave the signatures to us: Bolt takes a body apart before it looks at them."""
    app = web.Application()
    door = SlackDoor(slack, signatures, BodyReader(MOST_SLACK_BYTES))
    app.router.add_post(SLACK_PATH, metrics.timed("slack", door.receive))
    app.router.add_post(TENCENT_PATH, metrics.timed("tencent", tencent.receive))
    health.hang(app)
    return app


class SlackDoor:
    """Nothing is decoded, parsed or looked up before the signature over the raw bytes holds."""

    def __init__(self, slack: AsyncApp, signatures: SignatureVerifier, body: BodyReader) -> None:
        slack.error(_raised)
        self._slack = slack
        self._signatures = signatures
        self._body = body

    async def receive(self, request: web.Request) -> web.Response:
        """POST /slack/events. 401 without Slack's signature of the last five minutes."""
        body = await self._body.read(request)
        if not self._is_genuine(body, request.headers):
            log.warning("refused at Slack's door: check SLACK_SIGNING_SECRET and the clock")
            return web.Response(status=401, text="unauthorized")
        try:
            # The signature does not cover the headers, and one of Bolt's own steers what it runs.
            asked = AsyncBoltRequest(
                body=body.decode(), headers={"content-type": request.content_type}
            )
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
            return web.Response(status=400, text="bad request")
        try:
            return await to_aiohttp_response(await self._slack.async_dispatch(asked))
        except Exception as error:
            # Slack's own, and yet of a shape that nobody knows.
            noted(error)
            return web.Response(status=500, text="not understood")

    def _is_genuine(self, body: bytes, headers: Mapping[str, str]) -> bool:
        stamp = headers.get("X-Slack-Request-Timestamp")
        try:
            return self._signatures.is_valid(body, stamp, headers.get("X-Slack-Signature"))
        except (ValueError, TypeError, OverflowError):
            # A time that is no number, or none that counts; bytes that are no text.
            return False


async def _raised(error: Exception) -> None:
    """Bolt would log the error's own text, which may quote people."""
    raise error
