"""Unfinished forms: what a person typed and did not send, kept for them alone."""

from . import keys
from .connection import Client, failures_translated
from .vault import Vault


class Drafts:
    """One draft a person, sealed, for DRAFT_TTL. The body is the handler's own JSON."""

    def __init__(self, redis: Client, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault

    async def get(self, member: str) -> bytes | None:
        with failures_translated():
            sealed = await self._redis.get(keys.draft(member))
        return self._vault.open(f"draft:{member}", sealed) if sealed else None

    async def put(self, member: str, body: bytes) -> None:
        sealed = self._vault.seal(f"draft:{member}", body)
        with failures_translated():
            await self._redis.set(keys.draft(member), sealed, ex=keys.DRAFT_TTL)

    async def drop(self, member: str) -> None:
        with failures_translated():
            await self._redis.delete(keys.draft(member))
