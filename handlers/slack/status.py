"""Looking: `/esign status <id or part of the name>`, `/esign list`, and the details on Home."""

from contextlib import suppress

from slack_sdk.models.views import View

from handlers.views import home
from handlers.views import status as view
from services.contracts.access import check_may_see
from services.contracts.errors import SignetError
from services.contracts.model import Contract
from services.contracts.sign_many import together

from .asked import Asked
from .deps import Deps
from .pick import pick

MOST_LISTED = 100


class Status:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def show(self, asked: Asked) -> None:
        contract = await pick(self._deps.contracts, asked)
        if contract is None:
            return
        if asked.looks_at_view:
            await asked.later(asked.open(self._details(contract, asked)))
        else:
            can, reminders = self._deps.esign.can, self._deps.esign.rules.reminders
            text = asked.person.text
            shown = view.status(contract, asked.who, text, can=can, reminders=reminders)
            await asked.answer(shown)

    async def list_mine(self, asked: Asked) -> None:
        contracts = await self._deps.contracts.of_member(asked.who, MOST_LISTED)
        esign, text = self._deps.esign, asked.person.text
        several = together(contracts, asked.who, esign)
        await asked.answer(
            view.listing(contracts, asked.who, text, can=esign.can, together=several)
        )

    async def seen(self, asked: Asked) -> None:
        """What lay over the details was closed: they show how the contract stands by now."""
        below = asked.view.get("previous_view_id")
        if below:
            await asked.later(self._draw_again(asked, str(below)))

    async def _draw_again(self, asked: Asked, below: str) -> None:
        """Nobody asked for it, so nobody is told when it does not work."""
        with suppress(SignetError):
            contract = await self._deps.contracts.get(str(asked.view["private_metadata"]))
            check_may_see(contract, asked.who)
            await asked.redraw(self._details(contract, asked), {"id": below})

    def _details(self, contract: Contract, asked: Asked) -> View:
        can, reminders = self._deps.esign.can, self._deps.esign.rules.reminders
        text = asked.person.text
        return home.details(contract, asked.who, text, can=can, reminders=reminders)
