"""The door that Slack knocks at: one listener a kind, and a dictionary behind each.

Bolt tries its listeners one after the other and pays for each, so it knows only seven of them. A
listener never raises: in Bolt an exception shortly after `ack()` loses the answer to Slack.
"""

import re
import unicodedata
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.views import replies
from handlers.views.foreign import unescape

from .asked import Ack, AckOnce, Asked
from .background import Background
from .people import People
from .workspace import Workspace

Handler = Callable[[Asked], Awaitable[None]]
ANY = re.compile(".*", re.DOTALL)


@dataclass(frozen=True)
class Routes:
    """What answers to which id. `unknown_verb` and `outdated` catch the rest."""

    verbs: Mapping[str, Handler]
    actions: Mapping[str, Handler]
    submissions: Mapping[str, Handler]
    closings: Mapping[str, Handler]
    searches: Mapping[str, Handler]
    shortcuts: Mapping[str, Handler]
    events: Mapping[str, Handler]
    unknown_verb: Handler
    outdated: Handler


class Door:
    def __init__(
        self,
        client: AsyncWebClient,
        workspace: Workspace,
        people: People,
        background: Background,
        routes: Routes,
    ) -> None:
        self._client = client
        self._background = background
        self._workspace = workspace
        self._people = people
        self._routes = routes

    def hang(self, app: AsyncApp) -> None:
        """Register the one listener of each kind."""
        app.command(ANY)(self.command)
        app.action(ANY)(self.action)
        app.view(ANY)(self.submission)
        app.view_closed(ANY)(self.closing)
        app.options(ANY)(self.search)
        app.shortcut(ANY)(self.shortcut)
        app.event(ANY)(self.event)

    async def command(self, ack: Ack, body: Mapping[str, Any]) -> None:
        typed, _, argument = _words(str(body.get("text") or "")).partition(" ")
        # A Chinese keyboard may type full-width letters.
        verb = unicodedata.normalize("NFKC", typed).casefold()
        handler = self._routes.verbs.get(verb, self._routes.unknown_verb)
        value = argument.strip() if verb in self._routes.verbs else typed
        await self._serve(handler, ack, body, str(body["user_id"]), value)

    async def action(self, ack: Ack, body: Mapping[str, Any]) -> None:
        action, value = _pressed(body["actions"][0])
        handler = self._routes.actions.get(action, self._routes.outdated)
        await self._serve(handler, ack, body, str(body["user"]["id"]), value)

    async def submission(self, ack: Ack, body: Mapping[str, Any]) -> None:
        handler = self._routes.submissions.get(body["view"]["callback_id"], self._routes.outdated)
        await self._serve(handler, ack, body, str(body["user"]["id"]), "")

    async def closing(self, ack: Ack, body: Mapping[str, Any]) -> None:
        handler = self._routes.closings.get(body["view"]["callback_id"], _nothing)
        await self._serve(handler, ack, body, str(body["user"]["id"]), "")

    async def search(self, ack: Ack, body: Mapping[str, Any]) -> None:
        handler = self._routes.searches.get(str(body["action_id"]), _no_options)
        await self._serve(handler, ack, body, str(body["user"]["id"]), str(body.get("value") or ""))

    async def shortcut(self, ack: Ack, body: Mapping[str, Any]) -> None:
        """Global ones and those of a message alike."""
        handler = self._routes.shortcuts.get(body["callback_id"], self._routes.outdated)
        await self._serve(handler, ack, body, str(body["user"]["id"]), "")

    async def event(self, ack: Ack, body: Mapping[str, Any]) -> None:
        """What we did not ask for and what comes all the same is acknowledged."""
        event = body["event"]
        handler = self._routes.events.get(str(event["type"]))
        if handler is None:
            await ack()
            return
        await self._serve(handler, ack, body, str(event["user"]), str(event.get("tab") or ""))

    async def _serve(
        self, handler: Handler, ack: Ack, body: Mapping[str, Any], who: str, value: str
    ) -> None:
        person = await self._people.find(who)
        asked = Asked(person, value, body, self._client, AckOnce(ack), self._background)
        try:
            if await self._is_foreign(body):
                await asked.refuse(replies.foreign_team(person.text))
            else:
                await handler(asked)
        except Exception as error:
            await asked.tell(error)
        await asked.ack()

    async def _is_foreign(self, body: Mapping[str, Any]) -> bool:
        """In a shared channel people of other companies can press our buttons."""
        user = body.get("user") or {}
        team = body.get("team") or {}
        named = {body.get("team_id"), user.get("team_id"), team.get("id")} - {None, ""}
        return named != {await self._workspace.team()}


async def _nothing(asked: Asked) -> None:
    await asked.ack()


async def _no_options(asked: Asked) -> None:
    await asked.ack(options=[])


def _words(text: str) -> str:
    """As it was typed: Slack escapes three characters. A full-width space is a space, too."""
    return " ".join(unescape(text).split())


def _pressed(element: Mapping[str, Any]) -> tuple[str, str]:
    """The id and the value of what was pressed or chosen, whichever kind of element it is.

    An entry of a menu stands for a button, and carries the id and the value of that button.
    """
    chosen = element.get("selected_option") or {}
    value = str(element.get("value") or chosen.get("value") or "")
    if element.get("type") != "overflow":
        return str(element["action_id"]), value
    action, _, its_value = value.partition(" ")
    return action, its_value
