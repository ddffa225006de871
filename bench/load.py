"""The load: a process that makes its requests first and then sends them as fast as told.

`python -m bench.load KIND PORT REQUESTS CONNECTIONS [SALT]` prints `ready`, waits for a line, and
prints what it saw as JSON. Bare protocols on kept connections: some 30 µs of CPU for a request.
"""

import asyncio
import json
import statistics
import subprocess
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter, process_time

from . import bodies
from .harness import ROOT

_KINDS: dict[str, Callable[[str, int], bytes]] = {
    "callback": lambda salt, n: bodies.callback(
        f"{salt}-{n:08d}-0123456789abcdef", f"yD{n % 500:030d}", f"C{n % 500:09d}"
    ),
    "help": lambda _, __: bodies.command("help"),
    "list": lambda _, __: bodies.command("list"),
    "status": lambda what, __: bodies.command(f"status {what}"),
    "press": lambda what, _: bodies.press(what),
    "teams": lambda _, n: bodies.command("help", team=f"T{n:07d}"),
}


@dataclass(frozen=True)
class Seen:
    """`latency` is the median, in seconds; `cpu` is what the load itself cost, in seconds."""

    seconds: float
    latency: float
    cpu: float
    statuses: dict[str, int]


class _Connection(asyncio.Protocol):
    """Sends the next request as soon as the last one is answered whole."""

    def __init__(self, work: deque[bytes], took: list[float], statuses: Counter[str]) -> None:
        self._work = work
        self._took = took
        self._statuses = statuses
        self._buffer = b""
        self.over: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def next(self) -> None:
        if self._work:
            self._sent = perf_counter()
            self._transport.write(self._work.popleft())
        else:
            self._transport.close()
            self.over.set_result(None)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, found, rest = self._buffer.partition(b"\r\n\r\n")
        if not found:
            return
        length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
        if len(rest) < int(length or 0):
            return
        self._took.append(perf_counter() - self._sent)
        self._statuses[head[9:12].decode()] += 1
        self._buffer = b""
        self.next()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.over.done():
            self.over.set_exception(error or ConnectionError("the server hung up"))


async def _send(port: int, requests: list[bytes], connections: int) -> Seen:
    work, took, statuses = deque(requests), list[float](), Counter[str]()
    loop = asyncio.get_running_loop()
    open_ = [
        await loop.create_connection(lambda: _Connection(work, took, statuses), "127.0.0.1", port)
        for _ in range(connections)
    ]
    begun, spent = perf_counter(), process_time()
    for _, connection in open_:
        connection.next()
    await asyncio.gather(*(connection.over for _, connection in open_))
    seconds, cpu = perf_counter() - begun, process_time() - spent
    return Seen(seconds, statistics.median(took), cpu, dict(statuses))


@contextmanager
def _started(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.load", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def send(
    kind: str,
    port: int,
    requests: int,
    connections: int = 1,
    salt: str = "",
    begin: Callable[[], None] = lambda: None,
) -> Seen:
    """Send from a process of its own; `begin` is called when all is made and nothing sent yet.

    Every request must have been answered 200.
    """
    with _started(kind, str(port), str(requests), str(connections), salt) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        begin()
        process.stdin.write("\n")
        process.stdin.flush()
        seen = Seen(**json.loads(process.stdout.readline()))
    if set(seen.statuses) != {"200"}:
        raise RuntimeError(f"{kind}: {seen.statuses}")
    return seen


def main(kind: str, port: str, requests: str, connections: str, salt: str = "") -> None:
    made = [_KINDS[kind](salt, number) for number in range(int(requests))]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    seen = asyncio.run(_send(int(port), made, int(connections)))
    sys.stdout.write(json.dumps(vars(seen)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
