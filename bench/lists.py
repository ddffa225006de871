"""`list`, `status` and App Home, of a person with a hundred contracts or a hundred thousand."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from statistics import median
from time import monotonic
from urllib.request import urlopen

from tests.real_redis import real_redis

from . import bodies, signet, stock
from .harness import Child, Figures, Line, calls, in_turns, server
from .load import send

SIZES = (100, 10_000, 100_000)
TIMES = 40
MOST = 1.5


def measure(rounds: int) -> Iterator[Line]:
    with (
        real_redis() as redis,
        server("-m", "bench.peers.slack_api") as slack,
        ExitStack() as stack,
    ):
        runs: dict[str, Callable[[], Figures]] = {}
        for database, size in enumerate(SIZES):
            url = f"redis://127.0.0.1:{redis.port}/{database}"
            asyncio.run(stock.fill(url, size))
            web = stack.enter_context(signet.web(url, f"http://127.0.0.1:{slack.port}/api/"))
            runs[str(size)] = _run(web, slack, size)
        for run in runs.values():
            run()
        found = in_turns(runs, rounds)
    least = found[str(SIZES[0])]
    for kind in least:
        for size in SIZES[1:]:
            took = found[str(size)][kind]
            yield Line(
                f"{kind}, of {size:,} contracts",
                f"of {SIZES[0]}",
                took / least[kind],
                "×",
                most=MOST if size == SIZES[-1] else None,
                detail=f"{took * 1e3:.1f} ms to {least[kind] * 1e3:.1f} ms",
            )


def _run(web: Child, slack: Child, size: int) -> Callable[[], Figures]:
    def run() -> Figures:
        number = stock.OF_OURS.format(size // 2)
        return {
            "list, until the ack": send("list", web.port, TIMES).latency,
            "status by number, until the ack": send("status", web.port, TIMES, 1, number).latency,
            "status by name, until the ack": send("status", web.port, TIMES, 1, "租赁").latency,
            "App Home, until it is published": median(_home(web, slack) for _ in range(TIMES)),
        }

    return run


def _home(web: Child, slack: Child) -> float:
    """From the event until views.publish is asked for, in seconds."""
    before = calls(slack, "views.publish")
    head, _, body = bodies.home_opened().partition(b"\r\n\r\n")
    headers = dict(line.split(": ") for line in head.decode().split("\r\n")[1:])
    connection = HTTPConnection("127.0.0.1", web.port)
    begun = monotonic()
    connection.request("POST", "/slack/events", body, headers)
    assert connection.getresponse().status == 200
    connection.close()
    url = f"http://127.0.0.1:{slack.port}/calls?method=views.publish&more_than={before}"
    with urlopen(url, timeout=10) as answer:
        return float(json.load(answer)["last"]) - begun
