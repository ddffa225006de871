"""The reviewer's three buttons. Only the reviewer may press; a later press hears who decided."""

from collections.abc import Callable

from slack_sdk.models.views import View

from handlers.messages import DecideReview, once_key
from handlers.views import replies
from handlers.views import review as view
from services.contracts.access import check_may_review, check_running
from services.contracts.model import Contract, Decision
from services.contracts.rules import check_length

from .asked import Asked
from .deps import Deps


class Reviewing:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def approve(self, asked: Asked) -> None:
        if await self._reviewable(asked, asked.value) is None:
            return
        await self._decide(asked, asked.value, Decision.APPROVED, "", asked.trigger)
        await asked.answer(replies.decision_received(asked.person.text))

    async def ask_to_send_back(self, asked: Asked) -> None:
        await self._ask_why(asked, view.send_back_form)

    async def ask_to_refuse(self, asked: Asked) -> None:
        await self._ask_why(asked, view.refuse_form)

    async def sent_back(self, asked: Asked) -> None:
        contract_id, reason = view.read_send_back(asked.view)
        await self._submitted(asked, contract_id, Decision.SENT_BACK, reason)

    async def refused(self, asked: Asked) -> None:
        """The second confirmation is a box that must be ticked."""
        contract_id, reason, sure = view.read_refuse(asked.view)
        if not sure:
            errors = view.not_sure(asked.person.text)
            await asked.ack(response_action="errors", errors=errors)
            return
        await self._submitted(asked, contract_id, Decision.REFUSED, reason)

    async def _ask_why(self, asked: Asked, form: Callable[..., View]) -> None:
        contract = await self._reviewable(asked, asked.value)
        if contract is None:
            return
        limit = self._deps.esign.rules.review_reason_limit
        await asked.later(asked.open(form(contract, asked.person.text, limit=limit)))

    async def _submitted(
        self, asked: Asked, contract_id: str, decision: Decision, reason: str
    ) -> None:
        text = asked.person.text
        problem = check_length(reason, self._deps.esign.rules.review_reason_limit)
        if problem:
            await asked.ack(response_action="errors", errors=view.errors(problem, text))
            return
        if await self._reviewable(asked, contract_id) is None:
            return
        await self._decide(asked, contract_id, decision, reason, asked.view["id"])
        await asked.ack(response_action="update", view=view.received(contract_id, text))

    async def _reviewable(self, asked: Asked, contract_id: str) -> Contract | None:
        """The contract if this person may still decide; they are told who did otherwise."""
        contract = await self._deps.contracts.get(contract_id)
        check_may_review(contract, asked.who)
        review = contract.review
        assert review is not None
        if review.closed:
            await asked.answer(replies.already_decided(review, asked.person.text))
            return None
        check_running(contract)
        return contract

    async def _decide(
        self, asked: Asked, contract_id: str, decision: Decision, reason: str, press: str
    ) -> None:
        """Once for each press. A second press finds the decision taken, or may try once more."""
        message = DecideReview(
            contract_id=contract_id, by=asked.who, decision=decision, reason=reason.strip()
        )
        await self._deps.inbox.put(message, once=once_key("review", press))
