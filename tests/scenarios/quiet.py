"""When everything that was put into a queue has been carried out."""

from services.store import keys
from services.store.connection import Client


async def nothing_waits(redis: Client) -> bool:
    """No queue holds anything, put off or set aside included."""
    async for key in redis.scan_iter():
        kind = await redis.type(key)
        if kind == b"stream" and key != keys.STRAYS.encode() and await redis.xlen(key):
            return False
        if kind == b"zset" and key.endswith(b":due") and await redis.zcard(key):
            return False
    return True
