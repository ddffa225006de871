"""The two doors and the health check, on one aiohttp server."""

import asyncio

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp

from handlers.tencent.callback import CallbackDoor
from services.contracts.errors import Unavailable
from services.store.connection import Client, failures_translated

SLACK_PATH = "/slack/events"
TENCENT_PATH = "/esign/callback"
HEALTH_PATH = "/healthz"

MOST_SLACK_BYTES = 4 * 1024 * 1024
"""A modal may be 250 kB large and comes back whole, form-encoded."""

BODY_SECONDS = 10
"""How long a request may take to arrive."""


def make_web(slack: AsyncApp, tencent: CallbackDoor, redis: Client) -> web.Application:
    async def from_slack(request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(BODY_SECONDS):
                asked = await to_bolt_request(request)
        except (ValueError, TypeError, AttributeError, LookupError, TimeoutError):
            # Bolt takes the body apart before it looks at the signature: anybody gets this far.
            return web.Response(status=400, text="bad request")
        if not request.headers.get("X-Slack-Request-Timestamp", "0").isdecimal():
            return web.Response(status=401, text="unauthorized")
        return await to_aiohttp_response(await slack.async_dispatch(asked))

    async def health(_: web.Request) -> web.Response:
        """200 while this process can keep what it is told; 503 otherwise."""
        try:
            with failures_translated():
                await redis.ping()
        except Unavailable:
            return web.json_response({"redis": "unavailable"}, status=503)
        return web.json_response({"redis": "ok"})

    app = web.Application(client_max_size=MOST_SLACK_BYTES)
    app.router.add_post(SLACK_PATH, from_slack)
    app.router.add_post(TENCENT_PATH, tencent.receive)
    app.router.add_get(HEALTH_PATH, health)
    return app
