"""The connection to Redis, and the one place where its failures become ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.crc import key_slot
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as RedisTimeoutError

from services.contracts.errors import NotKept

from . import keys
from .master import MasterPool, Nodes, OwnerPool, Sentinels
from .redis_address import BehindSentinel, InCluster, OneServer, read

Client: TypeAlias = Any
"""A `redis.asyncio.Redis` that answers in bytes. redis-py types each reply as every shape that any
configuration could give it, which says less than the tests on a real server do."""


REDIS_SLOW = (TimeoutError, RedisTimeoutError)
"""What redis-py raises after PATIENCE_SECONDS."""

PATIENCE_SECONDS = 2
"""Slack waits three seconds for an answer, and an answer needs Redis."""

ASKING_SECONDS = 0.5
"""For each one who is asked where the master is: some may be gone, and the master comes after."""


def connect(url: str, patience: float = PATIENCE_SECONDS, asking: float = ASKING_SECONDS) -> Client:
    """A client that fails fast and never repeats a command by itself; for `url` see redis_address.

    `patience` is in seconds; so is `asking`, for those who tell where the master is.

    redis-py 8 retries ten times in silence; after a lost reply that writes a stream entry twice.
    """
    patient = {**_within(patience), "health_check_interval": 15}
    quick = _within(asking)
    match read(url):
        case OneServer():
            return Redis.from_url(url, **patient)
        case BehindSentinel(hosts, master, options, of_sentinels):
            sentinels = Sentinels(hosts, **quick, **of_sentinels)
            return Redis.from_pool(MasterPool(master, sentinels, **{**patient, **options}))
        case InCluster(hosts, options, of_nodes):
            slot = key_slot(keys.PREFIX.encode())
            nodes = Nodes(hosts, **quick, **of_nodes)
            return Redis.from_pool(OwnerPool(slot, nodes, **{**patient, **options}))


def _within(seconds: float) -> dict[str, Any]:
    return {
        "retry": Retry(NoBackoff(), 0),
        "socket_connect_timeout": seconds,
        "socket_timeout": seconds,
    }


@contextmanager
def failures_translated() -> Iterator[None]:
    """`NotKept` for every failure of Redis; it may have been done when the reply was lost."""
    try:
        yield
    except (RedisError, OSError) as error:
        raise NotKept(f"redis: {type(error).__name__}", 1, maybe_done=True) from error
