"""Unfinished forms: what a person typed and did not send, kept for them alone."""

from . import keys
from .pipe import Pipe
from .vault import Vault


class Drafts:
    """One draft a person, sealed, for DRAFT_TTL. The body is the handler's own JSON."""

    def __init__(self, pipe: Pipe, vault: Vault) -> None:
        self._pipe = pipe
        self._vault = vault

    async def get(self, member: str) -> bytes | None:
        sealed = await self._pipe.ask("GET", keys.draft(member))
        return self._vault.open(f"draft:{member}", sealed) if sealed else None

    async def put(self, member: str, body: bytes) -> None:
        sealed = self._vault.seal(f"draft:{member}", body)
        seconds = int(keys.DRAFT_TTL.total_seconds())
        await self._pipe.ask("SET", keys.draft(member), sealed, "EX", seconds)

    async def is_first(self, once: str) -> bool:
        """Whether nobody has asked this before under the same `once` (a digest); for ONCE_TTL."""
        seconds = int(keys.ONCE_TTL.total_seconds())
        return bool(await self._pipe.ask("SET", keys.once(once), "1", "NX", "EX", seconds))

    async def drop(self, member: str) -> None:
        await self._pipe.ask("DEL", keys.draft(member))
