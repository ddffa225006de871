"""Whether this process lives, and whether it can do its work: what a supervisor asks."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from services.contracts.errors import Misconfigured, Unavailable

HEALTH_PATH = "/healthz"
READY_PATH = "/readyz"


class Health:
    """`check` writes to Redis and opens what is stored there, and raises what stands in the way."""

    def __init__(self, check: Callable[[], Awaitable[None]]) -> None:
        self._check = check

    def hang(self, app: web.Application) -> None:
        app.router.add_get(HEALTH_PATH, self._lives)
        app.router.add_get(READY_PATH, self._is_ready)

    async def obstacle(self) -> str:
        """Why nothing can be done now; empty when all is well."""
        try:
            await self._check()
        except (Unavailable, Misconfigured) as error:
            return str(error)
        return ""

    async def _lives(self, _: web.Request) -> web.Response:
        """200 as long as we answer at all: to start us anew would mend no Redis."""
        return web.json_response({"alive": True})

    async def _is_ready(self, _: web.Request) -> web.Response:
        """200 while Redis takes what we write and STATE_KEY opens it; else 503, and why."""
        if why := await self.obstacle():
            return web.json_response({"ready": False, "why": why}, status=503)
        return web.json_response({"ready": True})
