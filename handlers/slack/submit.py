"""A filled form becomes an order: mended in place, or durable before Slack hears "ok"."""

from collections.abc import Sequence
from contextlib import suppress

from handlers.messages import CreateContract, once_key
from handlers.views import create as view
from services.contracts.errors import Refused, SignetError, Unavailable
from services.contracts.model import Order
from services.contracts.rules import At, Problem, Wrong
from services.contracts.wish import check

from .asked import Asked
from .deps import Deps
from .files import looks_like_pdf


class Submit:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def submitted(self, asked: Asked) -> None:
        form = view.read(asked.view)
        order = await self._order(form, asked.person.tz)
        if not isinstance(order, Order):
            with suppress(Unavailable):  # the form itself still holds it
                await self._deps.drafts.put(asked.who, form.model_dump_json().encode())
            errors = view.errors(order, form, asked.person.text)
            await asked.ack(response_action="errors", errors=errors)
            return
        once = once_key("create", asked.who, asked.view["id"], asked.view.get("hash") or "")
        contract_id = self._deps.new_id(once)
        message = CreateContract(contract_id=contract_id, by=asked.who, order=order)
        # Slack may lose our answer; a form that was changed meanwhile is another wish.
        await self._deps.inbox.put(message, once=once, same=True)
        with suppress(Unavailable):
            await self._deps.drafts.drop(asked.who)
        done = view.submitted(order.name, contract_id, asked.person.text)
        await asked.ack(response_action="update", view=done)

    async def _order(self, form: view.CreateForm, tz: str) -> Order | Sequence[Problem]:
        checked = check(view.wish(form, tz), self._deps.esign.rules, self._deps.clock())
        problems = [
            *(() if isinstance(checked, Order) else checked),
            *self._check_reviewer(form),
            *await self._check_file(form),
        ]
        return problems or checked

    def _check_reviewer(self, form: view.CreateForm) -> Sequence[Problem]:
        allowed = self._deps.reviewers
        if form.reviewer and allowed and form.reviewer not in allowed:
            return (Problem(At.REVIEWER, Wrong.UNKNOWN),)
        return ()

    async def _check_file(self, form: view.CreateForm) -> Sequence[Problem]:
        """By size and by the first bytes; a name proves nothing."""
        if form.source != "file" or not form.file_id:
            return ()
        limit = self._deps.esign.rules.file_bytes
        if (form.file_size or 0) > limit:
            return (Problem(At.SOURCE, Wrong.FILE_TOO_BIG, limit=limit),)
        try:
            head = await self._deps.files.head(form.file_id)
        except Refused:
            return (Problem(At.SOURCE, Wrong.NOT_A_PDF),)
        except SignetError:
            return ()  # Slack is slow just now: the worker looks at the whole file anyway
        return () if looks_like_pdf(head) else (Problem(At.SOURCE, Wrong.NOT_A_PDF),)
