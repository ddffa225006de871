"""Sending callbacks on Tencent's own schedule, and the faults that can be ordered.

A try may take five seconds; only HTTP 200 counts; five more tries follow after 0.5, 1, 2, 4 and
8 seconds; then the message is gone.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import httpx

from sandbox.changes import Changes

from .answers import Json
from .background import Background
from .callbacks import wrap
from .config import CallbackTarget, TencentConfig
from .views import CallbackFaults, CallbackSent

Outcome = Literal["under way", "held", "delivered", "gone", "dropped"]


@dataclass
class Record:
    """A message and what became of it."""

    at: float
    message: Json
    attempts: list[int] = field(default_factory=list)
    outcome: Outcome = "under way"

    def view(self) -> CallbackSent:
        return CallbackSent(
            at=self.at,
            message=self.message,
            attempts=tuple(self.attempts),
            outcome=self.outcome,
        )


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
        self.records: list[Record] = []
        self.faults = CallbackFaults()
        self._held: list[Record] = []
        self._last_try = asyncio.Event()
        self._last_try.set()

    def notify(self, message: Json) -> None:
        """Send `message` in the background, or do to it what was ordered."""
        if self.target is None:
            return
        record = Record(self._config.clock(), message)
        self.records.append(record)
        held, self._held = self._held, []
        if self._takes("drop"):
            record.outcome = "dropped"
        elif self._takes("reorder"):
            record.outcome = "held"
            self._held = [record]
        elif self._takes("duplicate"):
            twin = Record(record.at, message)
            self.records.append(twin)
            self._send_all((record, twin))
        else:
            self._send_all((record,))
        self._send_all(held)
        self._changes.mark()

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
        try:
            arrived = await self._try(record, target)
        finally:
            tried.set()
        for pause in self._config.delays.callback_retries:
            if arrived:
                break
            await self._config.sleep(pause)
            arrived = await self._try(record, target)
        record.outcome = "delivered" if arrived else "gone"
        self._changes.mark()

    async def _try(self, record: Record, target: CallbackTarget) -> bool:
        status = await self._post(record.message, target)
        record.attempts.append(status)
        self._changes.mark()
        return status == 200

    async def _post(self, message: Json, target: CallbackTarget) -> int:
        """The HTTP status, or 0 when none came in time."""
        wrapped = wrap(message, target)
        limit = self._config.delays.callback_timeout
        post = self._http.post(
            target.url, content=wrapped.body, headers=wrapped.headers, timeout=limit
        )
        try:
            reply = await asyncio.wait_for(post, limit)
        except (httpx.HTTPError, TimeoutError):
            return 0
        return reply.status_code
