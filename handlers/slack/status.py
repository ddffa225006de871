"""Looking: `/esign status <id or part of the name>` and `/esign list`."""

from handlers.views import status as view

from .asked import Asked
from .deps import Deps
from .pick import pick

MOST_LISTED = 100


class Status:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def show(self, asked: Asked) -> None:
        contract = await pick(self._deps.contracts, asked)
        if contract is not None:
            can = self._deps.esign.can
            await asked.answer(view.status(contract, asked.who, asked.person.text, can=can))

    async def list_mine(self, asked: Asked) -> None:
        contracts = await self._deps.contracts.of_member(asked.who, MOST_LISTED)
        await asked.answer(view.listing(contracts, asked.who, asked.person.text))
