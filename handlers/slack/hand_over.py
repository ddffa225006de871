"""Handing one of our employees' signatures over to another, from the menu on the card."""

from handlers.messages import HandOver as Message
from handlers.messages import once_key
from handlers.views import hand_over as view
from services.contracts.access import check_may_manage, check_running
from services.contracts.can import Can
from services.contracts.errors import Reason, Refused
from services.contracts.hand_over import can_be_handed_over
from services.contracts.model import Contract

from .asked import Asked
from .deps import Deps


class HandOver:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def ask(self, asked: Asked) -> None:
        self._deps.require(Can.FORWARD)
        contract = await self._contract(asked.value, asked.who)
        if not can_be_handed_over(contract):
            raise Refused("NobodyToRelieve", reason=Reason.NO_SIGNER)
        await asked.later(asked.open(view.form(contract, asked.person.text)))

    async def submitted(self, asked: Asked) -> None:
        contract_id, party, account = view.read(asked.view)
        text = asked.person.text
        if not account:
            await asked.ack(response_action="errors", errors=view.no_account(text))
            return
        contract = await self._contract(contract_id, asked.who)
        if party not in can_be_handed_over(contract):
            raise Refused("NobodyToRelieve", reason=Reason.NO_SIGNER)
        message = Message(contract_id=contract.id, by=asked.who, party=party, account=account)
        await self._deps.inbox.put(message, once=once_key("hand_over", asked.view["id"]))
        await asked.ack(response_action="update", view=view.submitted(contract, text))

    async def _contract(self, contract_id: str, who: str) -> Contract:
        contract = await self._deps.contracts.get(contract_id)
        check_may_manage(contract, who)
        check_running(contract)
        return contract
