"""One link to sign several contracts: the button on App Home and below `/esign list`."""

from handlers.views import replies
from handlers.views import sign_many as view
from services.contracts.can import Can
from services.contracts.sign_many import MOST, alone, links_to_sign

from .asked import Asked
from .deps import Deps
from .links import patiently


class SignMany:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def get(self, asked: Asked) -> None:
        self._deps.require(Can.MANY_LINK)
        await asked.later(patiently(asked, self._get(asked)))

    async def _get(self, asked: Asked) -> None:
        contracts, esign, text = self._deps.contracts, self._deps.esign, asked.person.text
        found = await links_to_sign(contracts, esign, asked.who)
        if not found:
            await asked.say(replies.say(text.sign_many.nothing))
            return
        left = alone(await contracts.of_member(asked.who, MOST), asked.who, esign)
        await asked.say(view.links(found, left, text), kept=replies.press_again(text))
