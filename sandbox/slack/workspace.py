"""Who and what is in the workspace: people, channels, messages and ephemeral messages.

Plain state without any I/O. Ids and timestamps look like Slack's and never repeat.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sandbox.changes import Changes
from sandbox.slack.config import OTHER_TEAM, TEAM, Persona, SlackConfig
from sandbox.slack.errors import NotPossible

Json = dict[str, Any]
DOMAINS = {TEAM: "signet-sandbox", OTHER_TEAM: "partner-sandbox"}
BOT_USER = "U0ESIGNBOT"
BOT_ID = "B0ESIGN01"


@dataclass(slots=True)
class Person:
    """A member as `users.info` knows them."""

    id: str
    persona: Persona
    email: str
    is_bot: bool = False

    @property
    def handle(self) -> str:
        """The name used in mentions and on the command line."""
        return self.persona.handle

    @property
    def team(self) -> str:
        """The id of the team this person belongs to."""
        return self.persona.team


@dataclass(slots=True)
class Channel:
    """A channel or a direct message (`kind`: public, private, im)."""

    id: str
    name: str
    kind: str
    members: set[str]
    archived: bool = False
    messages: dict[str, Json] = field(default_factory=dict)
    created: int = 0


@dataclass(slots=True)
class Ephemeral:
    """A message that one person sees until it is replaced or deleted."""

    ts: str
    user: str
    channel: str
    text: str
    blocks: list[Json]
    thread_ts: str | None = None
    url_key: str | None = None


class Workspace:
    """The state of the pretend workspace; every change to it calls `changes.mark()`."""

    def __init__(self, config: SlackConfig, changes: Changes | None = None) -> None:
        self.config = config
        self.changes = changes or Changes()
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.ephemerals: dict[str, Ephemeral] = {}
        self._numbers = 0
        self._last_ts = 0
        self._move_in()

    def _move_in(self) -> None:
        for persona in self.config.people:
            user_id = f"U0{persona.handle.upper():0>8}"
            email = f"{persona.handle}@{DOMAINS.get(persona.team, 'elsewhere')}.example"
            self.people[user_id] = Person(user_id, persona, email)
        bot = Persona(self.config.app_name.lower(), "bot", self.config.app_name)
        self.people[BOT_USER] = Person(BOT_USER, bot, "", is_bot=True)
        for room in self.config.rooms:
            members = {self.person(handle).id for handle in room.people}
            kind = "private" if room.private else "public"
            self.add_channel(room.name, kind, members | ({BOT_USER} if room.bot else set()))

    def next_id(self, letter: str) -> str:
        """A fresh id such as F0000000A7."""
        self._numbers += 1
        return f"{letter}{self._numbers:09X}"

    def next_ts(self) -> str:
        """A timestamp with microseconds, later than every one before it."""
        self._last_ts = max(int(self.config.clock() * 1_000_000), self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def add_channel(self, name: str, kind: str, members: set[str]) -> Channel:
        """Open a channel; direct messages get a D id, as Slack's do."""
        channel_id = self.next_id("D" if kind == "im" else "C")
        channel = Channel(channel_id, name, kind, members, created=int(self.config.clock()))
        self.channels[channel_id] = channel
        self.changes.mark()
        return channel

    def shared(self, channel: Channel) -> bool:
        """Whether people of another company are in it (Slack Connect)."""
        return any(self.people[member].team != TEAM for member in channel.members)

    def person(self, name: str) -> Person:
        """Find somebody by id, handle or role."""
        for person in self.people.values():
            if name in (person.id, person.handle, person.persona.role):
                return person
        raise NotPossible(f"there is nobody called {name} here", "gone")

    def channel(self, name: str) -> Channel:
        """Find a channel by id or name (with or without #)."""
        for channel in self.channels.values():
            if channel.id == name or (channel.name and channel.name == name.removeprefix("#")):
                return channel
        raise NotPossible(f"there is no channel called {name} here", "gone")

    def direct(self, user_id: str) -> Channel:
        """The bot's direct message with somebody, opened when there is none yet."""
        wanted = {user_id, BOT_USER}
        for channel in self.channels.values():
            if channel.kind == "im" and channel.members == wanted:
                return channel
        return self.add_channel("", "im", wanted)

    def place(self, name: str, user_id: str) -> Channel:
        """A channel by name or id; `dm` is the person's direct message with the bot."""
        channel = self.direct(user_id) if name == "dm" else self.channel(name)
        if user_id not in channel.members:
            handle = self.people[user_id].handle
            raise NotPossible(f"{handle} is not in {name}", "not_in_channel")
        return channel

    def post(self, channel: Channel, message: Json) -> Json:
        """Put a message into a channel and give it a ts."""
        ts = self.next_ts()
        kept = {"type": "message", **message, "ts": ts, "team": TEAM}
        channel.messages[ts] = kept
        if (root := channel.messages.get(kept.get("thread_ts", ""))) is not None:
            root["thread_ts"] = root["ts"]
            root["reply_count"] = root.get("reply_count", 0) + 1
            root["latest_reply"] = ts
        self.changes.mark()
        return kept

    def whisper(self, channel: Channel, user_id: str, text: str, blocks: list[Json]) -> Ephemeral:
        """Show a message to one person only."""
        seen = Ephemeral(self.next_ts(), user_id, channel.id, text, blocks)
        self.ephemerals[seen.ts] = seen
        self.changes.mark()
        return seen

    def visible_to(self, user_id: str) -> Iterator[Channel]:
        """The channels that a person can name in a picker."""
        for channel in self.channels.values():
            public = channel.kind == "public" and self.people[user_id].team == TEAM
            if not channel.archived and (public or user_id in channel.members):
                yield channel
