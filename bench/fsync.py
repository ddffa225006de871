"""What it costs that whatever was acknowledged is on disk: `appendfsync always` and `everysec`."""

from collections.abc import Callable, Iterator
from itertools import count

from redis import Redis

from tests.real_redis import RealRedis, real_redis

from . import signet
from .harness import Child, Figures, Line, in_turns
from .load import send

REQUESTS = 4_000
CONNECTIONS = (1, 32)
_salts = count()


def measure(rounds: int) -> Iterator[Line]:
    with real_redis(appendonly=True) as always, real_redis(appendonly=True) as everysec:
        _set(everysec, "everysec")
        with signet.web(always.url) as safe, signet.web(everysec.url) as quick:
            found = in_turns({"always": _run(safe), "everysec": _run(quick)}, rounds)
    for connections in CONNECTIONS:
        safely, quickly = (found[one][f"{connections}"] for one in ("always", "everysec"))
        yield Line(
            f"callbacks acknowledged with appendfsync always, {connections} connections",
            "appendfsync everysec",
            safely / quickly,
            "×",
            detail=f"{safely:.0f}/s to {quickly:.0f}/s",
        )


def _set(redis: RealRedis, appendfsync: str) -> None:
    with Redis.from_url(redis.url) as client:
        client.config_set("appendfsync", appendfsync)


def _run(target: Child) -> Callable[[], Figures]:
    def run() -> Figures:
        return {f"{connections}": _rate(target, connections) for connections in CONNECTIONS}

    return run


def _rate(target: Child, connections: int) -> float:
    requests = REQUESTS if connections > 1 else REQUESTS // 8
    return (
        requests / send("callback", target.port, requests, connections, f"f{next(_salts)}").seconds
    )
