"""Contracts that grow: adding a signer to one that runs, and ending it, from its card."""

from handlers.messages import Archive, once_key
from handlers.messages import Grow as Message
from handlers.views import grow as view
from services.contracts.access import check_may_manage, check_running
from services.contracts.can import Can
from services.contracts.grow import check_grows, check_joining, like_the_others, unsigned
from services.contracts.model import Contract

from .asked import Asked
from .deps import Deps


class Grow:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def ask(self, asked: Asked) -> None:
        contract = await self._contract(asked.value, asked.who)
        places = Can.PLACES in self._deps.esign.can
        await asked.later(asked.open(view.form(contract, asked.person.text, places=places)))

    async def submitted(self, asked: Asked) -> None:
        contract_id, row = view.read(asked.view)
        contract = await self._contract(contract_id, asked.who)
        text, signer = asked.person.text, like_the_others(contract, view.joining(row))
        wrong = check_joining(contract, signer)
        if wrong:
            await asked.ack(response_action="errors", errors=view.errors(wrong, text))
            return
        message = Message(contract_id=contract.id, by=asked.who, signer=signer)
        # Whoever types somebody else into the same window is told, and nobody is left out.
        await self._deps.inbox.put(message, once=once_key("grow", asked.view["id"]), same=True)
        await asked.ack(response_action="update", view=view.submitted(contract, text))

    async def ask_to_end(self, asked: Asked) -> None:
        contract = await self._contract(asked.value, asked.who)
        text = asked.person.text
        if unsigned(contract):
            await asked.answer(view.not_all(contract, text))
            return
        await asked.later(asked.open(view.end_form(contract, text)))

    async def ended(self, asked: Asked) -> None:
        """Somebody may have been added since the modal was opened."""
        contract = await self._contract(str(asked.view["private_metadata"]), asked.who)
        text = asked.person.text
        if unsigned(contract):
            await asked.ack(response_action="update", view=view.end_refused(contract, text))
            return
        message = Archive(contract_id=contract.id, by=asked.who)
        await self._deps.inbox.put(message, once=once_key("archive", asked.view["id"]))
        await asked.ack(response_action="update", view=view.end_submitted(contract, text))

    async def _contract(self, contract_id: str, who: str) -> Contract:
        self._deps.require(Can.GROWING)
        contract = await self._deps.contracts.get(contract_id)
        check_may_manage(contract, who)
        check_grows(contract)
        check_running(contract)
        return contract
