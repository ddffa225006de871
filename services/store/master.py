"""Connections to the master, whoever that is by now: behind Sentinel or in a cluster.

Before each new connection somebody is asked who it is: the sentinels, or nodes of the cluster. A
connection to who is the master no longer is closed, so that the next use of it asks again. All our
keys lie in one slot, so that a cluster has one master for us, and its client is the ordinary one.
"""

from collections import deque
from collections.abc import Sequence
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.connection import SSLConnection
from redis.asyncio.sentinel import (
    MasterNotFoundError,
    SentinelConnectionPool,
    SentinelManagedConnection,
)
from redis.exceptions import ClusterDownError, MovedError
from redis.exceptions import ConnectionError as ConnectionLost
from redis.exceptions import TimeoutError as RedisTimeoutError

from .redis_address import Host


class MasterPool(SentinelConnectionPool):
    """redis-py's own, which also closes its connections to those it asks."""

    def __init__(self, name: str | int, tells: Any, **options: Any) -> None:
        super().__init__(name, tells, **options)  # type: ignore[no-untyped-call] # as redis-py has it

    async def aclose(self) -> None:
        await super().aclose()
        await self.sentinel_manager.aclose()


class SlotOwner:
    """Tells which master has a slot; `OwnerPool` asks it as it would ask Sentinel for a name."""

    def __init__(self, nodes: Sequence[Host], **options: Any) -> None:
        self._nodes: deque[tuple[Any, str]] = deque(
            (Redis(host=host, port=port, **options), host) for host, port in nodes
        )

    async def discover_master(self, slot: int) -> Host:
        for _ in range(len(self._nodes)):
            node, host = self._nodes[0]
            # Next time another one first: one that is cut off from the rest does not know it.
            self._nodes.rotate(-1)
            try:
                ranges = await node.execute_command("CLUSTER SLOTS")
            except (ConnectionLost, RedisTimeoutError):
                continue
            for first, last, (name, port, *_), *_ in ranges:
                if first <= slot <= last:
                    # One that does not know its own name is where we asked it.
                    return name.decode() if name else host, port
        raise MasterNotFoundError("no node tells who has our slot")

    async def aclose(self) -> None:
        for node, _ in self._nodes:
            await node.aclose()


class _ToOwner(SentinelManagedConnection):
    """Does for MOVED what redis-py does behind Sentinel for READONLY."""

    async def read_response(self, *args: Any, **options: Any) -> Any:
        try:
            return await super().read_response(*args, **options)
        except (MovedError, ClusterDownError) as error:
            await self.disconnect()
            raise ConnectionLost("this node does not serve our slot now") from error


class _EncryptedToOwner(_ToOwner, SSLConnection):
    pass


class OwnerPool(MasterPool):
    """Connections to the master that has `slot`."""

    def __init__(self, slot: int, owner: SlotOwner, *, ssl: bool = False, **options: Any) -> None:
        kind = _EncryptedToOwner if ssl else _ToOwner
        super().__init__(slot, owner, connection_class=kind, **options)
