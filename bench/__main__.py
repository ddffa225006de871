"""`python -m bench [--rounds N] [row …]`: how fast, beside others in the same minutes."""

import argparse
import importlib
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .harness import Line

ROWS = ("ingest", "fsync", "command", "tencent_call", "apply", "recovery", "lists", "memory")
ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="turns of which the median is")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=" ".join(ROWS))
    asked = parser.parse_args()
    if unknown := set(asked.rows) - set(ROWS):
        parser.error(f"there is no row {', '.join(sorted(unknown))}; there is {', '.join(ROWS)}")
    _say(_machine())
    for row in asked.rows or ROWS:
        lines: Iterator[Line] = importlib.import_module(f"bench.{row}").measure(asked.rounds)
        for line in lines:
            _say(str(line))
    _say(f"load at the end: {os.getloadavg()[0]:.1f}")


def _machine() -> str:
    """The kind of machine, without its name."""
    info = Path("/proc/cpuinfo").read_text()
    model = info.partition("model name\t: ")[2].partition("\n")[0]
    redis = subprocess.run(
        ["redis-server", "--version"], capture_output=True, text=True, check=True
    ).stdout.split()[2]
    return (
        f"{os.cpu_count()} cores, {model}; Python {platform.python_version()}, Redis {redis[2:]}; "
        f"load {os.getloadavg()[0]:.1f}"
    )


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
