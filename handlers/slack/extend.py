"""More time: `/esign extend <id>` and the menu on the card."""

from datetime import datetime

from handlers.messages import ExtendDeadline, once_key
from handlers.views import extend as view
from handlers.views import when
from services.contracts.access import check_may_manage, check_running
from services.contracts.can import Can
from services.contracts.extend import check_extendable
from services.contracts.model import Contract
from services.contracts.name_signer import party_at
from services.contracts.rules import At, Problem, Wrong, check_later

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
        text = asked.person.text
        deadline = when.end_of(day, asked.person.tz) if day else None
        problem = self._problem(contract, deadline, party)
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
        check_extendable(contract)
        check_running(contract)

    def _problem(
        self, contract: Contract, deadline: datetime | None, party: int | None
    ) -> Problem | None:
        """Of one party's own last day we know only what was set here."""
        now, rules = self._deps.clock(), self._deps.esign.rules
        if party is None:
            return check_later(deadline, contract.order.deadline, rules, now)
        problem = check_later(deadline, party_at(contract, party).deadline or now, rules, now)
        if not problem and deadline and deadline >= contract.order.deadline:
            return Problem(At.DEADLINE, Wrong.AFTER_CONTRACT)
        return problem
