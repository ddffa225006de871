"""Links made on a press, for the one who pressed."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from handlers.views import links as view
from handlers.views import replies
from services.contracts.links import download_link, sign_link

from .asked import Asked
from .deps import Deps

PATIENCE_SECONDS = 0.8
"""Nobody waits longer without a word."""


class Links:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def sign(self, asked: Asked) -> None:
        await asked.later(_patiently(asked, self._sign(asked)))

    async def download(self, asked: Asked) -> None:
        await asked.later(_patiently(asked, self._download(asked)))

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


async def _patiently(asked: Asked, work: Coroutine[Any, Any, None]) -> None:
    """Say that it takes a moment, when it does."""
    task = asyncio.create_task(work)
    try:
        done, _ = await asyncio.wait({task}, timeout=PATIENCE_SECONDS)
        if not done:
            await asked.say(replies.one_moment(asked.person.text))
        await task
    finally:
        task.cancel()
