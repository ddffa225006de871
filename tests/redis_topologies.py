"""Redis where one server is not enough: behind Sentinel, and as a cluster; all on loopback.

Both have passwords, the sentinels one of their own. Nobody keeps anything on disk.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import redis
from redis.crc import key_slot

from tests.real_redis import RealRedis, free_port

PASSWORD = "of+redis"
SENTINEL_PASSWORD = "of sentinel"
_IN_URL = ":of%2Bredis@"

DOWN_MS = 1000
"""How long a master is silent until the others agree that it is gone."""

_DATA = {
    "requirepass": PASSWORD,
    "masterauth": PASSWORD,
    "repl_diskless_sync_delay": 0,
}
_SLOTS = 16384
_OUR_SLOT = key_slot(b"{signet}")
_NAME = "our-master"


@dataclass(frozen=True)
class Topology:
    """`holders` are the two that hold our keys, `others` belong to them; `url` is for `connect`."""

    url: str
    holders: tuple[RealRedis, RealRedis]
    others: tuple[RealRedis, ...]

    @property
    def master(self) -> RealRedis:
        return next(one for one in self.holders if one.running and _role(one) == b"master")

    def other(self, than: RealRedis) -> RealRedis:
        return next(one for one in self.holders if one is not than)

    def empty(self) -> None:
        with admin(self.master) as client:
            client.flushall()

    def wait_until_replicated(self) -> None:
        """What was written before this is on the replica, too."""
        with admin(self.master) as client:
            client.set("{signet}:told", 1)
            assert client.wait(1, 10_000) == 1
            client.delete("{signet}:told")

    def cut_off_replica(self) -> None:
        """From now on the master alone has what is written to it."""
        self.wait_until_replicated()
        master = self.master
        self.other(master).hang()
        with admin(master) as client:
            client.execute_command("CLIENT", "KILL", "TYPE", "replica")

    def fail_over_from_cut_off(self, master: RealRedis) -> None:
        """Kill the master, and have who was cut off from it take over, with what it has."""
        master.kill()
        replica = self.other(master)
        replica.go_on()
        until(lambda: _role(replica) == b"master")


class BehindSentinel(Topology):
    def switch_over(self) -> None:
        """Another master, while the one of before lives on and is told so."""
        before = self.master
        after = self.other(before)
        with _admin_of_sentinel(self.others[0]) as client:
            client.execute_command("SENTINEL", "FAILOVER", _NAME)
        until(lambda: _role(after) == b"master")
        # The sentinels do this, too, but ten seconds later.
        with admin(before) as client:
            client.replicaof("127.0.0.1", after.port)


class Cluster(Topology):
    def mend(self) -> None:
        """Start again who was killed; it becomes the replica at once (Sentinel is slow at that)."""
        for one in self.holders:
            if not one.running:
                one.start()
        # Who comes back thinks at first that it is still the master.
        until(lambda: {_role(one) for one in self.holders} == {b"master", b"slave"})
        replica = self.other(self.master)
        until(lambda: _info(replica, "replication").get("master_link_status") == "up")
        # A replica that has never heard of a write is not one to the others.
        self.wait_until_replicated()
        nodes = (*self.holders, *self.others)
        until(lambda: all(len(_cluster(node, "SLOTS")[-1]) == 4 for node in nodes))

    def switch_over(self) -> None:
        """Another master, while the one of before lives on and is told so."""
        before = self.master
        _cluster(self.other(before), "FAILOVER")
        until(lambda: _role(before) == b"slave")

    @contextmanager
    def moving_our_slot(self, from_: RealRedis, to: RealRedis) -> Iterator[None]:
        """In the middle of its move; at the end it has moved."""
        ids = {node: _cluster(node, "MYID") for node in (from_, to)}
        _cluster(to, "SETSLOT", _OUR_SLOT, "IMPORTING", ids[from_])
        _cluster(from_, "SETSLOT", _OUR_SLOT, "MIGRATING", ids[to])
        yield
        names = _cluster(from_, "GETKEYSINSLOT", _OUR_SLOT, 1_000)
        with admin(from_) as client:
            client.migrate("127.0.0.1", to.port, names, 0, 5_000, auth=PASSWORD)
        for node in (to, from_):
            _cluster(node, "SETSLOT", _OUR_SLOT, "NODE", ids[to])


class RealSentinel(RealRedis):
    ready = b"+monitor master"

    def command(self) -> list[str]:
        return ["redis-server", str(self.directory / "sentinel.conf"), "--sentinel"]


@contextmanager
def sentinel_setup() -> Iterator[BehindSentinel]:
    """A master and its replica, and three sentinels; our keys in database 1."""
    with ExitStack() as stack:
        master = _started(stack, **_DATA)
        replica = _started(stack, **_DATA, replicaof=f"127.0.0.1 {master.port}")
        ports = [free_port() for _ in range(3)]
        sentinels = [_started_sentinel(stack, port, ports, master, replica) for port in ports]
        until(lambda: _info(replica, "replication")["master_link_status"] == "up")
        hosts = ",".join(f"127.0.0.1:{port}" for port in ports)
        yield BehindSentinel(
            f"redis+sentinel://{_IN_URL}{hosts}/{_NAME}/1?sentinel_password=of%20sentinel",
            (master, replica),
            tuple(sentinels),
        )


def _started_sentinel(
    stack: ExitStack, port: int, ports: list[int], master: RealRedis, replica: RealRedis
) -> RealRedis:
    """Who the others are is told to it beforehand: finding out takes sentinels seconds."""
    others = [other for other in ports if other != port]
    directory = Path(stack.enter_context(TemporaryDirectory(prefix="signet-sentinel-")))
    (directory / "sentinel.conf").write_text(
        f"""
