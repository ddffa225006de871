"""Sending callbacks on Tencent's own schedule, and the faults that can be ordered.

A try may take five seconds; only HTTP 200 counts; five more tries follow after 0.5, 1, 2, 4 and
8 seconds; then the message is gone.
"""

import asyncio
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count

import httpx

from sandbox.changes import Changes

from .answers import Json
from .background import Background
from .callbacks import Wrapped, wrap
from .config import CallbackTarget, TencentConfig
from .views import CallbackFaults, CallbackSent, Outcome, Try

LOG = 500
"""So many messages are remembered."""


@dataclass
class Record:
    """A message and what became of it."""

    id: int
    at: float
    message: Json
    url: str = ""
    sent: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    tries: list[Try] = field(default_factory=list)
    outcome: Outcome = "under way"

    def view(self) -> CallbackSent:
        return CallbackSent(**{**vars(self), "tries": tuple(self.tries)})


class Delivery:
    """First tries go out one after the other; a message being retried is overtaken by others."""

    def __init__(
        self,
        config: TencentConfig,
        http: httpx.AsyncClient,
        background: Background,
        changes: Changes,
    ) -> None:
        self._config = config
        self._changes = changes
        self._http = http
        self._background = background
        self.reset()

    def reset(self) -> None:
        """Forget the log and the faults, and aim at the configured URL again."""
        self.target: CallbackTarget | None = self._config.callback
        self.records: deque[Record] = deque(maxlen=LOG)
        self._ids = count(1)
        self.faults = CallbackFaults()
        self._held: list[Record] = []
        self._last_try = asyncio.Event()
        self._last_try.set()

    def notify(self, message: Json) -> None:
        """Send `message` in the background, or do to it what was ordered."""
        if self.target is None:
            return
        record = self._record(message)
        held, self._held = self._held, []
        if self._takes("drop"):
            record.outcome = "dropped"
        elif self._takes("reorder"):
            record.outcome = "held"
            self._held = [record]
        elif self._takes("duplicate"):
            self._send_all((record, self._record(message)))
        elif self._takes("late"):
            record.outcome = "late"
            self._background.run(self._send_late(record, self.faults.late_by))
        else:
            self._send_all((record,))
        self._send_all(held)
        self._changes.mark()

    def clear(self) -> None:
        """Forget what was ordered; what was held back for its successor goes out now."""
        self.faults = CallbackFaults()
        held, self._held = self._held, []
        self._send_all(held)

    def _record(self, message: Json) -> Record:
        record = Record(next(self._ids), self._config.clock(), message)
        self.records.append(record)
        return record

    async def _send_late(self, record: Record, seconds: float) -> None:
        await self._config.sleep(seconds)
        self._send_all((record,))

    def _takes(self, name: str) -> bool:
        """Whether the fault `name` is due; counts it down."""
        left: int = getattr(self.faults, name)
        if left:
            self.faults = self.faults.model_copy(update={name: left - 1})
        return left > 0

    def _send_all(self, records: Iterable[Record]) -> None:
        if self.target is None:
            return
        for record in records:
            record.outcome = "under way"
            before, self._last_try = self._last_try, asyncio.Event()
            self._background.run(self._deliver(record, self.target, before, self._last_try))

    async def _deliver(
        self, record: Record, target: CallbackTarget, before: asyncio.Event, tried: asyncio.Event
    ) -> None:
        await before.wait()
        wrapped = wrap(record.message, target)
        record.url, record.headers = target.url, wrapped.headers
        record.sent = wrapped.body.decode()
        try:
            arrived = await self._try(record, wrapped)
        finally:
            tried.set()
        for pause in self._config.delays.callback_retries:
            if arrived:
                break
            await self._config.sleep(pause)
            arrived = await self._try(record, wrapped)
        record.outcome = "delivered" if arrived else "gone"
        self._changes.mark()

    async def _try(self, record: Record, wrapped: Wrapped) -> bool:
        began = self._config.clock()
        status = await self._post(record.url, wrapped)
        took = self._config.clock() - began
        record.tries.append(Try(at=began, status=status, took=took))
        self._changes.mark()
        return status == 200

    async def _post(self, url: str, wrapped: Wrapped) -> int:
        """The HTTP status, or 0 when none came in time."""
        limit = self._config.delays.callback_timeout
        post = self._http.post(url, content=wrapped.body, headers=wrapped.headers, timeout=limit)
        try:
            reply = await asyncio.wait_for(post, limit)
        except (httpx.HTTPError, TimeoutError):
            return 0
        return reply.status_code
