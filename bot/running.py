"""Opening the doors and putting the workers to work, for as long as a block lasts."""

import asyncio
import logging
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from services.contracts.errors import Misconfigured

from .settings import Settings
from .wiring import Signet

CLOSING_SECONDS = 5
"""For requests that are under way when we are told to stop."""


@dataclass(frozen=True)
class Patience:
    """How many seconds a stranger may keep a connection for nothing.

    With the ten that a body may take (`handlers/body.py`) less than thirty in all.
    """

    idle: float = 15
    """From the opening, or from the last answer, until the next request's head is complete."""
    lingering: float = 2
    """Until somebody whom we have answered has stopped sending."""
    unread: float = 30
    """Until an answer is taken. (Linux only: elsewhere whoever reads nothing is not cut off.)"""


PATIENCE = Patience()


@asynccontextmanager
async def served(
    app: Signet, settings: Settings, patience: Patience = PATIENCE
) -> AsyncIterator[str]:
    """The doors, open on HOST and PORT; the address they are open on.

    `Misconfigured` where nothing can listen there.
    """
    runner = web.AppRunner(
        app.web,
        access_log=None,
        logger=_quiet_log(),
        shutdown_timeout=CLOSING_SECONDS,
        keepalive_timeout=patience.idle,
        lingering_time=patience.lingering,
        # Neither Slack nor Tencent compresses: who does wants us to unpack something large.
        auto_decompress=False,
    )
    await runner.setup()
    async with AsyncExitStack() as stack:
        stack.push_async_callback(runner.cleanup)
        server = await _listening(runner, settings, patience)
        stack.callback(server.close)
        host, port = server.sockets[0].getsockname()[:2]
        yield f"http://{host}:{port}"


async def _listening(
    runner: web.AppRunner, settings: Settings, patience: Patience
) -> asyncio.Server:
    assert runner.server is not None, "it is set up"
    try:
        server = await asyncio.get_running_loop().create_server(
            runner.server, settings.host, settings.port, start_serving=False
        )
        for listening in server.sockets:
            _cut_off_who_reads_nothing(listening, patience.unread)
        await server.start_serving()
    except OSError as error:
        raise Misconfigured(f"HOST and PORT cannot be what they are set to: {error}.") from error
    return server


def _cut_off_who_reads_nothing(listening: socket.socket, seconds: float) -> None:
    """Closing waits until everything is sent, for ever if need be; the kernel does not."""
    if sys.platform == "linux":  # every connection inherits it
        milliseconds = int(seconds * 1000)
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, milliseconds)


def _quiet_log() -> logging.Logger:
    """aiohttp's log of what went wrong with a request."""
    log = logging.getLogger("signet.http")
    log.addFilter(_without_noise)
    return log


def _without_noise(record: logging.LogRecord) -> bool:
    """What is no HTTP, or breaks off, is the sender's doing: no line, and no stack trace."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, HttpProcessingError | web.RequestPayloadError)


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
