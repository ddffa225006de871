"""`/esign company`: what Tencent tells of the company's account, to full members alone."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from handlers.views import company as view
from handlers.views.when import CHINA
from services.contracts.access import check_may_see_company
from services.contracts.can import Can
from services.contracts.errors import SignetError, Unsupported

from .asked import Asked
from .deps import Deps
from .explain import explain
from .incident import noted

TOLD = frozenset({Can.USAGE, Can.SEALS, Can.COMPANIES})
DAYS = timedelta(days=30)
T = TypeVar("T")


class Company:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def show(self, asked: Asked) -> None:
        if not TOLD & self._deps.esign.can:
            raise Unsupported(Can.USAGE)
        check_may_see_company(full_member=asked.person.full)
        await asked.later(self._show(asked))

    async def _show(self, asked: Asked) -> None:
        """Something opens while the trigger lives; what fails does not hide the rest."""
        text, esign = asked.person.text, self._deps.esign
        opened = await asked.open(view.loading(text))
        today = self._deps.clock().astimezone(CHINA).date()
        first = today - DAYS + timedelta(days=1)
        used, seals, companies = await asyncio.gather(
            self._part(asked, Can.USAGE, lambda: esign.usage(first, today)),
            self._part(asked, Can.SEALS, esign.seals),
            self._part(asked, Can.COMPANIES, esign.companies),
        )
        await asked.redraw(view.account(used, seals, companies, text), opened)

    async def _part(
        self, asked: Asked, ability: Can, work: Callable[[], Awaitable[T]]
    ) -> T | view.Failed | None:
        if ability not in self._deps.esign.can:
            return None
        try:
            return await work()
        except SignetError as error:
            return explain(error, asked.person.text)
        except Exception as error:
            return explain(error, asked.person.text, reference=noted(error))
