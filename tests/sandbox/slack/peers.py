"""The peers that prove our Slack speaks Slack: the official SDK client and a real Bolt app."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.slack import OpenSlack, SlackConfig, open_slack
from sandbox.slack.client import Desk

SECRET = "a-signing-secret-for-tests"
TOKEN = "xoxb-pretend"


class Clock:
    """The wall clock, moved by hand; it starts at now because Bolt checks how old requests are."""

    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


@dataclass(frozen=True)
class World:
    """A workspace, a Bolt app that it talks to, and a desk to act from."""

    slack: OpenSlack
    bolt: AsyncApp
    desk: Desk
    clock: Clock

    @property
    def web(self) -> AsyncWebClient:
        return self.bolt.client


@asynccontextmanager
async def open_world(clock: Clock, config: SlackConfig | None = None) -> AsyncIterator[World]:
    config = config or SlackConfig(signing_secret=SECRET, bot_token=TOKEN, clock=clock)
    async with open_slack(config) as slack, Desk(slack.url) as desk:
        client = AsyncWebClient(TOKEN, base_url=slack.api_url)
        bolt = AsyncApp(client=client, signing_secret=SECRET, process_before_response=True)
        async with _served(bolt) as url:
            slack.bot_url = url
            yield World(slack, bolt, desk, clock)


@asynccontextmanager
async def _served(bolt: AsyncApp) -> AsyncIterator[str]:
    async def events(request: web.Request) -> web.Response:
        bolt_request = await to_bolt_request(request)
        return await to_aiohttp_response(await bolt.async_dispatch(bolt_request))

    app = web.Application()
    app.router.add_post("/slack/events", events)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
