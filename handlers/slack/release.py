"""Dissolving a finished contract, from the menu on its card."""

from handlers.messages import ReleaseContract, once_key
from handlers.views import release as view
from services.contracts.access import check_may_manage
from services.contracts.can import Can
from services.contracts.model import Contract
from services.contracts.release import check_releasable, fitting_name
from services.contracts.rules import check_length

from .asked import Asked
from .deps import Deps


class Release:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def ask(self, asked: Asked) -> None:
        self._deps.require(Can.RELEASE)
        contract = await self._releasable(asked.value, asked.who)
        limit = self._deps.esign.rules.release_reason_limit
        await asked.later(asked.open(view.form(contract, asked.person.text, limit=limit)))

    async def submitted(self, asked: Asked) -> None:
        contract_id, reason, sure = view.read(asked.view)
        text, rules = asked.person.text, self._deps.esign.rules
        problem = check_length(reason, rules.release_reason_limit)
        if problem or not sure:
            errors = view.errors(problem, text, sure=sure)
            await asked.ack(response_action="errors", errors=errors)
            return
        contract = await self._releasable(contract_id, asked.who)
        once = once_key("release", asked.view["id"])
        message = ReleaseContract(
            contract_id=contract.id,
            by=asked.who,
            agreement_id=self._deps.new_id(once),
            name=fitting_name(view.agreement_name(contract, text), rules.contract_name),
            reason=reason.strip(),
        )
        # Costs one: whoever sends another reason in the same window is told, not charged twice.
        await self._deps.inbox.put(message, once=once, same=True)
        done = view.submitted(contract, message.agreement_id, text)
        await asked.ack(response_action="update", view=done)

    async def _releasable(self, contract_id: str, who: str) -> Contract:
        contract = await self._deps.contracts.get(contract_id)
        check_may_manage(contract, who)
        await check_releasable(self._deps.contracts, contract)
        return contract
