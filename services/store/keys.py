"""Every key we keep in Redis, with what is in it and how long it lives.

All keys share the hash tag `{signet}`, so that every script touches one slot and the same code
runs on a single Redis and on a cluster. No key holds personal data: ids are ours, the workspace's
or Tencent's. Values named *sealed* are AES-GCM under STATE_KEY (see vault.py).
"""

from datetime import timedelta
from zlib import crc32

PREFIX = "{signet}:"

ONCE_TTL = timedelta(days=7)
DRAFT_TTL = timedelta(days=14)
LEASE_TTL = timedelta(seconds=3)


def contract(contract_id: str) -> str:
    """Hash: `v` the version, `body` the contract, packed and sealed. Kept for good."""
    return f"{PREFIX}contract:{contract_id}"


def remote(remote_id: str) -> str:
    """String: our id of the contract that Tencent knows by this id."""
    return f"{PREFIX}remote:{remote_id}"


def member(member_id: str) -> str:
    """Sorted set: ids of the contracts of a workspace member, by time of creation."""
    return f"{PREFIX}member:{member_id}"


OPEN = f"{PREFIX}open"
"""Sorted set: ids of contracts that can still change, by time of their last change."""


def draft(member_id: str) -> str:
    """String, sealed, DRAFT_TTL: the unfinished form of a workspace member."""
    return f"{PREFIX}draft:{member_id}"


def cards(contract_id: str) -> str:
    """Hash: surface → where its card is and which version it shows (JSON)."""
    return f"{PREFIX}cards:{contract_id}"


QUEUES = ("inbox", "outbox")

PARTITIONS = 16
"""Each queue is that many streams; so many workers at most can share its work."""


def partition(lane: str) -> int:
    """Where the entries of a lane lie: all in one stream, so that they keep their order."""
    return crc32(lane.encode()) % PARTITIONS


def stream(queue: str, number: int) -> str:
    """Stream: `lane`, `attempt`, `body` sealed; `was`, the key it had, for what was dead.

    Entries go when they are done, never before.
    """
    return f"{PREFIX}{queue}:{number}"


def due(queue: str, number: int) -> str:
    """Sorted set: ids of what is due later, by the time (unix seconds) it is."""
    return f"{PREFIX}{queue}:{number}:due"


def waiting(queue: str, number: int) -> str:
    """Hash of what is due later: ID → `lane` and `attempt` (JSON), ID:body → the body, sealed."""
    return f"{PREFIX}{queue}:{number}:waiting"


def lease(queue: str, number: int) -> str:
    """String, LEASE_TTL: the worker that works through this stream, alone."""
    return f"{PREFIX}{queue}:{number}:lease"


def workers(queue: str) -> str:
    """Sorted set: names of the workers, by their last sign of life (ms, by Redis's clock)."""
    return f"{PREFIX}{queue}:workers"


def dead(queue: str) -> str:
    """Stream: what could not be carried out, with the reason; for an administrator."""
    return f"{PREFIX}{queue}:dead"


def once(digest: str) -> str:
    """String, ONCE_TTL: this message was put in the inbox, or this form was sent, already."""
    return f"{PREFIX}once:{digest}"


def budget(name: str) -> str:
    """Hash: `whole` when this budget is whole again, and it lives until then; `asked` the moment
    the other side asked us to wait for (both µs, by Redis's clock)."""
    return f"{PREFIX}budget:{name}"


KEY_CHECK = f"{PREFIX}key-check"
"""String, sealed: opens only with the STATE_KEY that everything else was sealed with."""

STRAYS = f"{PREFIX}strays"
"""Stream, capped at STRAYS_LIMIT: sealed callbacks that belong to no contract of ours."""

STRAYS_LIMIT = 10_000
