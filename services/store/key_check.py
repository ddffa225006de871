"""Whether STATE_KEY is the one that everything in this Redis was sealed with."""

from . import keys
from .connection import Client, failures_translated
from .vault import Vault

_MARK = b"signet"


async def check_key(redis: Client, vault: Vault) -> None:
    """`Misconfigured` for another key; the first key that comes is the right one."""
    place = "key-check"
    with failures_translated():
        await redis.set(keys.KEY_CHECK, vault.seal(place, _MARK), nx=True)
        sealed = await redis.get(keys.KEY_CHECK)
    vault.open(place, sealed)
