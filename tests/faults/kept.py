"""Kept connections of a sender of HTTP: one request at a time on each, and little CPU for it."""

import asyncio
from collections.abc import Mapping
from urllib.parse import urlsplit

HEAD_ENDS = b"\r\n\r\n"


def request(url: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    """A POST as it goes over the wire."""
    parts = urlsplit(url)
    lines = [f"POST {parts.path} HTTP/1.1", f"Host: {parts.netloc}", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join((*lines, "", "")).encode() + body


class Kept(asyncio.Protocol):
    """One connection. The server may close it; who asks then hears a ConnectionError."""

    def __init__(self) -> None:
        self._answered: asyncio.Future[int] | None = None
        self._buffer = b""
        self.lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    async def ask(self, request: bytes) -> int:
        """The status that it is answered with."""
        if self.lost:
            raise ConnectionError("it was closed before")
        self._answered = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answered

    def close(self) -> None:
        self._transport.abort()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, ended, rest = self._buffer.partition(HEAD_ENDS)
        length = head.lower().partition(b"\r\ncontent-length:")[2].partition(b"\r\n")[0]
        if not ended or len(rest) < int(length or 0):
            return
        self._buffer = b""
        self.lost |= b"\r\nconnection: close" in head.lower()
        if self._answered is not None and not self._answered.done():
            self._answered.set_result(int(head[9:12]))

    def connection_lost(self, error: Exception | None) -> None:
        self.lost = True
        if self._answered is not None and not self._answered.done():
            self._answered.set_exception(error or ConnectionError("the server hung up"))


class Connections:
    """At most `most` of them, to the server of `url`. A request waits for its turn."""

    def __init__(self, url: str, most: int) -> None:
        parts = urlsplit(url)
        self._address = parts.hostname or "", parts.port or 80
        self._slots = asyncio.Semaphore(most)
        self._free: list[Kept] = []

    async def status(self, request: bytes, seconds: float) -> int:
        """What it is answered with; 0 where nobody answers in `seconds` from its turn on."""
        async with self._slots:
            try:
                async with asyncio.timeout(seconds):
                    return await self._asked(request)
            except (OSError, TimeoutError):
                return 0

    async def _asked(self, request: bytes) -> int:
        connection = await self._connection()
        try:
            status = await connection.ask(request)
        except BaseException:
            connection.close()
            raise
        self._free.append(connection)
        return status

    async def _connection(self) -> Kept:
        """The one that was used last, for the server closes those that are idle for long."""
        while self._free:
            if not (kept := self._free.pop()).lost:
                return kept
        _, made = await asyncio.get_running_loop().create_connection(Kept, *self._address)
        return made

    def close(self) -> None:
        for connection in self._free:
            connection.close()
        self._free.clear()
