"""What every measurement needs: processes of their own, turns, medians, and lines to print.

Nothing here is an absolute promise. Whatever is compared runs in turns within the same minutes, on
the same machine, and is told as a ratio of medians.
"""

import json
import os
import socket
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic, sleep
from typing import IO
from urllib.request import urlopen

from tests.real_redis import free_port

ROOT = Path(__file__).parents[1]
PATIENCE_SECONDS = 60
_TICKS = os.sysconf("SC_CLK_TCK")

Figures = Mapping[str, float]
"""What one run came to, by name."""


@dataclass(frozen=True)
class Line:
    """One figure of the table. `most` or `least` is what is to be reached, where anything is."""

    what: str
    against: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None
    detail: str = ""

    @property
    def reached(self) -> bool:
        low, high = self.least, self.most
        return (low is None or self.value >= low) and (high is None or self.value <= high)

    def __str__(self) -> str:
        bound = f"≤ {self.most:g}" if self.most is not None else ""
        bound = f"≥ {self.least:g}" if self.least is not None else bound
        verdict = "" if not bound else "reached" if self.reached else "NOT REACHED"
        return "\t".join(
            (self.what, self.against, f"{self.value:.3g} {self.unit}", bound, verdict, self.detail)
        )


class Child:
    """A process of its own, with what it has spent on the CPU and what it keeps in memory."""

    def __init__(self, process: subprocess.Popen[str], port: int, said: IO[str]) -> None:
        self.process = process
        self.port = port
        self._said = said

    def cpu(self) -> float:
        """Seconds of CPU so far, all threads; in steps of 10 ms."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text()
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory(self) -> tuple[int, int]:
        """Resident bytes: its own, and those it shares with other processes (libraries)."""
        lines = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text().splitlines()[1:]
        size = {line.split()[0]: int(line.split()[1]) * 1024 for line in lines}
        shared = size["Shared_Clean:"] + size["Shared_Dirty:"]
        return size["Private_Clean:"] + size["Private_Dirty:"], shared

    def said(self) -> str:
        self._said.seek(0)
        return self._said.read()

    def listens(self) -> None:
        """Wait until something answers on its port."""
        until = monotonic() + PATIENCE_SECONDS
        while monotonic() < until and self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            sleep(0.02)
        raise RuntimeError(f"{self.process.args!r} does not listen:\n{self.said()}")

    def says(self, part: str) -> None:
        """Wait until it has printed this."""
        until = monotonic() + PATIENCE_SECONDS
        while monotonic() < until and self.process.poll() is None:
            if part in self.said():
                return
            sleep(0.02)
        raise RuntimeError(f"{self.process.args!r} does not say {part!r}:\n{self.said()}")


@contextmanager
def child(*arguments: str, env: Mapping[str, str] | None = None, port: int = 0) -> Iterator[Child]:
    """`python arguments…` as a process, gone afterwards."""
    with TemporaryFile("w+") as said:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **(env or {})},
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            yield Child(process, port, said)
        finally:
            process.kill()
            process.wait()


@contextmanager
def server(*arguments: str, env: Mapping[str, str] | None = None) -> Iterator[Child]:
    """A child that listens on a free port, which it is told as PORT; ready when this yields."""
    port = free_port()
    with child(*arguments, env={**(env or {}), "PORT": str(port)}, port=port) as started:
        started.listens()
        yield started


def calls(slack: Child, method: str) -> int:
    """How often a method was called at bench.peers.slack_api."""
    with urlopen(f"http://127.0.0.1:{slack.port}/calls?method={method}", timeout=10) as answer:
        return int(json.load(answer)["calls"])


def in_turns(runs: Mapping[str, Callable[[], Figures]], rounds: int) -> Mapping[str, Figures]:
    """The medians of each run's figures; everything runs once in every round."""
    found: dict[str, list[Figures]] = {name: [] for name in runs}
    for number in range(rounds):
        # Nobody is always first.
        names = list(runs)[:: 1 if number % 2 == 0 else -1]
        for name in names:
            found[name].append(runs[name]())
    return {
        name: {key: statistics.median(one[key] for one in all_) for key in all_[0]}
        for name, all_ in found.items()
    }
