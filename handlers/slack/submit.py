"""A filled form becomes an order: mended in place, or durable before Slack hears "ok"."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from slack_sdk.models.views import View

from handlers.messages import CreateContract, CreateGroup, once_key
from handlers.text import Text
from handlers.views import create as view
from services.contracts.can import Can
from services.contracts.errors import SignetError, Unavailable
from services.contracts.group import GroupOrder
from services.contracts.order import Order
from services.contracts.rules import Problem

from .asked import Asked
from .check_form import Checks
from .deps import Deps
from .draw_form import drawn
from .fit_templates import SEARCH_SECONDS, with_roles


class Submit:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._checks = Checks(deps)

    async def submitted(self, asked: Asked) -> None:
        form = view.read(asked.view)
        wanted = await self._wanted(form, asked.person.tz)
        if not isinstance(wanted, Order | GroupOrder):
            with suppress(Unavailable):  # the form itself still holds it
                await self._deps.drafts.put(asked.who, form.model_dump_json().encode())
            if form.awaits_roles and (whole := await self._with_roles(asked, form)):
                await asked.ack(response_action="update", view=whole)
                return
            errors = view.shown(view.errors(wanted, form, asked.person.text), asked.view)
            await asked.ack(response_action="errors", errors=errors)
            return
        once = once_key("create", asked.who, asked.view["id"], asked.view.get("hash") or "")
        message, done = _accepted(wanted, self._deps.new_id(once), asked.who, asked.person.text)
        # Slack may lose our answer; a form that was changed meanwhile is another wish.
        await self._deps.inbox.put(message, once=once, same=True)
        with suppress(Unavailable):
            await self._deps.drafts.drop(asked.who)
        await asked.ack(response_action="update", view=done)

    async def _with_roles(self, asked: Asked, form: view.CreateForm) -> View | None:
        """What was chosen so fast that nobody was asked who signs it; None while we cannot say."""
        try:
            async with asyncio.timeout(SEARCH_SECONDS):
                fitted = await with_roles(self._deps, form)
        except (TimeoutError, SignetError):
            return None
        return drawn(self._deps, asked, fitted, notice=asked.person.text.create.roles_added)

    async def _wanted(
        self, form: view.CreateForm, tz: str
    ) -> Order | GroupOrder | Sequence[Problem]:
        if not form.of_group:
            return await self._checks.order(form, tz)
        self._deps.require(Can.GROUPS)
        if form.of_template:
            self._deps.require(Can.TEMPLATES)
        return await self._checks.group(form, tz)


def _accepted(
    wanted: Order | GroupOrder, our_id: str, who: str, text: Text
) -> tuple[CreateContract | CreateGroup, View]:
    if isinstance(wanted, Order):
        done = view.submitted(wanted.name, our_id, text)
        return CreateContract(contract_id=our_id, by=who, order=wanted), done
    done = view.submitted_group(wanted.name, len(wanted.orders), text)
    return CreateGroup(group_id=our_id, by=who, group=wanted), done
