"""The bot as a process of its own, as an administrator would start, stop and lose it."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

ROOT = Path(__file__).parents[1]
LISTENS = "listening on "
PATIENCE = 90
"""Seconds until a test that waits for a process is a failed test: on a busy machine Python alone
takes long to import everything."""


class Process(Protocol):
    """What is needed of an `asyncio.subprocess.Process`."""

    @property
    def stdout(self) -> asyncio.StreamReader | None: ...
    @property
    def returncode(self) -> int | None: ...
    def send_signal(self, number: int, /) -> None: ...
    def kill(self) -> None: ...
    async def wait(self) -> int: ...


class Bot:
    """A running `signet`. `lines` is what it has printed so far."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.lines: list[str] = []
        self._reading = asyncio.create_task(self._read())
        self._news = asyncio.Event()

    @property
    def output(self) -> str:
        return "".join(self.lines)

    async def address(self) -> str:
        """Where its doors are, once they are open."""
        line = await self.says(LISTENS)
        return line.split(LISTENS)[1].strip().removesuffix("/…")

    async def says(self, part: str) -> str:
        """The line that holds `part`, once it is printed."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for line in self.lines:
                    if part in line:
                        return line
                assert not self._reading.done(), self.output
                self._news.clear()
                await self._news.wait()

    def terminate(self) -> None:
        self._process.send_signal(signal.SIGTERM)

    def hang(self) -> None:
        """It stands still until `go_on`, as on a machine that swaps."""
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    async def kill(self) -> None:
        """As the kernel would, without a warning."""
        self._process.kill()
        await self.ended()

    async def ended(self) -> int:
        """Its exit status; with a minus, the signal that ended it."""
        async with asyncio.timeout(PATIENCE):
            await self._reading
            return await self._process.wait()

    async def close(self) -> None:
        if self._process.returncode is None:
            self._process.kill()
        await self.ended()

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            self.lines.append(line.decode())
            self._news.set()
        self._news.set()


@asynccontextmanager
async def running(
    *arguments: str, env: Mapping[str, str], cwd: Path | None = None
) -> AsyncIterator[Bot]:
    """`signet` with these arguments, this environment and no other; `cwd` None: an empty one."""
    with TemporaryDirectory(prefix="signet-") as directory:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-W",
            "error",
            "-m",
            "bot",
            *arguments,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **env},
            cwd=cwd or directory,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        bot = Bot(process)
        try:
            yield bot
        finally:
            await bot.close()
