"""The store opened on a Redis of the tests."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from services.store import keys
from services.store.connection import Client, connect
from services.store.vault import Vault

STATE_KEY = bytes(range(32))


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Client]:
    """A client of the kind that production uses, with the patience that a busy machine needs."""
    client = connect(url, patience=20, asking=10)
    try:
        yield client
    finally:
        await client.aclose()


def vault() -> Vault:
    return Vault(STATE_KEY)


async def everything(client: Client) -> dict[bytes, list[bytes]]:
    """Every key that Redis holds, with all the bytes that lie under it."""
    found = {}
    async for key in client.scan_iter(count=1000):
        if (content := await _content(client, key)) is not None:
            found[key] = content
    return found


async def _content(client: Client, key: bytes) -> list[bytes] | None:
    """None for one whose time is over since it was found."""
    match await client.type(key):
        case b"none":
            return None
        case b"string":
            return [await client.get(key)]
        case b"hash":
            return _flat(await client.hgetall(key))
        case b"zset":
            return list(await client.zrange(key, 0, -1))
        case b"stream":
            entries = await client.xrange(key)
            return [part for _, fields in entries for part in _flat(fields)]
        case other:
            raise AssertionError(f"{key!r} is a {other!r}, which we do not keep")


def _flat(fields: dict[bytes, bytes]) -> list[bytes]:
    return [part for pair in fields.items() for part in pair]


async def streamed(client: Client, queue: str) -> list[bytes]:
    """What lies in a queue's stream, opened, oldest first."""
    found: list[tuple[bytes, bytes]] = []
    for number in range(keys.PARTITIONS):
        entries = await client.xrange(keys.stream(queue, number))
        found.extend((id_, vault().open(queue, fields[b"body"])) for id_, fields in entries)
    return [body for _, body in sorted(found, key=lambda one: _time(one[0]))]


def _time(id_: bytes) -> tuple[int, int]:
    ms, _, rank = id_.decode().partition("-")
    return int(ms), int(rank)
