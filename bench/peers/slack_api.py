"""Slack's Web API as far as a measurement needs it: it answers at once, and counts.

GET /calls?method=… gives how often a method was called and when last (monotonic seconds); with
`more_than=N` not before it was called more often than that.
"""

import asyncio
import os
from collections import Counter
from time import monotonic
from typing import Any

from aiohttp import web

calls = Counter[str]()
last: dict[str, float] = {}
news = asyncio.Condition()


def answer(method: str) -> dict[str, Any]:
    user = {"id": "U0OWNER", "locale": "en-US", "tz": "Europe/London", "team_id": "T0BENCH"}
    match method:
        case "auth.test":
            return {"team_id": "T0BENCH", "team": "Bench", "user_id": "U0BOT", "bot_id": "B0BOT"}
        case "users.info":
            return {"user": user}
        case "conversations.open":
            return {"channel": {"id": "D0OWNER"}}
        case "chat.postMessage" | "chat.update":
            return {"channel": "C0LEASES", "ts": f"{calls[method]}.000100"}
        case "conversations.history":
            return {"messages": []}
        case _:
            return {"view": {"id": "V0"}}


async def call(request: web.Request) -> web.Response:
    await request.read()
    method = request.match_info["method"]
    async with news:
        calls[method] += 1
        last[method] = monotonic()
        news.notify_all()
    return web.json_response({"ok": True, **answer(method)})


async def told(request: web.Request) -> web.Response:
    method, more_than = request.query["method"], int(request.query.get("more_than", -1))
    async with news:
        await news.wait_for(lambda: calls[method] > more_than)
    return web.json_response({"calls": calls[method], "last": last.get(method, 0.0)})


if __name__ == "__main__":
    app = web.Application()
    app.router.add_route("*", "/api/{method}", call)
    app.router.add_get("/calls", told)
    web.run_app(app, host="127.0.0.1", port=int(os.environ["PORT"]), access_log=None, print=None)
