"""Submitting and closing modals, and doing what the bot's ack asks for.

Source: docs.slack.dev/reference/interaction-payloads/view-interactions-payload.
"""

from typing import Any

from sandbox.slack import payloads
from sandbox.slack.delivery import Answer
from sandbox.slack.errors import ApiError, NotPossible
from sandbox.slack.form_state import stateful
from sandbox.slack.inputs import incomplete
from sandbox.slack.interactions import complain, problem
from sandbox.slack.pretend import Pretend
from sandbox.slack.views import View
from sandbox.slack.workspace import Person

Json = dict[str, Any]
ACTIONS = {
    "errors": {"response_action", "errors"},
    "update": {"response_action", "view"},
    "push": {"response_action", "view"},
    "clear": {"response_action"},
}


class Forms:
    """What people do with a modal as a whole."""

    def __init__(self, slack: Pretend) -> None:
        self._slack = slack

    def _top(self, person: Person) -> View:
        view = self._slack.views.top(person.id)
        if view is None:
            raise NotPossible(f"{person.handle} has no modal open", "gone")
        return view

    async def submit(self, person: Person) -> Json:
        """Press submit: `kind` is incomplete, failed, closed, errors, update, push or clear."""
        view = self._top(person)
        if "submit" not in view.body or view.body.get("submit_disabled"):
            raise NotPossible("the modal has no button to submit it", "gone")
        if wrong := incomplete(view.body["blocks"], view.values):
            return {"kind": "incomplete", "problem": "", "errors": wrong}
        payload = payloads.of_view(self._slack, person, "view_submission", view)
        payload["trigger_id"] = self._slack.views.trigger(person.id, view.channel, view.id)
        payload["response_urls"] = self._response_urls(person, view)
        answer = await self._slack.delivery.payload(payload)
        if not answer.ok:
            return {"kind": "failed", "problem": problem(answer), "errors": {}}
        try:
            return self._obey(view, answer)
        except ApiError as error:
            said = complain(self._slack, "ack of a view_submission", error)
            return {"kind": "failed", "errors": {}, **said}

    def _response_urls(self, person: Person, view: View) -> list[Json]:
        urls = []
        for block, element in stateful(view.body["blocks"]):
            if element.get("response_url_enabled"):
                entry = view.values[block["block_id"]][element["action_id"]]
                channel = entry.get("selected_conversation") or entry.get("selected_channel")
                ids = {"block_id": block["block_id"], "action_id": element["action_id"]}
                if channel:
                    url = self._slack.urls.create("actions", person.id, channel)
                    urls.append({**ids, "channel_id": channel, "response_url": url})
        return urls

    def _obey(self, view: View, answer: Answer) -> Json:
        try:
            ack = answer.decoded()
        except ValueError:
            raise ApiError("invalid_response", ["the ack is no JSON"]) from None
        if ack is None:
            self._slack.views.remove(view)
            return {"kind": "closed", "problem": "", "errors": {}}
        kind = ack.get("response_action") if isinstance(ack, dict) else None
        if kind not in ACTIONS or set(ack) != ACTIONS[kind]:
            raise ApiError("invalid_response", [f"not a response_action: {sorted(ack)}"])
        if kind == "errors":
            return {"kind": kind, "problem": "", "errors": _errors(view, ack["errors"])}
        if kind == "clear":
            self._slack.views.remove(view, whole_stack=True)
        else:
            self._show(view, kind, ack["view"])
        return {"kind": kind, "problem": "", "errors": {}}

    def _show(self, view: View, kind: str, body: Json) -> None:
        if view not in self._slack.views.stacks.get(view.user, []):
            raise ApiError("not_found", ["the submitted view is closed by now"])
        if kind == "update":
            self._slack.views.replace(view, body)
            return
        self._slack.views.check(body, "modal")
        self._slack.views.push(view.user, body, view.channel)

    async def close(self, person: Person, *, everything: bool) -> Json:
        """Press the close button, or × (`everything`), which takes the whole stack away."""
        view = self._top(person)
        stack = self._slack.views.stacks[person.id]
        cleared = everything or bool(view.body.get("clear_on_close"))
        told = stack[0] if cleared else view
        self._slack.views.remove(view, whole_stack=cleared)
        if not told.body.get("notify_on_close"):
            return {"problem": ""}
        payload = payloads.of_view(self._slack, person, "view_closed", told)
        payload["is_cleared"] = cleared
        return {"problem": problem(await self._slack.delivery.payload(payload))}


def _errors(view: View, errors: Any) -> dict[str, str]:
    """Errors are texts at input blocks of the submitted view; anything else is refused."""
    inputs = {b["block_id"] for b in view.body["blocks"] if b["type"] == "input"}
    if not isinstance(errors, dict) or not errors:
        raise ApiError("invalid_response", ["errors must be an object that is not empty"])
    if unknown := errors.keys() - inputs:
        raise ApiError("invalid_response", [f"no input block: {key}" for key in sorted(unknown)])
    if not all(isinstance(text, str) and 0 < len(text) <= 2000 for text in errors.values()):
        raise ApiError("invalid_response", ["an error is a text of 1 to 2000 characters"])
    return dict(errors)
