"""views.open, views.push, views.update and views.publish.

Source: docs.slack.dev/reference/methods/views.open and its neighbours.
"""

from typing import Any

from sandbox.slack.config import TEAM
from sandbox.slack.errors import ApiError
from sandbox.slack.pretend import Pretend
from sandbox.slack.views import View
from sandbox.slack.webapi_method import JSON, TEXT, Arguments, Method

Json = dict[str, Any]


def _answer(slack: Pretend, view: View) -> Json:
    return {"view": view.shown(slack.config.app_id)}


def open_view(slack: Pretend, args: Arguments) -> Json:
    """views.open."""
    view = slack.views.open(args.text("trigger_id"), args["view"], pushing=False)
    return _answer(slack, view)


def push(slack: Pretend, args: Arguments) -> Json:
    """views.push: only with a trigger that comes from a modal."""
    view = slack.views.open(args.text("trigger_id"), args["view"], pushing=True)
    return _answer(slack, view)


def update(slack: Pretend, args: Arguments) -> Json:
    """views.update by view_id or by external_id."""
    if ("view_id" in args) == ("external_id" in args):
        raise ApiError("invalid_arguments", ["one of view_id and external_id is required"])
    view = slack.views.find(args.get("view_id"), args.get("external_id"))
    return _answer(slack, slack.views.replace(view, args["view"], args.get("hash")))


def publish(slack: Pretend, args: Arguments) -> Json:
    """views.publish: App Home of a person of the bot's own team."""
    person = slack.workspace.people.get(args.text("user_id"))
    if person is None or person.team != TEAM or person.is_bot:
        raise ApiError("user_not_found")
    view = slack.views.publish(person.id, args["view"], args.get("hash"))
    return _answer(slack, view)


METHODS = {
    "views.open": Method(4, "", open_view, {"trigger_id": TEXT, "view": JSON}, {}),
    "views.push": Method(4, "", push, {"trigger_id": TEXT, "view": JSON}, {}),
    "views.update": Method(
        4, "", update, {"view": JSON}, {"view_id": TEXT, "external_id": TEXT, "hash": TEXT}
    ),
    "views.publish": Method(4, "", publish, {"user_id": TEXT, "view": JSON}, {"hash": TEXT}),
}
