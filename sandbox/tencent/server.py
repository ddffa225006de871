"""The HTTP doors: the API host, the file host and the page behind a sign link."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress

from aiohttp import web

from .answers import Json, failure
from .files import FILE_LIMIT, download
from .gateway import Answer, Gateway, Host
from .signing import Received

FILE_BODY_LIMIT = FILE_LIMIT * 4 // 3 + 1024 * 1024
"""Base64 of the largest file and some room; the real file host's limit is not documented."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def door(gateway: Gateway, host: Host) -> Handler:
    """The handler of `POST /` on one of the two hosts."""

    async def handle(request: web.Request) -> web.StreamResponse:
        if gateway.faults.down:
            return await _turn_away(gateway, host, request)
        problem = await _read_problem(request)
        if problem:
            return _json(failure(*problem, gateway.world.new_id()))
        received = Received(request.headers, await request.read())
        answer = gateway.answer(host, received)
        answer.seen.status = 0
        try:
            reply = await _reply(gateway, request, answer)
            answer.seen.status = reply.status
        finally:
            answer.seen.took = gateway.world.now - answer.seen.at
        return reply

    return handle


async def _turn_away(gateway: Gateway, host: Host, request: web.Request) -> web.Response:
    with suppress(web.HTTPRequestEntityTooLarge):
        gateway.turned_away(host, Received(request.headers, await request.read()))
    raise hang_up(request)


async def _read_problem(request: web.Request) -> tuple[str, str] | None:
    """What is wrong before the body is looked at, as code and message."""
    if request.query_string:
        return "InvalidRequest", "A query string is not part of a signed POST here."
    if request.content_type != "application/json":
        return "InvalidRequest", "Content-Type must be application/json."
    try:
        await request.read()
    except web.HTTPRequestEntityTooLarge:
        return "RequestSizeLimitExceeded", "The request is too large."
    return None


async def _reply(gateway: Gateway, request: web.Request, answer: Answer) -> web.Response:
    fault = answer.fault
    if fault is None:
        return _json(answer.payload)
    if fault.kind == "http":
        return web.Response(status=fault.status, text="ordered fault")
    if fault.hang:
        await gateway.world.config.sleep(fault.hang)
    if fault.kind == "slow":
        return _json(answer.payload)
    raise hang_up(request)


def _json(payload: Json) -> web.Response:
    """Exactly `application/json`: with a charset behind it the official SDK sees no Error."""
    body = json.dumps(payload, ensure_ascii=False).encode()
    return web.Response(body=body, headers={"Content-Type": "application/json"})


def hang_up(request: web.Request) -> asyncio.CancelledError:
    """Close the connection without a word; raise what this returns."""
    if request.transport is not None:
        request.transport.abort()
    return asyncio.CancelledError()


def download_door(gateway: Gateway) -> Handler:
    """Serves what DescribeFileUrls gave out, while the link lives."""

    async def handle(request: web.Request) -> web.StreamResponse:
        if gateway.faults.down:
            raise hang_up(request)
        content = download(gateway.world, request.match_info["token"])
        if content is None:
            return web.Response(status=403, text="the link is unknown or has expired")
        return web.Response(body=content, content_type="application/pdf")

    return handle
