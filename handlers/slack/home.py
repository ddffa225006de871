"""App Home: drawn when somebody opens it, asks for it, or has changed a contract."""

import asyncio
import logging
from weakref import WeakValueDictionary

from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient

from handlers.messages import Message, OfNobody
from handlers.views import home as view
from handlers.views.as_json import as_json
from services.contracts.errors import Refused, SignetError
from services.contracts.sign_many import together

from .asked import Asked
from .deps import Deps
from .explain import explain
from .failures import failures_translated
from .incident import noted
from .people import People, Person

log = logging.getLogger("signet.slack")


class Home:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def opened(self, asked: Asked) -> None:
        """Slack tells this of the Messages tab, too."""
        if asked.value == "home":
            before = asked.body["event"].get("view") or {}
            await asked.later(self._publish(asked, view.Shown(), str(before.get("hash") or "")))

    async def refresh(self, asked: Asked) -> None:
        await asked.later(self._redraw(asked, view.read(asked.view)))

    async def show_more(self, asked: Asked) -> None:
        group = int(asked.value) if asked.value in ("0", "1", "2") else 0
        await asked.later(self._redraw(asked, view.read(asked.view).more(group)))

    async def drawn(self, person: Person, shown: view.Shown | None = None) -> View:
        """Their contracts as they stand. Any `SignetError` is for the caller."""
        contracts = await self._deps.contracts.of_member(person.id, view.MOST_LISTED)
        return view.home(
            contracts,
            person.id,
            person.text,
            can=self._deps.esign.can,
            now=self._deps.clock(),
            shown=shown,
            together=together(contracts, person.id, self._deps.esign),
        )

    async def _redraw(self, asked: Asked, shown: view.Shown) -> None:
        """Whoever pressed sees what they asked for, also where Home was drawn anew meanwhile."""
        if not await self._publish(asked, shown, str(asked.view.get("hash") or "")):
            await self._publish(asked, shown, "")

    async def _publish(self, asked: Asked, shown: view.Shown, hash_: str) -> bool:
        """Whatever is wrong stands on Home itself, beside a button to look again."""
        text = asked.person.text
        try:
            home = await self.drawn(asked.person, shown)
        except SignetError as error:
            home = view.trouble(explain(error, text), text)
        except Exception as error:
            home = view.trouble(explain(error, text, reference=noted(error)), text)
        return await publish(asked.client, asked.who, home, hash_)


class Renewal:
    """The Home of whoever changed a contract, once the change is carried out."""

    def __init__(self, client: AsyncWebClient, people: People, deps: Deps) -> None:
        self._client = client
        self._people = people
        self._deps = deps
        self._home = Home(deps)
        self._turns = WeakValueDictionary[str, asyncio.Lock]()

    def after(self, message: Message) -> None:
        """In the background: no change waits for it, and it is drawn anew when it is opened."""
        if not isinstance(message, OfNobody):
            self._deps.background.start(self._renew(message.by))

    async def _renew(self, who: str) -> None:
        """One at a time for each person, or an older Home might be shown last."""
        turn = self._turns.setdefault(who, asyncio.Lock())
        try:
            async with turn:
                home = await self._home.drawn(await self._people.find(who))
                await publish(self._client, who, home)
        except Exception as error:
            log.info("a Home was not drawn anew: %s", type(error).__name__)


async def publish(client: AsyncWebClient, who: str, home: View, hash_: str = "") -> bool:
    """Show it; False, and not shown, when what the person sees is no longer that with this hash."""
    try:
        with failures_translated():
            await client.views_publish(user_id=who, view=as_json(home), hash=hash_ or None)
    except Refused as error:
        if error.code != "hash_conflict":
            raise
        return False
    return True
