"""Teaching: help, an unknown verb, a button from an old card."""

from difflib import get_close_matches

from handlers.text import EN, ZH
from handlers.views import help as view
from handlers.views import replies

from .asked import Asked


class Help:
    """`verbs` is everything a person may type after the command; those in `lacking` the edition
    cannot do, and so nobody is taught them."""

    def __init__(self, verbs: tuple[str, ...], lacking: frozenset[str] = frozenset()) -> None:
        self._verbs = tuple(verb for verb in verbs if verb not in lacking)
        self._lacking = lacking
        # The same for everybody, and the commonest answer of all.
        self._cards = {text.lang: view.card(text, lacking) for text in (EN, ZH)}

    async def show(self, asked: Asked) -> None:
        await asked.answer(self._cards[asked.person.text.lang])

    async def unknown_verb(self, asked: Asked) -> None:
        """Nothing typed is a question too. Otherwise: what it was probably meant to be."""
        if not asked.value:
            await self.show(asked)
            return
        near = get_close_matches(asked.value.casefold(), self._verbs, n=1, cutoff=0.5)
        nearest = near[0] if near else ""
        text = asked.person.text
        await asked.answer(view.unknown_verb(asked.value, nearest, text, self._lacking))

    async def outdated(self, asked: Asked) -> None:
        await asked.answer(replies.outdated(asked.person.text))

    async def pressed_link(self, asked: Asked) -> None:
        """A button that opens a link still reports its press, and wants to be acknowledged."""
        await asked.ack()
