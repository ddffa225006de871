"""Withdrawing several at once: `/esign cancel` without a number, and the button below lists."""

from collections.abc import Sequence

from handlers.messages import CancelMany as Message
from handlers.messages import once_key
from handlers.views import cancel_many as view
from handlers.views import replies
from services.contracts.can import Can
from services.contracts.cancel_many import can_be_cancelled, chosen, link_to_cancel
from services.contracts.errors import SignetError
from services.contracts.model import Contract
from services.contracts.rules import At, Problem, Wrong, check_reason

from .asked import Asked
from .deps import Deps
from .explain import explain
from .incident import noted

LOOKED_AT = 500
"""Of a person's newest contracts."""


class CancelMany:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def ask(self, asked: Asked) -> None:
        self._deps.require(Can.CANCEL_MANY)
        newest = await self._deps.contracts.of_member(asked.who, LOOKED_AT)
        running = [one for one in newest if can_be_cancelled(one, asked.who)]
        text, rules = asked.person.text, self._deps.esign.rules
        if not running:
            await asked.answer(replies.say(text.cancel_many.nothing))
            return
        most, limit = rules.cancel_many, rules.cancel_reason.limit
        await asked.later(asked.open(view.form(running, text, most=most, limit=limit)))

    async def submitted(self, asked: Asked) -> None:
        """Where a link must be opened it is made for this person alone; else the worker does it."""
        self._deps.require(Can.CANCEL_MANY)
        ids, reason = view.read(asked.view)
        text, problems = asked.person.text, self._problems(ids, reason)
        if problems:
            await asked.ack(response_action="errors", errors=view.errors(problems, text))
            return
        contracts = await chosen(self._deps.contracts, ids, asked.who)
        if not contracts:
            await asked.ack(response_action="update", view=view.failed(_nothing(asked), text))
        elif self._deps.esign.rules.cancel_by_link:
            await asked.ack(response_action="update", view=view.making_link(text))
            await asked.later(self._give_link(asked, contracts, reason.strip()))
        else:
            await self._put(asked, contracts, reason.strip())
            done = view.submitted(len(contracts), text)
            await asked.ack(response_action="update", view=done)

    def _problems(self, ids: Sequence[str], reason: str) -> Sequence[Problem]:
        rules = self._deps.esign.rules
        wrong = check_reason(reason, rules.cancel_reason)
        found = [wrong] if wrong else []
        if not ids:
            found.append(Problem(At.CONTRACTS, Wrong.MISSING))
        elif len(ids) > rules.cancel_many:
            found.append(Problem(At.CONTRACTS, Wrong.TOO_MANY, limit=rules.cancel_many))
        return found

    async def _put(
        self, asked: Asked, contracts: Sequence[Contract], reason: str, task_id: str = ""
    ) -> None:
        ids = tuple(contract.id for contract in contracts)
        message = Message(contract_ids=ids, by=asked.who, reason=reason, task_id=task_id)
        await self._deps.inbox.put(message, once=once_key("cancel_many", asked.view["id"], task_id))

    async def _give_link(self, asked: Asked, contracts: Sequence[Contract], reason: str) -> None:
        """The note is kept before the link is shown: who opens it may be fast."""
        text, shown = asked.person.text, {"id": asked.view["id"]}
        try:
            task = await link_to_cancel(self._deps.esign, contracts, reason)
            refused = {one.id: why for one in contracts if (why := task.refused.get(one.remote_id))}
            left = [one for one in contracts if one.remote_id not in task.refused]
            if left:
                await self._put(asked, left, reason, task.task_id)
            drawn = view.link(task.link if left else "", len(left), refused, text)
        except SignetError as error:
            drawn = view.failed(explain(error, text), text)
        except Exception as error:
            drawn = view.failed(explain(error, text, reference=noted(error)), text)
        await asked.redraw(drawn, shown)


def _nothing(asked: Asked) -> str:
    return asked.person.text.cancel_many.nothing
