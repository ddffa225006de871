"""How a contract would look, before it is sent: nothing is made, and the form stays as it is."""

from contextlib import suppress

from handlers.views import create as view
from handlers.views import replies
from services.contracts.can import Can
from services.contracts.errors import Unavailable
from services.contracts.links import preview
from services.contracts.order import Order

from .asked import Asked
from .check_form import Checks
from .deps import Deps
from .links import patiently


class Preview:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._checks = Checks(deps)

    async def make(self, asked: Asked) -> None:
        """The answer lies over the form, which holds everything that is typed."""
        self._deps.require(Can.PREVIEW)
        said = asked.person.text.create
        await asked.later(patiently(asked, self._make(asked), said.making_preview))

    async def _make(self, asked: Asked) -> None:
        form, text = view.read(asked.view), asked.person.text
        with suppress(Unavailable):
            await self._deps.drafts.put(asked.who, form.model_dump_json().encode())
        order = await self._checks.order(form, asked.person.tz)
        if not isinstance(order, Order):
            await asked.say(view.not_yet_complete(order, text))
            return
        url = await preview(self._deps.esign, self._deps.files, order)
        await asked.say(view.preview(url, order.name, text), kept=replies.press_again(text))
