"""Cancelling: a modal that asks why and says what becomes of the quota."""

from handlers.messages import CancelContract, once_key
from handlers.views import cancel as view
from services.contracts.access import check_may_manage, check_running
from services.contracts.can import Can
from services.contracts.model import Contract
from services.contracts.rules import check_reason

from .asked import Asked
from .cancel_many import CancelMany
from .deps import Deps
from .pick import pick


class Cancel:
    def __init__(self, deps: Deps, many: CancelMany) -> None:
        self._deps = deps
        self._many = many

    async def ask(self, asked: Asked) -> None:
        """Without a number: several at once, where the edition can."""
        if not asked.value and Can.CANCEL_MANY in self._deps.esign.can:
            await self._many.ask(asked)
            return
        contract = await pick(self._deps.contracts, asked)
        if contract is None:
            return
        self._check(contract, asked.who)
        limit = self._deps.esign.rules.cancel_reason.limit
        await asked.later(asked.open(view.form(contract, asked.person.text, limit=limit)))

    async def submitted(self, asked: Asked) -> None:
        contract_id, reason = view.read(asked.view)
        text = asked.person.text
        problem = check_reason(reason, self._deps.esign.rules.cancel_reason)
        if problem:
            await asked.ack(response_action="errors", errors=view.errors(problem, text))
            return
        contract = await self._deps.contracts.get(contract_id)
        self._check(contract, asked.who)
        message = CancelContract(contract_id=contract.id, by=asked.who, reason=reason.strip())
        await self._deps.inbox.put(message, once=once_key("cancel", asked.view["id"]))
        done = view.submitted(contract, text)
        await asked.ack(response_action="update", view=done)

    def _check(self, contract: Contract, who: str) -> None:
        check_may_manage(contract, who)
        check_running(contract)
