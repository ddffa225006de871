"""The door that Tencent knocks at: bytes → verified, decrypted, durable → 200.

Tencent looks at nothing but the status 200, waits five seconds, and forgets an event about 45 s
after its first try; so the answer is given as soon as the message is in the inbox.
"""

import logging
from typing import Final, assert_never

from aiohttp import web

from handlers.body import BodyReader
from handlers.inbox import Inbox
from handlers.messages import CancelsOver, LookAgain, Observed
from services.contracts.callbacks import (
    BadCallback,
    CallbackReader,
    Heard,
    Hint,
    Probe,
    Report,
    TaskOver,
    Told,
    Unrecognised,
)
from services.contracts.errors import Unavailable
from services.contracts.ports import Notices, Strays

log = logging.getLogger("signet.callback")

MOST_BYTES: Final = 1024 * 1024
"""The largest callback we read. A contract of fifty parties comes to about 40 kB."""

BODY: Final = BodyReader(MOST_BYTES)


class CallbackDoor:
    """`notices` is None where no administrator wants to hear of the company's account."""

    def __init__(
        self,
        reader: CallbackReader,
        inbox: Inbox,
        strays: Strays,
        notices: Notices | None = None,
        body: BodyReader = BODY,
    ) -> None:
        self._reader = reader
        self._inbox = inbox
        self._strays = strays
        self._notices = notices
        self._body = body

    async def receive(self, request: web.Request) -> web.Response:
        """POST /esign/callback. Every message that cannot be read gets the same answer.

        What is too large or too slow to be read at all is told so; that says nothing of the key.
        """
        body = await self._body.read(request)
        try:
            heard = self._reader.read(body, request.headers.get("Content-Signature"))
        except BadCallback:
            return web.Response(status=400, text="bad request")
        try:
            await self._keep(heard)
        except Unavailable:
            # Tencent comes back for up to 15 s; a sweep finds what it gave up on.
            log.warning("a callback could not be kept: Redis is not available")
            return web.Response(status=503, text="try again", headers={"Retry-After": "1"})
        return web.Response(text="ok")

    async def _keep(self, heard: Heard) -> None:
        match heard:
            case Probe():
                return
            case Report(observation=seen, digest=digest):
                await self._inbox.put(Observed(observation=seen), once=digest)
            case Hint(digest=digest, remote_id=remote_id, group_id=group_id):
                again = LookAgain(remote_id=remote_id, group_id=group_id)
                await self._inbox.put(again, once=digest)
            case TaskOver(task_id=task_id, digest=digest):
                await self._inbox.put(CancelsOver(task_id=task_id), once=digest)
            case Told(notice=notice, digest=digest) if self._notices:
                await self._notices.tell(notice, digest)
            case Told(msg_type=kind, body=body) | Unrecognised(msg_type=kind, body=body):
                await self._strays.keep(kind or "?", body)
                log.info("kept a callback of a kind we do not act on: %.40r", kind)
            case _:
                assert_never(heard)
