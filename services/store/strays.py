"""Callbacks that belong to no contract of ours, for an administrator to look at."""

from . import keys
from .connection import Client, failures_translated
from .vault import Vault


class RedisStrays:
    """The newest STRAYS_LIMIT of them, sealed."""

    def __init__(self, redis: Client, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault

    async def keep(self, what: str, body: bytes) -> None:
        entry = {"what": what, "body": self._vault.seal("strays", body)}
        with failures_translated():
            await self._redis.xadd(keys.STRAYS, entry, maxlen=keys.STRAYS_LIMIT)

    async def count(self) -> int:
        with failures_translated():
            return int(await self._redis.xlen(keys.STRAYS))
