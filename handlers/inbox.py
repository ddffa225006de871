"""The door of the inbox: the only way a change of a contract begins."""

from typing import Protocol

from .messages import Message, dump, lane


class Puts(Protocol):
    """The part of the durable queue that a door needs."""

    async def put(self, body: bytes, lane: str, once: str = "", *, same: bool = False) -> bool: ...


class Inbox:
    def __init__(self, queue: Puts) -> None:
        self._queue = queue

    async def put(self, message: Message, once: str = "", *, same: bool = False) -> bool:
        """Durable when it returns; False when the same `once` was put before.

        With `same`, `Refused` when another message was put under it.

        `Unavailable` when Redis is: then nothing may be acknowledged.
        """
        return await self._queue.put(dump(message), lane(message), once, same=same)
