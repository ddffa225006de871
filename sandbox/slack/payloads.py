"""The shapes of what Slack sends to an app.

Source: docs.slack.dev/reference/interaction-payloads and, for commands,
docs.slack.dev/interactivity/implementing-slash-commands.
"""

from typing import Any

from sandbox.slack.config import TEAM
from sandbox.slack.pretend import Pretend
from sandbox.slack.views import View
from sandbox.slack.workspace import BOT_USER, DOMAINS, Channel, Ephemeral, Person

Json = dict[str, Any]
NAMES_HIDDEN = {"im": "directmessage", "private": "privategroup"}


def channel_name(channel: Channel) -> str:
    """The name an app gets to see: private places have none."""
    return NAMES_HIDDEN.get(channel.kind, channel.name)


def about_channel(channel: Channel) -> Json:
    """The channel of an interaction."""
    return {"id": channel.id, "name": channel_name(channel)}


def sender(slack: Pretend, person: Person) -> Json:
    """What all interactions say about who did it and which app is meant."""
    return {
        "user": {
            "id": person.id,
            "username": person.handle,
            "name": person.handle,
            "team_id": person.team,
        },
        "team": {"id": person.team, "domain": DOMAINS.get(person.team, "elsewhere")},
        "api_app_id": slack.config.app_id,
        "token": slack.config.verification_token,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def slash_command(
    slack: Pretend, person: Person, channel: Channel, command: str, text: str
) -> dict[str, str]:
    """The form of a slash command, with a fresh trigger and response_url."""
    return {
        "token": slack.config.verification_token,
        "team_id": person.team,
        "team_domain": DOMAINS.get(person.team, "elsewhere"),
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": person.id,
        "user_name": person.handle,
        "command": command,
        "text": text,
        "api_app_id": slack.config.app_id,
        "is_enterprise_install": "false",
        "response_url": slack.urls.create("commands", person.id, channel.id),
        "trigger_id": slack.views.trigger(person.id, channel.id),
    }


def of_view(slack: Pretend, person: Person, kind: str, view: View) -> Json:
    """view_submission and view_closed without what only one of them has."""
    return {"type": kind, **sender(slack, person), "view": view.shown(slack.config.app_id)}


def in_view(slack: Pretend, view: View) -> Json:
    """Where an action or a suggestion happened: inside a view."""
    container = {"type": "view", "view_id": view.id}
    return {"container": container, "view": view.shown(slack.config.app_id)}


def in_message(channel: Channel, message: Json, values: Json) -> Json:
    """Where an action happened: on a message that everybody in the channel sees."""
    container = {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": channel.id,
        "is_ephemeral": False,
    }
    if "thread_ts" in message:
        container["thread_ts"] = message["thread_ts"]
    place = {"container": container, "channel": about_channel(channel)}
    return {**place, "message": message, "state": {"values": values}}


def in_ephemeral(channel: Channel, whisper: Ephemeral, values: Json) -> Json:
    """Where an action happened: on an ephemeral message, which the payload does not carry."""
    container = {
        "type": "message",
        "message_ts": whisper.ts,
        "channel_id": channel.id,
        "is_ephemeral": True,
    }
    place = {"container": container, "channel": about_channel(channel)}
    return {**place, "state": {"values": values}}


def _is_shared(slack: Pretend, event: Json) -> bool:
    channel = slack.workspace.channels.get(str(event.get("channel")))
    return channel is not None and slack.workspace.shared(channel)


def event_envelope(slack: Pretend, event: Json) -> Json:
    """The outer event with a fresh event_id."""
    return {
        "token": slack.config.verification_token,
        "team_id": TEAM,
        "api_app_id": slack.config.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": slack.workspace.next_id("Ev"),
        "event_time": int(slack.config.clock()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": _is_shared(slack, event),
        "event_context": f"4-{slack.config.token_hex(8)}",
    }
