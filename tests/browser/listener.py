"""An app of few words in front of the page: it shows blocks, hears, and answers as it is told."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs

from aiohttp import web
from playwright.async_api import Page
from slack_sdk.web.async_client import AsyncWebClient

from bot.stage import BOT_TOKEN, Stage

Json = dict[str, Any]
PATIENCE = 60.0
"""Seconds until what is waited for is taken for lost; the machine may be busy."""


class Listener:
    """`heard` holds every interaction; `answers` says what to answer to each type of it."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.heard: list[Json] = []
        self.answers: dict[str, Any] = {}
        self._news = asyncio.Event()
        self.li = stage.slack.parts.workspace.person("li").id
        self.legal = stage.slack.parts.workspace.channel("legal").id

    async def hear(self, request: web.Request) -> web.Response:
        """Answer with what is laid ready for this type; an empty ack otherwise."""
        form = parse_qs((await request.read()).decode())
        if "payload" not in form:
            return web.Response()
        payload = json.loads(form["payload"][0])
        self.heard.append(payload)
        self._news.set()
        answer = self.answers.get(payload["type"])
        answer = answer(payload) if callable(answer) else answer
        return web.Response() if answer is None else web.json_response(answer)

    def actions(self) -> list[Json]:
        """Every use of an element, oldest first."""
        return [one for heard in self.heard for one in heard.get("actions", [])]

    async def heard_of(self, count: int) -> None:
        """Wait until so many elements have been used; no more than those may have been."""
        async with asyncio.timeout(PATIENCE):
            while len(self.actions()) < count:
                self._news.clear()
                await self._news.wait()
        assert len(self.actions()) == count

    def submitted(self) -> Json:
        """The values of the last form that was sent off, by block_id."""
        (*_, last) = (one for one in self.heard if one["type"] == "view_submission")
        values: dict[str, dict[str, Json]] = last["view"]["state"]["values"]
        return {
            block_id: {name: part for name, part in entry.items() if name != "type"}
            for block_id, entries in values.items()
            for entry in entries.values()
        }

    async def post(self, *blocks: Json) -> str:
        """A message with these blocks in #legal; its ts."""
        web_api = AsyncWebClient(BOT_TOKEN, base_url=self.stage.slack.api_url)
        posted = await web_api.chat_postMessage(channel=self.legal, text="x", blocks=blocks)
        return str(posted["ts"])

    def show(self, view: Json) -> str:
        """This modal in front of Li; its id."""
        views = self.stage.slack.parts.views
        views.check(view, "modal")
        return views.push(self.li, view, self.legal).id

    def publish(self, view: Json) -> None:
        """This view on Li's App Home."""
        self.stage.slack.parts.views.publish(self.li, view, None)

    def update(self, view: Json) -> None:
        """This modal in place of the one in front of Li."""
        views = self.stage.slack.parts.views
        top = views.top(self.li)
        assert top is not None
        views.replace(top, view)


@asynccontextmanager
async def listening(stage: Stage, page: Page) -> AsyncIterator[Listener]:
    """Take the place of the bot, and look at #legal with Li's eyes."""
    listener = Listener(stage)
    app = web.Application()
    app.router.add_post("/slack/events", listener.hear)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        stage.slack.bot_url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        await page.goto(f"{stage.slack.url}/#li/legal")
        yield listener
    finally:
        await runner.cleanup()
