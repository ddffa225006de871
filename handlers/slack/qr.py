"""`/esign qr`: a code through which many people sign their own copy of a template.

Its links are shown once, in the modal of who asked for them, and kept nowhere. So it is not made by
the worker; and since a second one would be another code, it is never made again by itself.
"""

from dataclasses import astuple

from handlers.messages import once_key
from handlers.views import qr as view
from handlers.views import replies
from services.contracts.can import Can
from services.contracts.errors import NotAllowed, SignetError, Unavailable
from services.contracts.qr import CodeWish, check, make

from .asked import Asked
from .deps import Deps
from .explain import explain
from .failures import failures_translated
from .incident import noted
from .links import patiently


class Qr:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def open(self, asked: Asked) -> None:
        self._deps.require(Can.QR)
        await asked.later(asked.open(view.form(view.USUAL, asked.person.text)))

    async def submitted(self, asked: Asked) -> None:
        self._deps.require(Can.QR)
        wish, text = view.read(asked.view), asked.person.text
        if problems := check(wish, self._deps.esign.rules):
            await asked.ack(response_action="errors", errors=view.errors(problems, text))
            return
        # Slack may lose our answer; a form that was changed meanwhile is another wish.
        sent = (asked.who, asked.view["id"], asked.view.get("hash") or "", *astuple(wish))
        first = await self._deps.drafts.is_first(once_key("qr", *sent))
        await asked.ack(response_action="update", view=view.making(text))
        if first:
            await asked.later(self._make(asked, wish))

    async def cancel(self, asked: Asked) -> None:
        self._deps.require(Can.QR)
        work = self._cancel(asked, view.pressed(asked.value))
        await asked.later(patiently(asked, work, asked.person.text.qr.cancelling))

    async def _make(self, asked: Asked, wish: CodeWish) -> None:
        """What fails is told on top of the form, which comes back as it was sent."""
        text, shown = asked.person.text, {"id": asked.view["id"]}
        try:
            made = await make(self._deps.esign, wish)
        except Exception as error:
            await asked.redraw(view.form(wish, text, notice=_why(error, asked)), shown)
            return
        code = view.Code(
            id=made.id,
            name=wish.name.strip(),
            template=wish.template_name,
            most=wish.most,
            until=made.expires,
        )
        await asked.redraw(view.ready(made, code, text), shown)
        await asked.say(view.told(code, text))

    async def _cancel(self, asked: Asked, code: view.Code) -> None:
        await self._check_own(asked)
        text = asked.person.text
        try:
            await self._deps.esign.cancel_qr(code.id)
        except Unavailable as error:
            if not error.maybe_done:
                raise
            await asked.say(replies.say(text.qr.cancel_doubt))
            return
        await asked.replace(view.cancelled(code, text))

    async def _check_own(self, asked: Asked) -> None:
        """Only who made a code has its button, in their own conversation with us; and what comes
        from there they pressed."""
        with failures_translated():
            own = await asked.client.conversations_open(users=asked.who)
        channel = asked.body.get("channel") or {}
        if channel.get("id") != own["channel"]["id"]:
            raise NotAllowed("cancel a code")


def _why(error: Exception, asked: Asked) -> str:
    text = asked.person.text
    if isinstance(error, Unavailable) and error.maybe_done:
        return text.qr.maybe_made
    if isinstance(error, SignetError):
        return explain(error, text)
    return f"{explain(error, text, reference=noted(error))}\n{text.qr.maybe_made}"
