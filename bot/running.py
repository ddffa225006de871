"""Opening the doors and putting the workers to work, for as long as a block lasts."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from services.contracts.errors import Misconfigured

from .settings import Settings
from .wiring import Signet

CLOSING_SECONDS = 5
"""For requests that are under way when we are told to stop."""


@asynccontextmanager
async def served(app: Signet, settings: Settings) -> AsyncIterator[str]:
    """The doors, open on HOST and PORT; the address they are open on.

    `Misconfigured` where nothing can listen there.
    """
    runner = web.AppRunner(app.web, access_log=None, shutdown_timeout=CLOSING_SECONDS)
    await runner.setup()
    try:
        await _listen(web.TCPSite(runner, settings.host, settings.port))
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


async def _listen(site: web.TCPSite) -> None:
    try:
        await site.start()
    except OSError as error:
        raise Misconfigured(f"HOST and PORT cannot be what they are set to: {error}.") from error


@asynccontextmanager
async def working(app: Signet) -> AsyncIterator[asyncio.Task[None]]:
    """The workers, at work; at the end they finish what is in hand.

    The task ends by itself only when work is impossible, and then says why.
    """
    task = asyncio.create_task(app.work())
    try:
        yield task
    finally:
        app.stop()
        await task
