"""Naming who takes a place that was left open, from the menu on the card."""

from handlers.messages import NameSigner as Message
from handlers.messages import once_key
from handlers.views import name_signer as view
from services.contracts.access import check_may_manage, check_running
from services.contracts.can import Can
from services.contracts.errors import Reason, Refused
from services.contracts.model import Contract
from services.contracts.name_signer import unnamed
from services.contracts.wish import check_signer

from .asked import Asked
from .deps import Deps


class NameSigner:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def ask(self, asked: Asked) -> None:
        self._deps.require(Can.ADD_SIGNER)
        contract = await self._contract(asked.value, asked.who)
        if not unnamed(contract):
            raise Refused("NobodyUnnamed", reason=Reason.NAMED_ALREADY)
        await asked.later(asked.open(view.form(contract, asked.person.text)))

    async def submitted(self, asked: Asked) -> None:
        contract_id, party, row = view.read(asked.view)
        text, signer = asked.person.text, view.named(row)
        wrong = check_signer(signer)
        if wrong:
            await asked.ack(response_action="errors", errors=view.errors(wrong, text))
            return
        contract = await self._contract(contract_id, asked.who)
        if party not in unnamed(contract):
            raise Refused("NamedAlready", reason=Reason.NAMED_ALREADY)
        message = Message(contract_id=contract.id, by=asked.who, party=party, signer=signer)
        await self._deps.inbox.put(message, once=once_key("name", asked.view["id"]))
        await asked.ack(response_action="update", view=view.submitted(contract, text))

    async def _contract(self, contract_id: str, who: str) -> Contract:
        contract = await self._deps.contracts.get(contract_id)
        check_may_manage(contract, who)
        check_running(contract)
        return contract
