"""A stream of server-sent events that says "look again" after every change."""

from contextlib import suppress

from aiohttp import web

from sandbox.changes import Changes

QUIET_SECONDS = 15.0
"""Then a comment is sent, so that a connection that is gone is noticed."""


async def stream(request: web.Request, changes: Changes) -> web.StreamResponse:
    """`data: {"count": n}` at once and after every change, until browser or server is gone."""
    headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    seen = -1
    with suppress(ConnectionResetError):
        while not changes.ended:
            count = await changes.after(seen, QUIET_SECONDS)
            news = f'data: {{"count": {count}}}\n\n' if count > seen else ": still here\n\n"
            seen = count
            await response.write(news.encode())
    return response
