"""Which contract a command or a button means."""

from handlers.views import replies
from handlers.views import status as view
from services.contracts.find import find
from services.contracts.model import Contract
from services.contracts.ports import Contracts

from .asked import Asked


async def pick(contracts: Contracts, asked: Asked) -> Contract | None:
    """The one contract meant. When it is none or several, they are asked, and it is None."""
    text = asked.person.text
    if not asked.value:
        typed = f"{asked.body.get('command', '/esign')} {asked.body.get('text', '')}".strip()
        await asked.answer(replies.which_contract(f"{typed} {text.help.number}", text))
        return None
    found = await find(contracts, asked.value, asked.who)
    if len(found) > 1:
        await asked.answer(view.several(found, asked.value, text))
        return None
    return found[0]
