"""Open the pretend Slack on a loopback port."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from sandbox.slack.config import SlackConfig
from sandbox.slack.control import Control, refusals
from sandbox.slack.control_people import PeopleControl
from sandbox.slack.doors import Doors
from sandbox.slack.interactions import Interactions
from sandbox.slack.pretend import Pretend, pretend
from sandbox.slack.screen import Screens
from sandbox.slack.webapi import WebApi, dropped

MOST_BYTES = 128 * 1024 * 1024
SHUTDOWN_SECONDS = 0.5
USER_AGENT = "Slackbot 1.0 (pretend)"


class OpenSlack:
    """A running workspace: its addresses, and its parts for tests in the same process."""

    def __init__(self, parts: Pretend) -> None:
        self.parts = parts

    @property
    def url(self) -> str:
        """The address of the server, without a slash at the end; `Desk` takes it."""
        return self.parts.base

    @property
    def api_url(self) -> str:
        """What a Slack client takes as its base url."""
        return f"{self.parts.base}/api/"

    @property
    def bot_url(self) -> str:
        """Where the bot is; may be set while the workspace runs."""
        return self.parts.delivery.bot_url

    @bot_url.setter
    def bot_url(self, url: str) -> None:
        self.parts.delivery.bot_url = url


def application(slack: Pretend, interactions: Interactions, screens: Screens) -> web.Application:
    """The aiohttp application with all doors."""
    people = PeopleControl(slack, interactions, screens)
    app = web.Application(client_max_size=MOST_BYTES, middlewares=[refusals, _outage(slack)])
    api, doors = WebApi(slack), Doors(slack)
    app.add_routes(Control(slack, interactions, people).routes())
    app.add_routes(
        [
            web.route("*", "/api/{method}", api.handle),
            web.post("/commands/{key}", doors.respond),
            web.post("/actions/{key}", doors.respond),
            web.post("/upload/v1/{ticket}", doors.upload),
            web.get("/files-pri/{file}/download/{name}", doors.download),
            web.get("/files-pri/{file}/{name}", doors.download),
        ]
    )
    return app


def _outage(slack: Pretend) -> Middleware:
    @web.middleware
    async def outage(request: web.Request, handler: Handler) -> web.StreamResponse:
        """While Slack is down only the control door answers."""
        if slack.faults.down and not request.path.startswith("/_control/"):
            return dropped(request)
        return await handler(request)

    return outage


@asynccontextmanager
async def open_slack(
    config: SlackConfig, transport: httpx.AsyncBaseTransport | None = None
) -> AsyncIterator[OpenSlack]:
    """Run a workspace; everything is closed on the way out.

    `transport` carries what is sent to the bot; by default the network.
    """
    async with httpx.AsyncClient(
        transport=transport, trust_env=False, headers={"User-Agent": USER_AGENT}
    ) as http:
        slack = pretend(config, http)
        screens = Screens(slack)
        interactions = Interactions(slack, screens)
        app = application(slack, interactions, screens)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
        await runner.setup()
        try:
            await web.TCPSite(runner, config.host, config.port).start()
            slack.listen_at(f"http://{config.host}:{runner.addresses[0][1]}")
            yield OpenSlack(slack)
        finally:
            await interactions.aclose()
            await runner.cleanup()


async def serve(config: SlackConfig) -> None:
    """Run a workspace until the task is cancelled."""
    async with open_slack(config):
        await asyncio.Event().wait()
