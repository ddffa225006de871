"""The part of the control door where somebody does or sees something."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from typing import Any

from sandbox.slack.config import TEAM
from sandbox.slack.errors import NotPossible
from sandbox.slack.interaction_actions import Actions
from sandbox.slack.interaction_views import Forms
from sandbox.slack.interactions import Interactions
from sandbox.slack.pretend import Pretend
from sandbox.slack.screen import Screens
from sandbox.slack.views import View
from sandbox.slack.workspace import BOT_USER, Channel, Ephemeral, Person

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
            "enter": self._actions.enter,
            "suggest": self._suggest,
            "submit": self._submit,
            "close": self._close,
            "shortcut": self._shortcut,
            "say": self._say,
            "home": self._home,
            "dismiss": self._dismiss,
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

    def screen(self, person: Person) -> Json:
        """Everything that is in front of this person; a guest has no talk with the bot."""
        workspace, views = self._slack.workspace, self._slack.views
        own = person.team == TEAM
        seen = self.sees(person) if own else {"home": None}
        inside = [c for c in workspace.channels.values() if person.id in c.members]
        return {
            "me": self._about(person),
            "people": [self._about(one) for one in workspace.people.values()],
            "channels": [self._room(channel) for channel in inside if channel.kind != "im"],
            "dm": self._room(workspace.direct(person.id)) if own else None,
            "ephemerals": [
                whispered(one) for one in workspace.ephemerals.values() if one.user == person.id
            ],
            "modals": [self._view(view) for view in views.stacks.get(person.id, [])],
            "home": seen["home"],
        }

    def _room(self, channel: Channel) -> Json:
        return {
            "id": channel.id,
            "name": channel.name,
            "kind": channel.kind,
            "bot": BOT_USER in channel.members,
            "shared": self._slack.workspace.shared(channel),
            "archived": channel.archived,
            "members": sorted(channel.members),
            "messages": [{**one, "channel": channel.id} for one in channel.messages.values()],
        }

    def _about(self, person: Person) -> Json:
        """`latest` is the ts of the newest message that the bot sent to them alone, or empty."""
        about = {**asdict(person.persona), "id": person.id, "email": person.email}
        talk = {person.id, BOT_USER}
        said = [
            ts
            for channel in self._slack.workspace.channels.values()
            if channel.kind == "im" and channel.members == talk
            for ts in channel.messages
        ]
        return {**about, "is_bot": person.is_bot, "latest": max(said, default="")}

    def _view(self, view: View | None) -> Json | None:
        if view is None:
            return None
        return {**view.shown(self._slack.config.app_id), "lives": view.lives}

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
        name, block_id = asked["name"], asked.get("block_id")
        return await self._actions.suggest(person, where, name, asked["query"], block_id)

    async def _submit(self, person: Person, _asked: Json) -> Json:
        return await self._forms.submit(person)

    async def _close(self, person: Person, asked: Json) -> Json:
        return await self._forms.close(person, everything=bool(asked.get("everything")))

    async def _shortcut(self, person: Person, asked: Json) -> Json:
        where = asked.get("where", {})
        return await self._interactions.shortcut(person, asked["callback_id"], where)

    async def _say(self, person: Person, asked: Json) -> Json:
        files, thread_ts = asked.get("files", []), asked.get("thread_ts")
        place, text = asked["channel"], asked["text"]
        sent = str(asked.get("client_msg_id", ""))
        return await self._interactions.say(person, place, text, files, thread_ts, sent)

    async def _dismiss(self, person: Person, asked: Json) -> Json:
        """Press "dismiss" below an ephemeral message."""
        whisper = self._slack.workspace.ephemerals.get(asked["ts"])
        if whisper is None or whisper.user != person.id:
            raise NotPossible(f"{person.handle} does not see a message {asked['ts']}", "gone")
        del self._slack.workspace.ephemerals[whisper.ts]
        self._slack.workspace.changes.mark()
        return {"problem": ""}

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
