"""Puts messages into Slack once, and mends them in place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from handlers.views.message import Message
from services.contracts.errors import Misconfigured, Refused

from .failures import failures_translated

EVENT_TYPE = "signet"
LOOK_BACK = 200
"""How many messages are searched for one of ours: those since the wish for it arose."""

SKEW_SECONDS = 60.0
"""How far the clocks of Redis and Slack may be apart."""

FROZEN = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
"""Slack's names for a message that cannot be mended any more: a fresh one takes its place."""


@dataclass(frozen=True)
class Posted:
    """`found` when it was there already, and so may show an older state."""

    ts: str
    found: bool


class Poster:
    """`key` is opaque and travels in the message's metadata, which everybody may read."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._dms: dict[str, str] = {}

    async def dm(self, member: str) -> str:
        """The channel id of our conversation with a person (chat.update wants that one)."""
        if member not in self._dms:
            with failures_translated():
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
        thread: str | None = None,
        broadcast: bool = False,
    ) -> Posted:
        """`since` is when the wish arose, if it may have been posted: then it is looked for."""
        if since is not None and (found := await self._find(channel, key, thread, since)):
            return Posted(found, found=True)
        with failures_translated():
            answer = await self._client.chat_postMessage(
                channel=channel,
                text=message.text,
                blocks=list(message.blocks),
                thread_ts=thread,
                reply_broadcast=broadcast or None,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
                # Slack's crawler would otherwise open what a contract's name links to.
                unfurl_links=False,
                unfurl_media=False,
                parse="none",
                link_names=False,
            )
        return Posted(str(answer["ts"]), found=False)

    async def update(self, channel: str, ts: str, message: Message) -> bool:
        """Mend a message in place; False when it cannot be mended any more."""
        try:
            with failures_translated():
                await self._client.chat_update(
                    channel=channel,
                    ts=ts,
                    text=message.text,
                    blocks=list(message.blocks),
                    # chat.update parses names and links by default, unlike chat.postMessage.
                    parse="none",
                    link_names=False,
                )
        except Refused as error:
            if error.code in FROZEN:
                return False
            raise
        return True

    async def _find(self, channel: str, key: str, thread: str | None, since: float) -> str | None:
        """Our own message by its key, after a failure that left open whether it was taken.

        `Unavailable` while nobody lets us look: posting blindly might say it twice.
        """
        try:
            with failures_translated():
                answer = await self._recent(channel, thread, since)
        except (Refused, Misconfigured):
            return None  # no such place, or a missing scope: rather twice than never
        for message in answer.get("messages") or ():
            payload = (message.get("metadata") or {}).get("event_payload") or {}
            if payload.get("key") == key:
                return str(message["ts"])
        return None

    async def _recent(self, channel: str, thread: str | None, since: float) -> Mapping[str, Any]:
        oldest = f"{since - SKEW_SECONDS:.6f}"
        if thread is None:
            answer = await self._client.conversations_history(
                channel=channel, oldest=oldest, limit=LOOK_BACK, include_all_metadata=True
            )
        else:
            answer = await self._client.conversations_replies(
                channel=channel,
                ts=thread,
                oldest=oldest,
                limit=LOOK_BACK,
                include_all_metadata=True,
            )
        return answer.data if isinstance(answer.data, dict) else {}
