"""What an administrator is to hear goes the way of everything that Slack shows: the outbox."""

from services.contracts.announcements import TellAdmin
from services.contracts.notices import Notice

from .queue import Queue

LANE = "admin"


class QueuedNotices:
    def __init__(self, outbox: Queue) -> None:
        self._outbox = outbox

    async def tell(self, notice: Notice, once: str) -> None:
        await self._outbox.put(TellAdmin(notice=notice).model_dump_json().encode(), LANE, once)
