"""Whether STATE_KEY is the one that everything in this Redis was sealed with."""

from . import keys
from .pipe import Pipe
from .vault import Vault

_MARK = b"signet"


async def check_key(pipe: Pipe, vault: Vault) -> None:
    """`Misconfigured` for another key; the first key that comes is the right one."""
    place = "key-check"
    await pipe.ask("SET", keys.KEY_CHECK, vault.seal(place, _MARK), "NX")
    sealed = await pipe.ask("GET", keys.KEY_CHECK)
    vault.open(place, sealed)
