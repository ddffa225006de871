"""Reminding: `/esign remind <id>` and the button on the card."""

from handlers.messages import RemindParties, once_key
from handlers.views import replies
from services.contracts.access import check_may_manage, check_running
from services.contracts.remind import check_reminders_left, reminders_left

from .asked import Asked
from .deps import Deps
from .pick import pick


class Remind:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def ask(self, asked: Asked) -> None:
        """The thread of the card tells when it is done; trouble comes as a DM."""
        contract = await pick(self._deps.contracts, asked)
        if contract is None:
            return
        check_may_manage(contract, asked.who)
        check_running(contract)
        limit = self._deps.esign.rules.reminders
        check_reminders_left(contract, limit)
        left = reminders_left(contract, limit)
        message = RemindParties(contract_id=contract.id, by=asked.who)
        # A trigger is unique to one press, also when Slack or somebody sends it twice.
        await self._deps.inbox.put(message, once=once_key("remind", asked.trigger))
        await asked.answer(replies.remind_asked(contract, asked.person.text, left=left))
