"""Slash commands and presses: until the ack, on an idle machine; and what each costs."""

from collections.abc import Callable, Iterator, Mapping

from handlers.views import links
from tests.real_redis import real_redis

from . import signet
from .harness import Child, Figures, Line, calls, in_turns, server
from .load import send

ONE_BY_ONE = 100
AT_ONCE = 800
PRESSED = links.OPEN_DOWNLOAD
"""A button that opens a link and only wants to be acknowledged: what is measured is the door."""


def measure(rounds: int) -> Iterator[Line]:
    with real_redis() as redis, server("-m", "bench.peers.slack_api") as slack:
        url = f"http://127.0.0.1:{slack.port}/api/"
        env = signet.settings(redis.url, url)
        with (
            signet.web(redis.url, url) as ours,
            server("-m", "bench.peers.many_ids", env=env) as many,
            server("-m", "bench.peers.bolt_app", env=env) as bolt,
            server("-m", "bench.peers.verifying", env=env) as floor,
        ):
            runs = {
                "signet": _run(ours),
                "many": _run(many),
                "bolt": _run(bolt),
                "floor": _run(floor),
            }
            for run in runs.values():
                run()
            found = in_turns(runs, rounds)
            yield from _told(found)
            yield from _auth_tests(slack, ours)


def _run(target: Child) -> Callable[[], Figures]:
    def run() -> Figures:
        idle = send("help", target.port, ONE_BY_ONE)
        return {
            "latency": idle.latency,
            "command": _cpu(target, "help"),
            "press": _cpu(target, "press", PRESSED),
        }

    return run


def _cpu(target: Child, kind: str, what: str = "") -> float:
    before = 0.0

    def begin() -> None:
        nonlocal before
        before = target.cpu()

    send(kind, target.port, AT_ONCE, 8, what, begin)
    return (target.cpu() - before) / AT_ONCE


def _told(found: Mapping[str, Figures]) -> Iterator[Line]:
    ours, many, bolt, floor = (found[name] for name in ("signet", "many", "bolt", "floor"))
    yield Line(
        "slash command to ack, idle median",
        "Bolt AsyncApp, its defaults, the same ids",
        ours["latency"] / bolt["latency"],
        "×",
        most=0.25,
        detail=f"{ours['latency'] * 1e3:.2f} ms to {bolt['latency'] * 1e3:.2f} ms",
    )
    for kind in ("command", "press"):
        yield Line(
            f"{kind}, CPU",
            "a server that only verifies the signature",
            ours[kind] / floor[kind],
            "×",
            most=3,
            detail=f"{ours[kind] * 1e6:.0f} µs to {floor[kind] * 1e6:.0f} µs; "
            f"Bolt {bolt[kind] * 1e6:.0f} µs",
        )
        yield Line(
            f"{kind}, CPU, with 1,000 more ids of each kind",
            "Signet with its own ids",
            many[kind] / ours[kind],
            "×",
            most=1.1,
        )


def _auth_tests(slack: Child, ours: Child) -> Iterator[Line]:
    for kind, whose in (("help", "one workspace"), ("teams", "1,000 workspaces")):
        before = calls(slack, "auth.test")
        send(kind, ours.port, 1_000, 8)
        asked = calls(slack, "auth.test") - before
        yield Line(f"auth.test calls in 1,000 requests, {whose}", "–", asked, "", most=0)
