"""Tencent's callbacks, 1.1 kB, encrypted and signed, on 32 connections to one process."""

from collections.abc import Callable, Iterator, Mapping
from itertools import count

from bot.stage import CALLBACK
from tests.real_redis import RealRedis, real_redis

from . import signet
from .harness import Child, Figures, Line, in_turns, server
from .load import Seen, send
from .turns import counted

REQUESTS = 4_000
CONNECTIONS = 32
_salts = count()


def measure(rounds: int) -> Iterator[Line]:
    with real_redis(appendonly=True) as redis:
        peer_env = {
            "REDIS_URL": f"redis://127.0.0.1:{redis.port}/1",
            "ESIGN_CALLBACK_KEY": CALLBACK.key,
            "ESIGN_CALLBACK_TOKEN": CALLBACK.token,
        }
        with (
            signet.web(redis.url) as ours,
            server("-m", "bench.peers.fastapi_callbacks", env=peer_env) as peer,
            server("-m", "bench.peers.fastapi_callbacks", "plain", env=peer_env) as plain,
            server("-m", "bench.peers.empty") as empty,
        ):
            runs = {
                "signet": _run(ours),
                "fastapi": _run(peer),
                "plain": _run(plain),
                "empty": _run(empty),
            }
            for run in runs.values():  # once for nothing: connections, scripts, caches
                run()
            found = in_turns(runs, rounds)
        yield from _compared(found)
        yield from _round_trips(redis)


def _run(target: Child) -> Callable[[], Figures]:
    def run() -> Figures:
        before = 0.0

        def begin() -> None:
            nonlocal before
            before = target.cpu()

        seen = _send(target, begin)
        cpu = target.cpu() - before
        return {
            "rate": REQUESTS / seen.seconds,
            "cpu": cpu / REQUESTS,
            "load": seen.cpu / seen.seconds,
        }

    return run


def _send(target: Child, begin: Callable[[], None] = lambda: None) -> Seen:
    return send("callback", target.port, REQUESTS, CONNECTIONS, f"r{next(_salts)}", begin)


def _compared(found: Mapping[str, Figures]) -> Iterator[Line]:
    ours, empty = found["signet"], found["empty"]
    for name, how in (("plain", "as pip installs it"), ("fastapi", "uvicorn[standard]")):
        peer = found[name]
        yield Line(
            "callback ingest, requests/s",
            f"FastAPI + uvicorn + redis-py, {how}",
            ours["rate"] / peer["rate"],
            "×",
            least=2.5,
            detail=f"{ours['rate']:.0f}/s to {peer['rate']:.0f}/s; "
            f"CPU {ours['cpu'] * 1e6:.0f} µs to {peer['cpu'] * 1e6:.0f} µs "
            f"({peer['cpu'] / ours['cpu']:.2f} ×); the load took {ours['load']:.0%} of a core",
        )
    yield Line(
        "CPU per callback",
        "aiohttp.web, an empty 200",
        ours["cpu"] / empty["cpu"],
        "×",
        most=3.5,
        detail=f"{ours['cpu'] * 1e6:.0f} µs to {empty['cpu'] * 1e6:.0f} µs",
    )


def _round_trips(redis: RealRedis) -> Iterator[Line]:
    with counted(redis.port) as wire, signet.web(wire.url) as ours:
        for connections in (1, CONNECTIONS):
            _send(ours)
            before = wire.turns
            send("callback", ours.port, REQUESTS, connections, f"r{next(_salts)}")
            per = (wire.turns - before) / REQUESTS
            what = f"Redis round trips per callback, {connections} connections"
            # A connection is asked whether it lives every 15 s.
            yield Line(what, "–", per, "", most=1.005 if connections == 1 else 1)
