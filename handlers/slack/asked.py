"""What somebody did in Slack, read once from Slack's payload, and the ways to answer them."""

import logging
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from handlers.views import home
from handlers.views.as_json import as_json
from handlers.views.foreign import unescape
from handlers.views.message import Message
from handlers.views.notice import answer
from services.contracts.errors import Refused, SignetError

from .background import Background
from .failures import failures_translated
from .people import Person
from .told import told

log = logging.getLogger("signet.slack")

OVERTAKEN = frozenset({"hash_conflict", "not_found", "view_not_found"})
"""Slack's names for: a faster press has drawn something newer, or nobody looks at it any more."""


class Ack(Protocol):
    """Bolt's acknowledgement; what it is given becomes the body of the answer to Slack."""

    async def __call__(self, *args: Any, **kwargs: Any) -> Any: ...


class AckOnce:
    """Acknowledges once, however often it is asked to."""

    def __init__(self, ack: Ack) -> None:
        self._ack = ack
        self.given = False

    async def __call__(self, *args: Any, **kwargs: Any) -> None:
        if not self.given:
            self.given = True
            await self._ack(*args, **kwargs)


@dataclass
class Front:
    """The modal in which an answer stands, once there is one."""

    view: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """One command, press, shortcut, submission, search or event.

    `value` is the argument, or the button's value.

    Slack hears the acknowledgement when the handler returns, and waits three seconds for it. So
    what must be durable is done before that, and whatever asks Slack or Tencent goes `later`.
    """

    person: Person
    value: str
    body: Mapping[str, Any]
    client: AsyncWebClient
    ack: AckOnce
    background: Background
    front: Front = field(default_factory=Front)

    @property
    def who(self) -> str:
        return self.person.id

    @property
    def trigger(self) -> str:
        return str(self.body.get("trigger_id", ""))

    @property
    def view(self) -> Mapping[str, Any]:
        """The modal or the App Home it happened in, empty elsewhere."""
        return self.body.get("view") or {}

    @property
    def looks_at_view(self) -> bool:
        """Whether a message would be hidden, or far away, from where this person looks."""
        kind = self.body.get("type")
        started = kind in ("shortcut", "message_action")
        return started or (kind == "block_actions" and bool(self.view))

    @property
    def is_command(self) -> bool:
        return "command" in self.body

    @property
    def is_event(self) -> bool:
        """Something Slack noticed: this person asked for nothing, and waits for no answer."""
        return "event" in self.body

    async def open(self, view: View) -> Mapping[str, Any]:
        """Open a modal with the trigger, which serves once and for three seconds.

        Over the one in which it was asked for, where it was: that one waits below.
        """
        pressed = self.body.get("type") == "block_actions" and self.view.get("type") == "modal"
        show = self.client.views_push if pressed else self.client.views_open
        with failures_translated():
            shown = await show(trigger_id=self.trigger, view=as_json(view))
        opened: Mapping[str, Any] = shown["view"]
        return opened

    async def redraw(self, view: View, shown: Mapping[str, Any]) -> Mapping[str, Any]:
        """Change an open modal, unless it changed since `shown`, or was closed."""
        try:
            with failures_translated():
                updated = await self.client.views_update(
                    view_id=shown["id"], hash=shown.get("hash"), view=as_json(view)
                )
        except Refused as error:
            if error.code in OVERTAKEN:
                return shown
            raise
        redrawn: Mapping[str, Any] = updated["view"]
        return redrawn

    async def later(self, work: Coroutine[Any, Any, object]) -> None:
        """Acknowledge, and do `work` behind the answer; what fails in it is told."""
        await self.ack()
        self.background.start(self._watched(work))

    async def answer(self, message: Message) -> None:
        """Show something to this person alone: as the command's answer, or behind ours."""
        if self.is_command and not self.ack.given:
            blocks = message.payload()["blocks"] or None
            await self.ack(response_type="ephemeral", text=message.text, blocks=blocks)
        else:
            await self.later(self.say(message))

    async def tell(self, error: Exception) -> None:
        """Say what did not work, at the place where it was tried."""
        if self.is_event:
            log.warning("an event could not be served: %s", type(error).__name__)
        else:
            await self.refuse(told(error, self.person.text))

    async def refuse(self, message: Message) -> None:
        """A form stays open, with the sentence in it; elsewhere it is an answer."""
        if self.body.get("type") == "view_submission" and not self.ack.given:
            await self._answer_in_form(message)
        else:
            await self.answer(message)

    async def say(self, message: Message, *, kept: Message | None = None) -> None:
        """Show something to this person alone, here or else in our conversation with them.

        What is said there Slack keeps: `kept` takes its place where it must not be.
        """
        if not (await self._put_in_front(message) or await self._respond(message)):
            await self._whisper(kept or message)

    async def replace(self, message: Message) -> None:
        """Put an answer in the place of the buttons that asked."""
        if not await self._respond(message, replace=True):
            await self._whisper(message)

    async def _watched(self, work: Coroutine[Any, Any, object]) -> None:
        try:
            await work
        except Exception as error:
            if self.is_event:
                await self.tell(error)
            else:
                await self._say_why(error)

    async def _say_why(self, error: Exception) -> None:
        try:
            await self.say(told(error, self.person.text))
        except Exception as failed:
            log.warning("an answer could not be given: %s", type(failed).__name__)

    async def _answer_in_form(self, message: Message) -> None:
        """The modal stays open with all that is typed; the sentence stands at its first input.

        Slack shows errors as plain text, where an escape would be read literally.
        """
        blocks = self.view["blocks"]
        block = next(one["block_id"] for one in blocks if one["type"] == "input")
        await self.ack(response_action="errors", errors={block: unescape(message.text)})

    async def _put_in_front(self, message: Message) -> bool:
        """In a modal, opened once and then changed, for whoever pressed in one or on App Home."""
        if not self.looks_at_view:
            return False
        below = self.view.get("callback_id") == home.DETAILS
        about = str(self.view.get("private_metadata") or "") if below else ""
        view, shown = answer(message, self.person.text, about=about), self.front.view
        try:
            self.front.view = await (self.redraw(view, shown) if shown else self.open(view))
        except SignetError:
            return False
        return True

    async def _respond(self, message: Message, *, replace: bool = False) -> bool:
        """Through the response_url: works where we are no member, five times in 30 minutes."""
        url = str(self.body.get("response_url") or "")
        if not url:
            return False
        # The SDK would send it again after a dropped connection, without looking.
        hook = AsyncWebhookClient(url, session=self.client.session, retry_handlers=[])
        try:
            with failures_translated():
                sent = await hook.send(
                    text=message.text,
                    blocks=message.payload()["blocks"] or None,
                    response_type="ephemeral",
                    replace_original=replace,
                    unfurl_links=False,
                    unfurl_media=False,
                )
        except SignetError:
            return False
        # A used or expired response_url does not raise; it answers 404.
        return sent.status_code == 200

    async def _whisper(self, message: Message) -> None:
        with failures_translated():
            conversation = await self.client.conversations_open(users=self.who)
            await self.client.chat_postMessage(
                channel=conversation["channel"]["id"],
                text=message.text,
                blocks=message.payload()["blocks"] or None,
                unfurl_links=False,
                unfurl_media=False,
                parse="none",
            )