port {port}
bind 127.0.0.1
dir {directory}
requirepass "{SENTINEL_PASSWORD}"
sentinel myid {port:040}
sentinel monitor {_NAME} 127.0.0.1 {master.port} 2
sentinel auth-pass {_NAME} {PASSWORD}
sentinel down-after-milliseconds {_NAME} {DOWN_MS}
sentinel failover-timeout {_NAME} 3000
sentinel known-replica {_NAME} 127.0.0.1 {replica.port}
"""
        + "".join(
            f"sentinel known-sentinel {_NAME} 127.0.0.1 {other} {other:040}\n" for other in others
        )
    )
    return _run(stack, RealSentinel(directory, port, appendonly=False))


@contextmanager
def cluster_setup() -> Iterator[Cluster]:
    """Three primaries, the last of which has the slot of our keys and a replica."""
    with ExitStack() as stack:
        nodes = [_started_node(stack) for _ in range(4)]
        *primaries, replica = nodes
        share = _SLOTS // len(primaries) + 1
        for number, node in enumerate(primaries):
            first, last = number * share, min((number + 1) * share, _SLOTS) - 1
            _cluster(node, "ADDSLOTSRANGE", first, last)
            _cluster(node, "SET-CONFIG-EPOCH", number + 1)
            for earlier in nodes[:number]:
                _meet(node, earlier)
            _meet(replica, node)
        until(lambda: all(_knows(node, len(nodes)) for node in nodes))
        _cluster(replica, "REPLICATE", _cluster(primaries[-1], "MYID"))
        hosts = ",".join(f"127.0.0.1:{node.port}" for node in primaries[:2])
        *others, ours = primaries
        topology = Cluster(f"redis+cluster://{_IN_URL}{hosts}", (ours, replica), tuple(others))
        topology.mend()
        yield topology


def _started_node(stack: ExitStack) -> RealRedis:
    return _started(
        stack,
        **_DATA,
        cluster_enabled="yes",
        cluster_port=free_port(),
        cluster_node_timeout=DOWN_MS,
        cluster_replica_validity_factor=0,
    )


def _meet(one: RealRedis, other: RealRedis) -> None:
    with admin(other) as client:
        bus = client.config_get("cluster-port")["cluster-port"]
    _cluster(one, "MEET", "127.0.0.1", other.port, bus)


def _knows(node: RealRedis, count: int) -> bool:
    told = str(_cluster(node, "INFO"))
    return "cluster_state:ok" in told and f"cluster_known_nodes:{count}" in told


def _cluster(node: RealRedis, *command: str | int | bytes) -> Any:
    with admin(node) as client:
        return client.execute_command("CLUSTER", *command)


def _started(stack: ExitStack, **options: Any) -> RealRedis:
    directory = Path(stack.enter_context(TemporaryDirectory(prefix="signet-redis-")))
    return _run(stack, RealRedis(directory, free_port(), appendonly=False, **options))


def _run(stack: ExitStack, server: RealRedis) -> RealRedis:
    server.start()
    stack.callback(lambda: server.kill() if server.running else None)
    return server


def _role(server: RealRedis) -> Any:
    with admin(server) as client:
        return client.role()[0]


def _info(server: RealRedis, section: str) -> Any:
    with admin(server) as client:
        return client.info(section)


def admin(server: RealRedis) -> Any:
    """A client of this one server, whatever it is to others."""
    return redis.Redis(port=server.port, password=PASSWORD)


def _admin_of_sentinel(sentinel: RealRedis) -> Any:
    return redis.Redis(port=sentinel.port, password=SENTINEL_PASSWORD)


def until(look: Callable[[], object]) -> None:
    """Look again and again, until there is something to see."""
    for _ in range(3_000):
        if look():
            return
        time.sleep(0.02)
    raise AssertionError("it never came to that")
