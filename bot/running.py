"""Opening the doors and putting the workers to work, for as long as a block lasts."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from .settings import Settings
from .wiring import Signet


@asynccontextmanager
async def served(app: Signet, settings: Settings) -> AsyncIterator[str]:
    """The doors, open on HOST and PORT; the address they are open on."""
    runner = web.AppRunner(app.web, access_log=None, keepalive_timeout=75)
    await runner.setup()
    try:
        site = web.TCPSite(runner, settings.host, settings.port)
        await site.start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


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
