"""The body of a request, read up to a size and within a time. Both doors read theirs here."""

import asyncio
from dataclasses import dataclass
from typing import Final, TypeVar

from aiohttp import web

B = TypeVar("B", bytes, bytearray)

SECONDS: Final = 10
"""How long a body may take. Tencent waits five seconds for the whole exchange, Slack three."""


@dataclass(frozen=True)
class BodyReader:
    """Reads at most `most_bytes`, for at most `seconds`."""

    most_bytes: int
    seconds: float = SECONDS

    async def read(self, request: web.Request) -> bytes:
        """The whole body, as it came.

        Raises the answer: 413 as soon as it is too large, 408 when it takes too long, 400 when it
        breaks off or is no HTTP.
        """
        if (request.content_length or 0) > self.most_bytes:
            raise web.HTTPRequestEntityTooLarge(self.most_bytes, text="too large")
        try:
            if request.content.is_eof():
                # It came along with the head, as nearly all do: nothing is left to wait for.
                return self._fitting(request.content.read_nowait())
            async with asyncio.timeout(self.seconds):
                return await self._read(request)
        except TimeoutError:
            raise web.HTTPRequestTimeout(text="too slow") from None
        except (web.RequestPayloadError, ConnectionError):
            raise web.HTTPBadRequest(text="bad request") from None

    async def _read(self, request: web.Request) -> bytes:
        body = bytearray()
        async for chunk in request.content.iter_any():
            body += chunk
            self._fitting(body)
        return bytes(body)

    def _fitting(self, body: B) -> B:
        if len(body) > self.most_bytes:
            raise web.HTTPRequestEntityTooLarge(self.most_bytes, text="too large")
        return body
