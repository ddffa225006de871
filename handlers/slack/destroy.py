"""Destroying the file of an ended contract at Tencent, from the menu on its card."""

from handlers.messages import DestroyFile, once_key
from handlers.views import destroy as view
from services.contracts.access import check_may_manage
from services.contracts.can import Can
from services.contracts.destroy import check_destroyable
from services.contracts.model import Contract

from .asked import Asked
from .deps import Deps


class Destroy:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def ask(self, asked: Asked) -> None:
        contract = await self._contract(asked.value, asked.who)
        await asked.later(asked.open(view.form(contract, asked.person.text)))

    async def submitted(self, asked: Asked) -> None:
        contract_id, sure = view.read(asked.view)
        text = asked.person.text
        if not sure:
            await asked.ack(response_action="errors", errors=view.not_sure(text))
            return
        contract = await self._contract(contract_id, asked.who)
        message = DestroyFile(contract_id=contract.id, by=asked.who)
        await self._deps.inbox.put(message, once=once_key("destroy", asked.view["id"]))
        await asked.ack(response_action="update", view=view.submitted(contract, text))

    async def _contract(self, contract_id: str, who: str) -> Contract:
        self._deps.require(Can.SERVER_SIGN)
        contract = await self._deps.contracts.get(contract_id)
        check_may_manage(contract, who)
        check_destroyable(contract)
        return contract
