"""Links made on a press, for the one who pressed."""

from handlers.views import links as view
from services.contracts.links import download_link, sign_link

from .asked import Asked
from .deps import Deps


class Links:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def sign(self, asked: Asked) -> None:
        url = await sign_link(self._deps.contracts, self._deps.esign, asked.value, asked.who)
        contract = await self._deps.contracts.get(asked.value)
        await asked.answer(view.sign(url, contract, asked.person.text))

    async def download(self, asked: Asked) -> None:
        url = await download_link(self._deps.contracts, self._deps.esign, asked.value, asked.who)
        contract = await self._deps.contracts.get(asked.value)
        await asked.answer(view.download(url, contract, asked.person.text))
