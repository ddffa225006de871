"""A port of its own for metrics and probes: not for the world, and a worker has no other."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress

from aiohttp import web

from services.contracts.errors import Misconfigured, Unavailable
from services.store.queue_state import QueueState

from .health import Health
from .metrics import Metrics
from .settings import Settings

METRICS_PATH = "/metrics"

States = Callable[[], Awaitable[Mapping[str, QueueState]]]


def make_monitoring(metrics: Metrics, health: Health, states: States) -> web.Application:
    """`states` asks Redis how the queues stand, each time somebody wants to know."""

    async def scraped(request: web.Request) -> web.Response:
        """200 always: that Redis is away is told by signet_ready and by what is missing."""
        found: Mapping[str, QueueState] = {}
        with suppress(Unavailable):
            found = await states()
        metrics.show(found, ready=not await health.obstacle())
        body, content_type = metrics.text(request.headers.get("Accept", ""))
        return web.Response(body=body, headers={"Content-Type": content_type})

    app = web.Application()
    app.router.add_get(METRICS_PATH, scraped)
    health.hang(app)
    return app


@asynccontextmanager
async def monitored(app: web.Application, settings: Settings) -> AsyncIterator[str]:
    """Open on METRICS_HOST and METRICS_PORT; the address, empty when no port is set.

    `Misconfigured` where nothing can listen there.
    """
    if settings.metrics_port is None:
        yield ""
        return
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, settings.metrics_host, settings.metrics_port)
        try:
            await site.start()
        except OSError as error:
            raise Misconfigured(
                f"METRICS_HOST and METRICS_PORT cannot be what they are set to: {error}."
            ) from error
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()
