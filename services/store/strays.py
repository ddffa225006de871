"""Callbacks that belong to no contract of ours, for an administrator to look at."""

from . import keys
from .pipe import Pipe
from .vault import Vault


class RedisStrays:
    """The newest STRAYS_LIMIT of them, sealed."""

    def __init__(self, pipe: Pipe, vault: Vault) -> None:
        self._pipe = pipe
        self._vault = vault

    async def keep(self, what: str, body: bytes) -> None:
        entry = ("what", what, "body", self._vault.seal("strays", body))
        capped = ("MAXLEN", "~", keys.STRAYS_LIMIT, "*")
        await self._pipe.ask("XADD", keys.STRAYS, *capped, *entry)

    async def count(self) -> int:
        return int(await self._pipe.ask("XLEN", keys.STRAYS))
