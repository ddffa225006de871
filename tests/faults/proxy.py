"""Between the bot and Redis: hands everything on, and now and then loses a reply.

Redis has carried out what was asked; whoever asked sees the connection die instead of the answer.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from random import Random

CHUNK = 1 << 16


class Proxy:
    """`odds`: of each chunk that Redis answers, how many are lost (0 to 1)."""

    def __init__(self, redis_port: int, random: Random) -> None:
        self.odds = 0.0
        self.lost = 0
        self._redis_port = redis_port
        self._random = random
        self._serving: set[asyncio.Task[None]] = set()

    def serve(self, from_bot: asyncio.StreamReader, to_bot: asyncio.StreamWriter) -> None:
        # A task of our own: asyncio complains of its own when it is cancelled at the end.
        serving = asyncio.create_task(self._serve(from_bot, to_bot))
        self._serving.add(serving)
        serving.add_done_callback(self._serving.discard)

    async def aclose(self) -> None:
        for serving in self._serving:
            serving.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)

    async def _serve(self, from_bot: asyncio.StreamReader, to_bot: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            from_redis, to_redis = await asyncio.open_connection("127.0.0.1", self._redis_port)
            asking = asyncio.create_task(_hand_on(from_bot, to_redis))
            try:
                await self._answer(from_redis, to_bot)
            finally:
                asking.cancel()
                to_redis.close()
        to_bot.close()

    async def _answer(self, from_redis: asyncio.StreamReader, to_bot: asyncio.StreamWriter) -> None:
        while chunk := await from_redis.read(CHUNK):
            if self._random.random() < self.odds:
                self.lost += 1
                to_bot.transport.abort()
                return
            to_bot.write(chunk)
            await to_bot.drain()


async def _hand_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while chunk := await reader.read(CHUNK):
            writer.write(chunk)
            await writer.drain()
        writer.close()


@asynccontextmanager
async def open_proxy(redis_port: int, port: int, random: Random) -> AsyncIterator[Proxy]:
    """On `port` of this machine, until the block ends."""
    proxy = Proxy(redis_port, random)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", port)
    try:
        yield proxy
    finally:
        server.close()
        await proxy.aclose()
