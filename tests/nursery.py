"""Processes of the bot that are born with everything imported: who starts many need not wait.

What runs in them is `signet` all the same, with an environment and a directory of its own.
"""

import asyncio
import multiprocessing as mp
import os
import signal
import sys
import warnings
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import cli
from tests.processes import Bot

Main = Callable[[Sequence[str]], int]
"""What an entry point does with its arguments; its exit status."""


def nursery() -> ForkServerContext:
    """Where whole rows of the fault matrix are born, too."""
    context = mp.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.matrix", "tests.grown"])
    return context


class Born:
    """What `Bot` needs of an `asyncio.subprocess.Process`."""

    def __init__(self, process: ForkServerProcess, stdout: asyncio.StreamReader) -> None:
        self._process = process
        self.stdout = stdout

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        assert self._process.pid is not None
        os.kill(self._process.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    async def wait(self) -> int:
        await asyncio.to_thread(self._process.join)
        assert self._process.exitcode is not None
        return self._process.exitcode


@asynccontextmanager
async def running(
    *arguments: str, env: Mapping[str, str], cwd: Path | None = None, main: Main = cli.main
) -> AsyncIterator[Bot]:
    """`signet` with these arguments, this environment and no other; `cwd` None: an empty one."""
    with TemporaryDirectory(prefix="signet-") as directory:
        hears, says = mp.Pipe(duplex=False)
        life = (main, arguments, {"PATH": os.environ["PATH"], **env}, cwd or directory, says)
        process = nursery().Process(target=_live, args=life)
        await asyncio.to_thread(process.start)
        says.close()
        bot = Bot(Born(process, await _lines_of(hears)))
        try:
            yield bot
        finally:
            await bot.close()


async def _lines_of(hears: Connection) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    pipe = os.fdopen(os.dup(hears.fileno()), "rb")
    hears.close()
    protocol = asyncio.StreamReaderProtocol(reader)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, pipe)
    return reader


def _live(
    main: Main,
    arguments: Sequence[str],
    env: Mapping[str, str],
    directory: Path | str,
    says: Connection,
) -> None:
    for descriptor in (1, 2):
        os.dup2(says.fileno(), descriptor)
    says.close()
    os.environ.clear()
    os.environ.update(env)
    os.chdir(directory)
    warnings.simplefilter("error")
    sys.exit(main(arguments))
