"""Links made on a press, for the one who pressed."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from handlers.views import links as view
from handlers.views import replies
from services.contracts.can import Can
from services.contracts.links import download_link, sign_link, view_link

from .asked import Asked
from .deps import Deps

PATIENCE_SECONDS = 0.8
"""Nobody waits longer without a word."""


class Links:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def sign(self, asked: Asked) -> None:
        await asked.later(patiently(asked, self._sign(asked)))

    async def download(self, asked: Asked) -> None:
        await asked.later(patiently(asked, self._download(asked)))

    async def look(self, asked: Asked) -> None:
        self._deps.require(Can.VIEW_LINK)
        await asked.later(patiently(asked, self._look(asked)))

    async def _sign(self, asked: Asked) -> None:
        url = await sign_link(self._deps.contracts, self._deps.esign, asked.value, asked.who)
        contract = await self._deps.contracts.get(asked.value)
        text = asked.person.text
        await asked.say(view.sign(url, contract, text), kept=replies.press_again(text))

    async def _download(self, asked: Asked) -> None:
        url = await download_link(self._deps.contracts, self._deps.esign, asked.value, asked.who)
        contract = await self._deps.contracts.get(asked.value)
        text = asked.person.text
        await asked.say(view.download(url, contract, text), kept=replies.press_again(text))

    async def _look(self, asked: Asked) -> None:
        url = await view_link(self._deps.contracts, self._deps.esign, asked.value, asked.who)
        contract = await self._deps.contracts.get(asked.value)
        text = asked.person.text
        await asked.say(view.look(url, contract, text), kept=replies.press_again(text))


async def patiently(asked: Asked, work: Coroutine[Any, Any, None], meanwhile: str = "") -> None:
    """Say that it takes a moment, when it does; `meanwhile` where it is no link that is made."""
    task = asyncio.create_task(work)
    try:
        done, _ = await asyncio.wait({task}, timeout=PATIENCE_SECONDS)
        if not done:
            await asked.say(replies.say(meanwhile or asked.person.text.replies.one_moment))
        await task
    finally:
        task.cancel()
