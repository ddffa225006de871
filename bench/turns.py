"""A wire to Redis that counts round trips: how often a question follows an answer."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Wire:
    """`url` leads to the Redis behind `port`; `turns` is the count so far, of all connections."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.turns = 0
        self.url = ""

    async def open(self) -> asyncio.Server:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"redis://127.0.0.1:{server.sockets[0].getsockname()[1]}/0"
        return server

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_redis, to_redis = await asyncio.open_connection("127.0.0.1", self._port)
        answered = [True]

        async def ask() -> None:
            while data := await reader.read(1 << 20):
                self.turns += answered[0]
                answered[0] = False
                to_redis.write(data)
            to_redis.close()

        async def answer() -> None:
            while data := await from_redis.read(1 << 20):
                answered[0] = True
                writer.write(data)
            writer.close()

        await asyncio.gather(ask(), answer(), return_exceptions=True)


@contextmanager
def counted(port: int) -> Iterator[Wire]:
    """A wire to the Redis on this port, served by a thread."""
    wire, loop = Wire(port), asyncio.new_event_loop()
    server = loop.run_until_complete(wire.open())
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield wire
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
