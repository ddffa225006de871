"""More time: `/esign extend <id>` and the menu on the card."""

from datetime import datetime

from handlers.messages import ExtendDeadline, once_key
from handlers.views import extend as view
from handlers.views import when
from services.contracts.access import check_may_manage, check_running
from services.contracts.can import Can
from services.contracts.model import Contract
from services.contracts.name_signer import party_at
from services.contracts.rules import check_later

from .asked import Asked
from .deps import Deps
from .pick import pick


class Extend:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def ask(self, asked: Asked) -> None:
        self._deps.require(Can.EXTEND)
        contract = await pick(self._deps.contracts, asked)
        if contract is None:
            return
        self._check(contract, asked.who)
        person, now = asked.person, self._deps.clock()
        await asked.later(asked.open(view.form(contract, person.text, tz=person.tz, now=now)))

    async def submitted(self, asked: Asked) -> None:
        contract_id, day, party = view.read(asked.view)
        contract = await self._deps.contracts.get(contract_id)
        self._check(contract, asked.who)
        now, text = self._deps.clock(), asked.person.text
        deadline = when.end_of(day, asked.person.tz) if day else None
        before = self._before(contract, party, now)
        problem = check_later(deadline, before, self._deps.esign.rules, now)
        if problem or deadline is None:
            errors = view.errors(problem, text) if problem else {}
            await asked.ack(response_action="errors", errors=errors)
            return
        message = ExtendDeadline(
            contract_id=contract.id, by=asked.who, deadline=deadline, party=party
        )
        await self._deps.inbox.put(message, once=once_key("extend", asked.view["id"]))
        await asked.ack(response_action="update", view=view.submitted(contract, text))

    def _check(self, contract: Contract, who: str) -> None:
        check_may_manage(contract, who)
        check_running(contract)

    def _before(self, contract: Contract, party: int | None, now: datetime) -> datetime:
        """Of one party's own last day we know only what was set here."""
        if party is None:
            return contract.order.deadline
        return party_at(contract, party).deadline or now
