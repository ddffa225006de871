"""A contract of which nobody knows whether Tencent made it: its owner decides."""

from handlers.messages import CreateAgain, GiveUp, once_key
from handlers.views import replies
from services.contracts.access import check_may_manage
from services.contracts.model import Contract

from .asked import Asked
from .deps import Deps


class Unclear:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def create_again(self, asked: Asked) -> None:
        contract = await self._open_question(asked)
        if contract is None:
            return
        attempted_at = contract.creation.attempted_at
        message = CreateAgain(contract_id=contract.id, by=asked.who, attempted_at=attempted_at)
        await self._deps.inbox.put(message, once=once_key("again", asked.trigger))
        done = replies.create_again_asked(contract, asked.person.text)
        await asked.later(asked.replace(done))

    async def give_up(self, asked: Asked) -> None:
        contract = await self._open_question(asked)
        if contract is None:
            return
        message = GiveUp(contract_id=contract.id, by=asked.who)
        await self._deps.inbox.put(message, once=once_key("give_up", asked.trigger))
        await asked.later(asked.replace(replies.given_up(contract, asked.person.text)))

    async def _open_question(self, asked: Asked) -> Contract | None:
        """The contract, if it is still for the owner to decide."""
        contract = await self._deps.contracts.get(asked.value)
        check_may_manage(contract, asked.who)
        if contract.creation.unclear:
            return contract
        settled = replies.settled_already(contract, asked.person.text)
        await asked.later(asked.replace(settled))
        return None
