"""Modals, their stack and their triggers, and App Home.

Source: docs.slack.dev/surfaces/modals and docs.slack.dev/reference/methods/views.*.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sandbox.slack.blocks import problems, too_large
from sandbox.slack.config import TEAM
from sandbox.slack.errors import ApiError
from sandbox.slack.form_state import Values, carried_over, initial_values, with_ids
from sandbox.slack.workspace import BOT_ID, Workspace

Json = dict[str, Any]
MOST_MODALS = 3
MOST_TRIGGERS = 2000
TEXTS: Json = {"private_metadata": "", "callback_id": "", "external_id": ""}
MODAL_DEFAULTS: Json = {
    "title": None,
    "close": None,
    "submit": None,
    "clear_on_close": False,
    "notify_on_close": False,
}


@dataclass(slots=True)
class Trigger:
    """A single-use permission to show a modal to `user`."""

    user: str
    issued: float
    channel: str | None
    view_id: str | None
    used: bool = False


@dataclass(slots=True)
class View:
    """A view on somebody's screen; `body` is what the app sent, with all ids filled in."""

    id: str
    user: str
    body: Json
    hash: str
    root: str
    previous: str | None
    channel: str | None
    values: Values = field(default_factory=dict)
    lives: dict[str, int] = field(default_factory=dict)
    """How often each block_id with a value was new: what was typed before then is gone."""

    def shown(self, app_id: str) -> Json:
        """The view as Slack shows it to the app."""
        kind = self.body["type"]
        return {
            **TEXTS,
            **(MODAL_DEFAULTS if kind == "modal" else {}),
            **self.body,
            "id": self.id,
            "team_id": TEAM,
            "state": {"values": self.values},
            "hash": self.hash,
            "previous_view_id": self.previous,
            "root_view_id": self.root,
            "app_id": app_id,
            "app_installed_team_id": TEAM,
            "bot_id": BOT_ID,
        }


class Views:
    """All views of all people, and the triggers that have been handed out."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._config = workspace.config
        self.triggers: dict[str, Trigger] = {}
        self._handed_out = 0
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}

    def trigger(self, user: str, channel: str | None, view_id: str | None = None) -> str:
        """Hand out a trigger_id, good once and for `trigger_seconds`."""
        self._handed_out += 1
        trigger_id = f"{self._handed_out}.{TEAM}.{self._config.token_hex(16)}"
        issued = self._config.clock()
        self.triggers[trigger_id] = Trigger(user, issued, channel, view_id)
        if len(self.triggers) > MOST_TRIGGERS:
            del self.triggers[next(iter(self.triggers))]
        return trigger_id

    def open(self, trigger_id: str, body: Json, *, pushing: bool) -> View:
        """views.open and views.push: spend the trigger and put a view on the stack."""
        self.check(body, "modal")
        trigger = self._spend(trigger_id)
        if pushing and trigger.view_id is None:
            raise ApiError("invalid_trigger_id", ["the trigger does not come from a modal"])
        return self.push(trigger.user, body, trigger.channel)

    def push(self, user: str, body: Json, channel: str | None) -> View:
        """Put a view that has passed `check` on top of somebody's stack."""
        stack = self.stacks.setdefault(user, [])
        if len(stack) >= MOST_MODALS:
            raise ApiError("push_limit_reached")
        view_id = self._workspace.next_id("V")
        root, previous = (stack[0].id, stack[-1].id) if stack else (view_id, None)
        view = View(view_id, user, {}, "", root, previous, channel)
        stack.append(view)
        self._fill(view, body)
        return view

    def _spend(self, trigger_id: str) -> Trigger:
        trigger = self.triggers.get(trigger_id)
        if trigger is None:
            raise ApiError("invalid_trigger_id")
        if trigger.used:
            raise ApiError("exchanged_trigger_id")
        if self._config.clock() - trigger.issued > self._config.trigger_seconds:
            raise ApiError("expired_trigger_id")
        trigger.used = True
        return trigger

    def check(self, body: Any, kind: str, but: View | None = None) -> None:
        """Refuse what Slack would refuse; `but` is the view that is about to be replaced."""
        if not isinstance(body, dict):
            raise ApiError("invalid_arguments", ["view must be an object [json-pointer:/view]"])
        if body.get("type") != kind:
            raise ApiError("invalid_arguments", [f"must be a {kind} [json-pointer:/view/type]"])
        if too_large(body):
            raise ApiError("view_too_large")
        if found := problems(body):
            placed = [reason.replace("[json-pointer:", "[json-pointer:/view") for reason in found]
            raise ApiError("invalid_arguments", placed)
        external = body.get("external_id")
        if external and any(v.body["external_id"] == external for v in self._named() if v != but):
            raise ApiError("duplicate_external_id")

    def _named(self) -> Iterator[View]:
        return (view for view in self.every() if view.body.get("external_id"))

    def every(self) -> Iterator[View]:
        """Every view that is open now."""
        for stack in self.stacks.values():
            yield from stack
        yield from self.homes.values()

    def _fill(self, view: View, body: Json) -> None:
        blocks = with_ids(body["blocks"], self._config.token_hex)
        view.body = {**body, "blocks": blocks}
        fresh = initial_values(blocks, view.channel)
        for block_id in fresh.keys() - view.values.keys():
            view.lives[block_id] = view.lives.get(block_id, 0) + 1
        view.values = carried_over(fresh, view.values)
        view.hash = f"{int(self._config.clock())}.{self._config.token_hex(4)}"
        self._workspace.changes.mark()

    def find(self, view_id: str | None, external_id: str | None) -> View:
        """The open view with this id or this external_id, else `not_found`."""
        for view in self.every():
            if view_id and view.id == view_id:
                return view
            if external_id and view.body.get("external_id") == external_id:
                return view
        raise ApiError("not_found")

    def replace(self, view: View, body: Json, expected_hash: str | None = None) -> View:
        """views.update: show something else in the same place."""
        self.check(body, view.body["type"], but=view)
        if expected_hash and expected_hash != view.hash:
            raise ApiError("hash_conflict")
        self._fill(view, body)
        return view

    def publish(self, user: str, body: Json, expected_hash: str | None) -> View:
        """views.publish: fill somebody's App Home."""
        home = self.homes.get(user)
        self.check(body, "home", but=home)
        if home is not None:
            return self.replace(home, body, expected_hash)
        if expected_hash:
            raise ApiError("hash_conflict")
        view_id = self._workspace.next_id("V")
        self.homes[user] = View(view_id, user, {}, "", view_id, None, None)
        self._fill(self.homes[user], body)
        return self.homes[user]

    def top(self, user: str) -> View | None:
        """The modal in front of somebody, if any."""
        stack = self.stacks.get(user)
        return stack[-1] if stack else None

    def remove(self, view: View, *, whole_stack: bool = False) -> None:
        """Take a modal off the screen, or all of them."""
        stack = self.stacks.get(view.user, [])
        kept = [] if whole_stack else [other for other in stack if other.id != view.id]
        self.stacks[view.user] = kept
        self._workspace.changes.mark()
