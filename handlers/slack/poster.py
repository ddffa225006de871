"""Puts messages into Slack once, and mends them in place, no faster than Slack allows."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from handlers.views.message import Message
from services.contracts.errors import Misconfigured, NotYet, Refused, Unavailable

from . import limits
from .failures import failures_translated
from .limits import Rate
from .readings import Place, Readings
from .turn import ANYBODYS, Turn

EVENT_TYPE = "signet"
PAGE = 200
MOST_PAGES = 10
"""How far is searched for a message of ours, among those since the wish for it arose."""

SKEW_SECONDS = 60.0
"""How far the clocks of Redis and Slack may be apart."""

FROZEN = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
"""Slack's names for a message that cannot be mended any more: a fresh one takes its place."""


@dataclass(frozen=True)
class Posted:
    """`found` when it was there already, and so may show an older state."""

    ts: str
    found: bool


class Budget(Protocol):
    """What all workers together may still ask of Slack."""

    async def take(self, rates: Sequence[Rate], *, urgent: bool) -> float:
        """One call out of all of these, or out of none: then the seconds to wait. 0 when taken."""

    async def blocked(self, rate: Rate, seconds: float) -> None:
        """Slack asked us to stay away for so long."""


class Poster:
    """`key` is opaque and travels in the message's metadata, which everybody may read.

    Every method raises `NotYet`, with nothing sent, when it is too early by Slack's limits or no
    longer our turn.
    """

    def __init__(self, client: AsyncWebClient, budget: Budget) -> None:
        self._client = client
        self._budget = budget
        self._dms: dict[str, str] = {}
        self._come_to: dict[str, str] = {}
        self._readings = Readings()

    async def dm(self, member: str) -> str:
        """The channel id of our conversation with a person (chat.update wants that one)."""
        if member not in self._dms:
            async with self._allowed(limits.OPENINGS, turn=ANYBODYS):
                answer = await self._client.conversations_open(users=member)
            self._dms[member] = str(answer["channel"]["id"])
        return self._dms[member]

    async def post(
        self,
        channel: str,
        message: Message,
        key: str,
        *,
        since: float | None,
        turn: Turn,
        thread: str | None = None,
        broadcast: bool = False,
    ) -> Posted:
        """`since` is when the wish arose, if it may have been posted: then it is looked for."""
        if since is not None:
            span = _Span(channel, thread, since)
            if found := await self._find(key, span, turn=turn):
                return Posted(found, found=True)
        place = (channel, thread)
        try:
            async with self._allowed(limits.POSTS, limits.posts_in(channel), turn=turn):
                answer = await self._client.chat_postMessage(
                    channel=channel,
                    text=message.text,
                    blocks=message.payload()["blocks"],
                    thread_ts=thread,
                    reply_broadcast=broadcast or None,
                    metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
                    # Slack's crawler would otherwise open what a contract's name links to.
                    unfurl_links=False,
                    unfurl_media=False,
                    parse="none",
                    link_names=False,
                )
        except NotYet:
            raise
        except BaseException:
            self._readings.failed(place)
            raise
        self._readings.posted(place, key, str(answer["ts"]))
        return Posted(str(answer["ts"]), found=False)

    async def update(self, channel: str, ts: str, message: Message, *, turn: Turn) -> bool:
        """Mend a message in place; False when it cannot be mended any more."""
        try:
            async with self._allowed(limits.UPDATES, limits.updates_of(channel, ts), turn=turn):
                await self._client.chat_update(
                    channel=channel,
                    ts=ts,
                    text=message.text,
                    blocks=message.payload()["blocks"],
                    # chat.update parses names and links by default, unlike chat.postMessage.
                    parse="none",
                    link_names=False,
                )
        except Refused as error:
            if error.code in FROZEN:
                return False
            raise
        return True

    @asynccontextmanager
    async def _allowed(self, method: Rate, *more: Rate, turn: Turn) -> AsyncIterator[None]:
        """For one call. What Slack says of its limits is noted for all workers."""
        if wait := await self._budget.take((method, *more), urgent=turn.urgent):
            raise NotYet(f"slack: {method.name}", wait)
        try:
            with failures_translated(), turn.taken():
                yield
        except Unavailable as error:
            if error.retry_after:
                await self._budget.blocked(method, error.retry_after)
            raise

    async def _find(self, key: str, where: "_Span", *, turn: Turn) -> str | None:
        """Our own message by its key, after a failure that left open whether it was taken.

        `Unavailable` while nobody lets us look: posting blindly might say it twice. The next
        attempt goes on where this one came to.
        """
        if found := self._readings.ts_of(where.place, key):
            return found
        if self._readings.is_absent(where.place, key, where.since, turn.since):
            return None
        return await self._search(key, where, turn=turn)

    async def _search(self, key: str, where: "_Span", *, turn: Turn) -> str | None:
        reading, cursor = self._readings.begin(where.place), self._come_to.pop(key, None)
        is_whole = cursor is None
        try:
            for _ in range(MOST_PAGES):
                page = await self._page(where, cursor, turn=turn)
                reading.saw(page.get("messages") or ())
                if found := reading.known.ts_of.get(key):
                    return found
                cursor = (page.get("response_metadata") or {}).get("next_cursor")
                if not cursor:
                    if is_whole:
                        reading.saw_everything(where.since)
                    return None
        except (Refused, Misconfigured):
            return None  # no such place, or a missing scope: rather twice than never
        except Unavailable:
            if cursor:
                self._come_to[key] = cursor
            raise
        return None

    async def _page(self, where: "_Span", cursor: str | None, *, turn: Turn) -> AsyncSlackResponse:
        oldest = f"{where.since - SKEW_SECONDS:.6f}"
        if where.thread is None:
            async with self._allowed(limits.HISTORIES, turn=turn):
                return await self._client.conversations_history(
                    channel=where.channel,
                    oldest=oldest,
                    limit=PAGE,
                    cursor=cursor,
                    include_all_metadata=True,
                )
        async with self._allowed(limits.REPLIES, turn=turn):
            return await self._client.conversations_replies(
                channel=where.channel,
                ts=where.thread,
                oldest=oldest,
                limit=PAGE,
                cursor=cursor,
                include_all_metadata=True,
            )


@dataclass(frozen=True)
class _Span:
    """A channel, or one thread in it, from `since` on."""

    channel: str
    thread: str | None
    since: float

    @property
    def place(self) -> Place:
        return self.channel, self.thread
