"""Whether this Redis keeps what it is told, as far as it lets us ask."""

from collections.abc import Sequence
from typing import Any

from redis.exceptions import ResponseError

from services.contracts.errors import NotKept

from .pipe import Pipe


async def worries(pipe: Pipe) -> Sequence[str]:
    """One sentence for each setting of Redis that can lose contracts. `Unavailable` when it is."""
    told = []
    policy = await _setting(pipe, "maxmemory-policy")
    if policy not in ("", "noeviction"):
        told.append(
            f"Redis may throw contracts away when it is full (maxmemory-policy is {policy}): "
            "set maxmemory-policy to noeviction."
        )
    if await _setting(pipe, "appendonly") == "no":
        told.append(
            "Redis forgets contracts when it is restarted or crashes (appendonly is no): "
            "set appendonly to yes."
        )
    return told


async def _setting(pipe: Pipe, name: str) -> str:
    """Empty where Redis does not tell: a managed one often does not."""
    try:
        found = await pipe.ask("CONFIG", "GET", name)
    except NotKept as error:
        if isinstance(error.__cause__, ResponseError):
            return ""
        raise
    return _value(found)


def _value(found: Any) -> str:
    """CONFIG GET's reply: a flat list, or a mapping in RESP3 and in redis-py's form."""
    values = list(found.values()) if isinstance(found, dict) else list(found)[1::2]
    value = values[0] if values else ""
    return value.decode() if isinstance(value, bytes) else str(value)
