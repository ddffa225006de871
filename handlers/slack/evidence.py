"""What a finished contract proves: its signatures, and the evidence report."""

from handlers.messages import OrderReport, once_key
from handlers.views import evidence as view
from handlers.views import replies
from services.contracts.access import check_finished, check_may_look
from services.contracts.can import Can
from services.contracts.evidence import report_link
from services.contracts.links import verified
from services.contracts.model import Contract

from .asked import Asked
from .deps import Deps
from .links import patiently


class Evidence:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def verify(self, asked: Asked) -> None:
        self._deps.require(Can.VERIFY)
        await asked.later(patiently(asked, self._verify(asked), asked.person.text.replies.asking))

    async def report(self, asked: Asked) -> None:
        """What was ordered before is fetched; else it is asked whether to order it."""
        self._deps.require(Can.EVIDENCE)
        contract = await self._of_finished(asked.value, asked.who)
        if contract.evidence is None or contract.evidence.failed:
            await asked.later(asked.open(view.form(contract, asked.person.text)))
        else:
            await asked.later(patiently(asked, self._report(asked)))

    async def get(self, asked: Asked) -> None:
        self._deps.require(Can.EVIDENCE)
        await asked.later(patiently(asked, self._report(asked)))

    async def submitted(self, asked: Asked) -> None:
        contract = await self._of_finished(str(asked.view["private_metadata"]), asked.who)
        message = OrderReport(contract_id=contract.id, by=asked.who)
        await self._deps.inbox.put(message, once=once_key("report", asked.view["id"]))
        done = view.submitted(contract, asked.person.text)
        await asked.ack(response_action="update", view=done)

    async def _of_finished(self, contract_id: str, who: str) -> Contract:
        contract = await self._deps.contracts.get(contract_id)
        check_may_look(contract, who)
        check_finished(contract)
        return contract

    async def _verify(self, asked: Asked) -> None:
        found = await verified(self._deps.contracts, self._deps.esign, asked.value, asked.who)
        contract = await self._deps.contracts.get(asked.value)
        await asked.say(view.verified(found, contract, asked.person.text))

    async def _report(self, asked: Asked) -> None:
        url = await report_link(self._deps.contracts, self._deps.esign, asked.value, asked.who)
        contract = await self._deps.contracts.get(asked.value)
        text = asked.person.text
        await asked.say(view.report(url, contract, text), kept=replies.press_again(text))
