"""A filled form becomes an order: mended in place, or durable before Slack hears "ok"."""

from contextlib import suppress

from handlers.messages import CreateContract, once_key
from handlers.views import create as view
from services.contracts.errors import Unavailable
from services.contracts.model import Order

from .asked import Asked
from .check_form import Checks
from .deps import Deps


class Submit:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._checks = Checks(deps)

    async def submitted(self, asked: Asked) -> None:
        form = view.read(asked.view)
        order = await self._checks.order(form, asked.person.tz)
        if not isinstance(order, Order):
            with suppress(Unavailable):  # the form itself still holds it
                await self._deps.drafts.put(asked.who, form.model_dump_json().encode())
            errors = view.errors(order, form, asked.person.text)
            await asked.ack(response_action="errors", errors=errors)
            return
        once = once_key("create", asked.who, asked.view["id"], asked.view.get("hash") or "")
        contract_id = self._deps.new_id(once)
        message = CreateContract(contract_id=contract_id, by=asked.who, order=order)
        # Slack may lose our answer; a form that was changed meanwhile is another wish.
        await self._deps.inbox.put(message, once=once, same=True)
        with suppress(Unavailable):
            await self._deps.drafts.drop(asked.who)
        done = view.submitted(order.name, contract_id, asked.person.text)
        await asked.ack(response_action="update", view=done)
