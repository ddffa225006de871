"""Open the pretend Slack on a loopback port."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import Any

import httpx
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from sandbox.calling import open_client
from sandbox.changes import Changes
from sandbox.page import own_visitors_only, page_routes
from sandbox.page.served import PRIVATE
from sandbox.slack.config import TEAM, SlackConfig
from sandbox.slack.control import Control, refusals
from sandbox.slack.control_people import PeopleControl
from sandbox.slack.doors import Doors
from sandbox.slack.interactions import Interactions
from sandbox.slack.pretend import Pretend, pretend
from sandbox.slack.screen import Screens
from sandbox.slack.webapi import WebApi, dropped
from sandbox.slack.workspace import BOT_USER

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


def application(
    slack: Pretend, interactions: Interactions, screens: Screens, tencent: web.Application | None
) -> web.Application:
    """The aiohttp application with all doors, and the page."""
    people = PeopleControl(slack, interactions, screens)
    guards = [own_visitors_only, refusals, _outage(slack)]
    app = web.Application(client_max_size=MOST_BYTES, middlewares=guards)
    if tencent is not None:
        app.add_subapp("/_tencent/", tencent)
    app.add_routes(page_routes(_about(slack.config, tencent)))
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


def _about(config: SlackConfig, tencent: web.Application | None) -> dict[str, Any]:
    """What the page has to know before it shows anything."""
    return {
        "start": config.token_hex(8),
        "lang": config.lang,
        "app": config.app_name,
        "bot": BOT_USER,
        "team": TEAM,
        "readOnly": config.messages_tab_read_only,
        "tencent": tencent is not None,
        "commands": [asdict(command) for command in config.commands],
        "shortcuts": [asdict(shortcut) for shortcut in config.shortcuts],
    }


def _outage(slack: Pretend) -> Middleware:
    @web.middleware
    async def outage(request: web.Request, handler: Handler) -> web.StreamResponse:
        """While Slack is down, only those who play with it are answered."""
        if slack.faults.down and not (request.path == "/" or request.path.startswith(PRIVATE)):
            return dropped(request)
        return await handler(request)

    return outage


@asynccontextmanager
async def open_slack(
    config: SlackConfig,
    transport: httpx.AsyncBaseTransport | None = None,
    tencent: web.Application | None = None,
    changes: Changes | None = None,
) -> AsyncIterator[OpenSlack]:
    """Run a workspace; everything is closed on the way out.

    `transport` carries what is sent to the bot; by default the network. `tencent` is the control
    door of a pretend Tencent, for the page to play with; with the same `changes`, one stream tells
    of both.
    """
    async with open_client(transport=transport, headers={"User-Agent": USER_AGENT}) as http:
        slack = pretend(config, http, changes)
        screens = Screens(slack)
        interactions = Interactions(slack, screens)
        app = application(slack, interactions, screens, tencent)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
        await runner.setup()
        try:
            await web.TCPSite(runner, config.host, config.port).start()
            slack.listen_at(f"http://{config.host}:{runner.addresses[0][1]}")
            yield OpenSlack(slack)
        finally:
            await interactions.aclose()
            slack.workspace.changes.end()
            await runner.cleanup()


async def serve(config: SlackConfig) -> None:
    """Run a workspace until the task is cancelled."""
    async with open_slack(config):
        await asyncio.Event().wait()
