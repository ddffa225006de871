"""A redis-server of our own on a free port of this machine, which a test may kill and start again.

Where there is no redis-server, fakeredis over TCP serves the tests that do not need the real one.
"""

import os
import shutil
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory

import redis
from fakeredis import TcpFakeServer

REQUIRE = "SIGNET_REQUIRE_REDIS"
"""Set to 1, this variable makes a missing redis-server a failure instead of a skip."""


def has_redis_server() -> bool:
    return shutil.which("redis-server") is not None


def is_required() -> bool:
    return os.environ.get(REQUIRE) == "1"


class RealRedis:
    """One redis-server. What it holds outlives `kill` and `start` only with `appendonly`."""

    ready = b"Ready to accept connections"

    def __init__(
        self, directory: Path, port: int, *, appendonly: bool, **options: str | int
    ) -> None:
        """`options` are directives of redis.conf, with _ for -."""
        self.port = port
        self.url = f"redis://127.0.0.1:{port}/0"
        self.directory = directory
        self._appendonly = appendonly
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None
        self._log: threading.Thread | None = None

    @property
    def running(self) -> bool:
        return self._process is not None

    def start(self) -> None:
        """Start it and return when it takes connections; a RuntimeError holds why it does not."""
        assert self._process is None, "it runs already"
        process = subprocess.Popen(self.command(), stdout=subprocess.PIPE)
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if self.ready in line:
                break
        else:
            process.stdout.close()
            process.wait()
            raise RuntimeError(b"".join(said).decode(errors="replace"))
        self._process = process
        # Somebody must go on reading, or it stops when the pipe is full.
        self._log = threading.Thread(target=self._keep_log, args=(process,), daemon=True)
        self._log.start()

    def kill(self) -> None:
        """End it as a crash would."""
        self._end(signal.SIGKILL)

    def hang(self) -> None:
        """Answer nobody until `go_on`, and keep every connection."""
        assert self._process is not None, "it is not running"
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        assert self._process is not None, "it is not running"
        self._process.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        """End it as an administrator would; fine when it is not running."""
        if self._process is not None:
            self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        assert self._process is not None, "it is not running"
        assert self._log is not None
        self._process.send_signal(how)
        self._process.wait()
        self._log.join()
        self._process = None

    def command(self) -> list[str]:
        options = {
            "port": str(self.port),
            "bind": "127.0.0.1",
            "dir": str(self.directory),
            "save": "",
            "appendonly": "yes" if self._appendonly else "no",
            # As docs/operations.md recommends. With everysec Redis puts off writing for up to two
            # seconds while it syncs, and a kill then loses what it had said yes to.
            "appendfsync": "always",
            **{name.replace("_", "-"): str(value) for name, value in self._options.items()},
        }
        return ["redis-server", *(part for key in options for part in (f"--{key}", options[key]))]

    def _keep_log(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with process.stdout as said, (self.directory / "redis.log").open("ab") as log:
            shutil.copyfileobj(said, log)


@contextmanager
def real_redis(*, appendonly: bool = False, port: int | None = None) -> Iterator[RealRedis]:
    """A running redis-server in a directory of its own, gone afterwards."""
    with TemporaryDirectory(prefix="signet-redis-") as directory:
        server = RealRedis(Path(directory), port or free_port(), appendonly=appendonly)
        server.start()
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def fake_redis() -> Iterator[str]:
    """The address of a fakeredis that speaks TCP."""
    server = TcpFakeServer(("127.0.0.1", 0))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"redis://127.0.0.1:{server.server_address[1]}/0"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def empty(url: str) -> None:
    """Forget everything that the server at `url` holds."""
    with redis.Redis.from_url(url) as client:
        client.flushall()


def free_port() -> int:
    """A port for a server that starts later, or comes back to it.

    Not one that the kernel chooses: any connection that somebody opens until then may be given the
    same one as its own end. It chooses from 32768 up.
    """
    while True:
        port = SystemRandom().randrange(10_000, 32_768)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
