"""What one person has in front of them, and where on it an element is."""

from dataclasses import dataclass
from typing import Any

from sandbox.slack import payloads
from sandbox.slack.blocks import elements_of
from sandbox.slack.errors import NotPossible
from sandbox.slack.form_state import Values, carried_over, initial_values
from sandbox.slack.pretend import Pretend
from sandbox.slack.views import View
from sandbox.slack.workspace import Channel, Ephemeral, Person

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """A view, a message or an ephemeral message as one person sees it now."""

    person: Person
    blocks: list[Json]
    values: Values
    view: View | None = None
    channel: Channel | None = None
    message: Json | None = None
    whisper: Ephemeral | None = None

    @property
    def ts(self) -> str | None:
        """The ts of the message, None in a view."""
        if self.whisper is not None:
            return self.whisper.ts
        return None if self.message is None else str(self.message["ts"])

    def described(self, slack: Pretend) -> Json:
        """The part of a payload that says where something happened."""
        if self.view is not None:
            return payloads.in_view(slack, self.view)
        assert self.channel is not None
        if self.whisper is not None:
            return payloads.in_ephemeral(self.channel, self.whisper, self.values)
        return payloads.in_message(self.channel, self.message or {}, self.values)

    def find(
        self, name: str, block_id: str | None = None, value: str | None = None
    ) -> tuple[Json, Json]:
        """The one (block, element) with this action_id or block_id.

        `block_id`, and for buttons `value`, choose among elements that share an action_id.
        """
        found = [
            (block, element)
            for block in self.blocks
            for _, element in elements_of(block)
            if name in (element.get("action_id"), block["block_id"])
            and block_id in (None, block["block_id"])
            and (element["type"] != "button" or value in (None, element.get("value")))
        ]
        exact = [pair for pair in found if pair[1].get("action_id") == name] or found
        if len(exact) != 1:
            how = "is shown more than once" if exact else "is not shown"
            raise NotPossible(f"{name} {how} there", "gone")
        return exact[0]


class Screens:
    """Finds places, and remembers what each person chose in the menus of messages."""

    def __init__(self, slack: Pretend) -> None:
        self._slack = slack
        self._chosen: dict[tuple[str, str], Values] = {}

    def place(self, person: Person, where: Json) -> Place:
        """`{}`: the top modal; `{"home": true}`; `{"view_id"}`; or `{"channel", "ts"}`."""
        if "channel" in where:
            return self._message(person, str(where["channel"]), str(where.get("ts")))
        views = self._slack.views
        view = views.homes.get(person.id) if where.get("home") else views.top(person.id)
        if "view_id" in where:
            shown = (views.top(person.id), views.homes.get(person.id))
            view = next((v for v in shown if v is not None and v.id == where["view_id"]), None)
        if view is None:
            raise NotPossible(f"{person.handle} does not see such a view", "gone")
        if view.body["type"] == "home":
            self.nothing_in_front(person)
        return Place(person, view.body["blocks"], view.values, view=view)

    def nothing_in_front(self, person: Person) -> None:
        """A modal covers everything else until it is closed."""
        if self._slack.views.top(person.id) is not None:
            raise NotPossible(f"{person.handle} has a modal open; close it first", "modal_open")

    def _message(self, person: Person, name: str, ts: str) -> Place:
        self.nothing_in_front(person)
        channel = self._slack.workspace.place(name, person.id)
        whisper = self._slack.workspace.ephemerals.get(ts)
        if whisper is not None and (whisper.user, whisper.channel) == (person.id, channel.id):
            values = self._values(person, ts, whisper.blocks)
            return Place(person, whisper.blocks, values, channel=channel, whisper=whisper)
        if ts not in channel.messages:
            raise NotPossible(f"{person.handle} does not see a message {ts} in {name}", "gone")
        message = channel.messages[ts]
        blocks = message.get("blocks", [])
        values = self._values(person, ts, blocks)
        return Place(person, blocks, values, channel=channel, message=message)

    def _values(self, person: Person, ts: str, blocks: list[Json]) -> Values:
        before = self._chosen.get((person.id, ts), {})
        now = carried_over(initial_values(blocks, None), before)
        self._chosen[(person.id, ts)] = now
        return now
