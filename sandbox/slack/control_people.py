"""The part of the control door where somebody does or sees something."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from sandbox.slack.errors import NotPossible
from sandbox.slack.interaction_actions import Actions
from sandbox.slack.interaction_views import Forms
from sandbox.slack.interactions import Interactions
from sandbox.slack.pretend import Pretend
from sandbox.slack.screen import Screens
from sandbox.slack.views import View
from sandbox.slack.workspace import Ephemeral, Person

Json = dict[str, Any]
Verb = Callable[[Person, Json], Awaitable[Json]]


class PeopleControl:
    """Each verb takes the person and a JSON object and answers a JSON object."""

    def __init__(self, slack: Pretend, interactions: Interactions, screens: Screens) -> None:
        self._slack = slack
        self._interactions = interactions
        self._actions = Actions(slack, screens)
        self._forms = Forms(slack)
        self._verbs: Mapping[str, Verb] = {
            "command": self._command,
            "press": self._press,
            "fill": self._fill,
            "suggest": self._suggest,
            "submit": self._submit,
            "close": self._close,
            "shortcut": self._shortcut,
            "say": self._say,
            "home": self._home,
        }

    async def do(self, person: Person, verb: str, asked: Json) -> Json:
        """Carry out one verb."""
        if verb not in self._verbs:
            raise NotPossible(f"people cannot {verb} here")
        return await self._verbs[verb](person, asked)

    def sees(self, person: Person) -> Json:
        """What this person sees: modal, home, ephemerals and the messages with the bot."""
        workspace, views = self._slack.workspace, self._slack.views
        direct = workspace.direct(person.id)
        whispers = [e for e in workspace.ephemerals.values() if e.user == person.id]
        return {
            "id": person.id,
            "modal": self._view(views.top(person.id)),
            "modals": len(views.stacks.get(person.id, [])),
            "home": self._view(views.homes.get(person.id)),
            "ephemerals": [whispered(whisper) for whisper in whispers],
            "dm": [{**message, "channel": direct.id} for message in direct.messages.values()],
        }

    def _view(self, view: View | None) -> Json | None:
        return None if view is None else view.shown(self._slack.config.app_id)

    async def _command(self, person: Person, asked: Json) -> Json:
        done = await self._interactions.command(person, asked["line"], asked["channel"])
        whisper = self._slack.workspace.ephemerals.get(done.pop("shown", None) or "")
        return {**done, "ephemeral": None if whisper is None else whispered(whisper)}

    async def _press(self, person: Person, asked: Json) -> Json:
        return await self._actions.press(person, asked["where"], asked["action_id"], asked)

    async def _fill(self, person: Person, asked: Json) -> Json:
        where, unchecked = asked.get("where", {}), bool(asked.get("unchecked"))
        return await self._actions.fill(person, where, asked["values"], unchecked=unchecked)

    async def _suggest(self, person: Person, asked: Json) -> Json:
        where = asked.get("where", {})
        return await self._actions.suggest(person, where, asked["name"], asked["query"])

    async def _submit(self, person: Person, _asked: Json) -> Json:
        return await self._forms.submit(person)

    async def _close(self, person: Person, asked: Json) -> Json:
        return await self._forms.close(person, everything=bool(asked.get("everything")))

    async def _shortcut(self, person: Person, asked: Json) -> Json:
        where = asked.get("where", {})
        return await self._interactions.shortcut(person, asked["callback_id"], where)

    async def _say(self, person: Person, asked: Json) -> Json:
        files = asked.get("files", [])
        return await self._interactions.say(person, asked["channel"], asked["text"], files)

    async def _home(self, person: Person, asked: Json) -> Json:
        return await self._interactions.open_home(person, asked.get("tab", "home"))


def whispered(whisper: Ephemeral) -> Json:
    """An ephemeral message in the shape of a message."""
    return {
        "type": "message",
        "subtype": "ephemeral",
        "ts": whisper.ts,
        "channel": whisper.channel,
        "text": whisper.text,
        "blocks": whisper.blocks,
        "thread_ts": whisper.thread_ts,
    }
