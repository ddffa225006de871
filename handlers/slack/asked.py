"""What somebody did in Slack, read once from Slack's payload, and the ways to answer them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from slack_sdk.errors import SlackClientError
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from handlers.views.message import Message
from services.contracts.errors import Refused

from .failures import failures_translated
from .people import Person

OVERTAKEN = frozenset({"hash_conflict", "not_found", "view_not_found"})
"""Slack's names for: a faster press has drawn something newer, or nobody looks at it any more."""


class Ack(Protocol):
    """Bolt's acknowledgement; what it is given becomes the body of the answer to Slack."""

    async def __call__(self, *args: Any, **kwargs: Any) -> Any: ...


@dataclass(frozen=True)
class Asked:
    """One command, press, submission or search. `value` is the argument or the button's value."""

    person: Person
    value: str
    body: Mapping[str, Any]
    client: AsyncWebClient
    ack: Ack

    @property
    def who(self) -> str:
        return self.person.id

    @property
    def trigger(self) -> str:
        return str(self.body.get("trigger_id", ""))

    @property
    def view(self) -> Mapping[str, Any]:
        """The modal it happened in, empty elsewhere."""
        return self.body.get("view") or {}

    @property
    def is_command(self) -> bool:
        return "command" in self.body

    async def open(self, view: View) -> Mapping[str, Any]:
        """Open a modal with the trigger, which serves once and for three seconds."""
        with failures_translated():
            answer = await self.client.views_open(trigger_id=self.trigger, view=view)
        opened: Mapping[str, Any] = answer["view"]
        return opened

    async def redraw(self, view: View, shown: Mapping[str, Any]) -> Mapping[str, Any]:
        """Change an open modal, unless it changed since `shown`, or was closed."""
        try:
            with failures_translated():
                answer = await self.client.views_update(
                    view_id=shown["id"], hash=shown.get("hash"), view=view
                )
        except Refused as error:
            if error.code in OVERTAKEN:
                return shown
            raise
        redrawn: Mapping[str, Any] = answer["view"]
        return redrawn

    async def answer(self, message: Message) -> None:
        """Show something to this person alone, here or else in our conversation with them."""
        if self.is_command:
            blocks = [block.to_dict() for block in message.blocks]
            await self.ack(response_type="ephemeral", text=message.text, blocks=blocks or None)
            return
        if not await self._respond(message):
            await self._whisper(message)

    async def _respond(self, message: Message) -> bool:
        """Through the response_url: works where we are no member, five times in 30 minutes."""
        url = str(self.body.get("response_url") or "")
        if not url:
            return False
        try:
            answer = await AsyncWebhookClient(url, session=self.client.session).send(
                text=message.text,
                blocks=list(message.blocks) or None,
                response_type="ephemeral",
                replace_original=False,
                unfurl_links=False,
                unfurl_media=False,
            )
        except (SlackClientError, OSError):
            return False
        # A used or expired response_url does not raise; it answers 404.
        return answer.status_code == 200

    async def _whisper(self, message: Message) -> None:
        with failures_translated():
            conversation = await self.client.conversations_open(users=self.who)
            await self.client.chat_postMessage(
                channel=conversation["channel"]["id"],
                text=message.text,
                blocks=list(message.blocks) or None,
                unfurl_links=False,
                unfurl_media=False,
                parse="none",
            )
