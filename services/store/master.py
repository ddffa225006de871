"""Connections to the master, whoever that is by now: behind Sentinel or in a cluster.

Before each new connection somebody is asked who it is: a sentinel, or a node of the cluster. A
connection to who is the master no longer is closed, so that the next use of it asks again. All our
keys lie in one slot, so that a cluster has one master for us, and its client is the ordinary one.
"""

from abc import ABC, abstractmethod
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


class _Asked(ABC):
    """Whom to ask for the master, in turn; the pool calls `discover_master`.

    Each time another one is first: one that is cut off from the rest tells of a master of old.
    (redis-py's own `Sentinel` stays with who answered; and it forgets one of them for good when two
    connections ask at the same time while the first does not answer.)
    """

    def __init__(self, hosts: Sequence[Host], **options: Any) -> None:
        self._hosts: deque[tuple[Any, str]] = deque(
            (Redis(host=host, port=port, **options), host) for host, port in hosts
        )

    async def discover_master(self, name: Any) -> Host:
        """`MasterNotFoundError` when nobody knows."""
        for _ in range(len(self._hosts)):
            redis, host = self._hosts[0]
            self._hosts.rotate(-1)
            try:
                found = await self._ask(redis, name)
            except (ConnectionLost, RedisTimeoutError):
                continue
            if found:
                address, port = found
                # A node that does not know its own name is where we asked it.
                return address.decode() if address else host, int(port)
        raise MasterNotFoundError("nobody tells who the master is")

    @abstractmethod
    async def _ask(self, redis: Any, name: Any) -> tuple[bytes, Any] | None:
        """Where the master is, as this one knows it."""

    async def aclose(self) -> None:
        for redis, _ in self._hosts:
            await redis.aclose()


class Sentinels(_Asked):
    """They know the master by a name."""

    async def _ask(self, redis: Any, name: str) -> tuple[bytes, Any] | None:
        address: tuple[bytes, Any] | None = await redis.execute_command(
            "SENTINEL", "GET-MASTER-ADDR-BY-NAME", name
        )
        return address


class Nodes(_Asked):
    """They know which of them has a slot."""

    async def _ask(self, redis: Any, name: int) -> tuple[bytes, Any] | None:
        for first, last, (address, port, *_), *_ in await redis.execute_command("CLUSTER SLOTS"):
            if first <= name <= last:
                return address, port
        return None


class MasterPool(SentinelConnectionPool):
    """redis-py's own, which also closes its connections to those it asks."""

    def __init__(self, name: str | int, asked: _Asked, **options: Any) -> None:
        super().__init__(name, asked, **options)  # type: ignore[no-untyped-call] # as redis-py has it

    async def aclose(self) -> None:
        await super().aclose()
        await self.sentinel_manager.aclose()


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

    def __init__(self, slot: int, nodes: Nodes, *, ssl: bool = False, **options: Any) -> None:
        kind = _EncryptedToOwner if ssl else _ToOwner
        super().__init__(slot, nodes, connection_class=kind, **options)
