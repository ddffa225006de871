"""chat.* and reactions.add.

Source: docs.slack.dev/reference/methods/chat.postMessage and its neighbours.
"""

import json
import re
from typing import Any

from sandbox.slack.blocks import problems
from sandbox.slack.config import TEAM
from sandbox.slack.errors import ApiError
from sandbox.slack.form_state import with_ids
from sandbox.slack.pretend import Pretend
from sandbox.slack.rates import POST
from sandbox.slack.webapi_conversations import joined, reachable, writable
from sandbox.slack.webapi_method import BOOL, JSON, TEXT, Arguments, Method
from sandbox.slack.workspace import BOT_ID, BOT_USER, Channel

Json = dict[str, Any]
LONGEST_POST = 40_000
LONGEST_UPDATE = 4_000
# Slack publishes no number for `metadata_too_large`; this one is ours.
METADATA_BYTES = 16_000


def metadata(args: Arguments) -> Json | None:
    """Message metadata as sent, None when nothing was sent; `{}` means remove it."""
    given: Any = args.get("metadata")
    if given is None or given == {}:
        return None if given is None else {}
    sound = isinstance(given, dict) and set(given) == {"event_type", "event_payload"}
    if not sound or not isinstance(given["event_payload"], dict):
        raise ApiError("invalid_metadata_format")
    if not re.fullmatch(r"[A-Za-z0-9_.:-]{1,255}", str(given["event_type"])):
        raise ApiError("invalid_metadata_format", ["event_type"])
    if len(json.dumps(given).encode()) > METADATA_BYTES:
        raise ApiError("metadata_too_large")
    return dict(given)


def content(slack: Pretend, args: Arguments, longest: int) -> Json:
    """The text and blocks of a message, checked."""
    text, blocks = args.text("text"), args.get("blocks")
    if args.text("parse") not in ("", "none", "full", "client"):
        raise ApiError("invalid_arguments", ["unknown parse mode"])
    if not text and not blocks:
        raise ApiError("no_text")
    if len(text) > longest:
        raise ApiError("msg_too_long")
    if not blocks:
        return {"text": text, "blocks": []}
    if not isinstance(blocks, list):
        raise ApiError("invalid_blocks_format")
    if found := problems({"blocks": blocks}):
        raise ApiError("invalid_blocks", found)
    return {"text": text, "blocks": with_ids(blocks, slack.config.token_hex)}


def destination(slack: Pretend, channel_id: str) -> Channel:
    """Where a message goes; a person's id means the direct message with the bot."""
    person = slack.workspace.people.get(channel_id)
    if person is None:
        return writable(slack, channel_id)
    if person.team != TEAM or person.is_bot:
        raise ApiError("channel_not_found")
    return slack.workspace.direct(person.id)


def post_message(slack: Pretend, args: Arguments) -> Json:
    """chat.postMessage."""
    channel = destination(slack, args.text("channel"))
    extra = metadata(args)
    message: Json = {"user": BOT_USER, "bot_id": BOT_ID, "app_id": slack.config.app_id}
    message |= content(slack, args, LONGEST_POST)
    if extra:
        message["metadata"] = extra
    if thread_ts := args.text("thread_ts"):
        if thread_ts not in channel.messages:
            raise ApiError("thread_not_found")
        message["thread_ts"] = channel.messages[thread_ts].get("thread_ts", thread_ts)
    if args.get("reply_broadcast") and thread_ts:
        message["subtype"] = "thread_broadcast"
    slack.rates.spend_channel(channel.id)
    posted = slack.workspace.post(channel, message)
    return {"channel": channel.id, "ts": posted["ts"], "message": posted}


def own_message(channel: Channel, ts: str, refusal: str) -> Json:
    """A message of the bot in this channel."""
    message = channel.messages.get(ts)
    if message is None:
        raise ApiError("message_not_found")
    if message.get("bot_id") != BOT_ID:
        raise ApiError(refusal)
    return message


def update(slack: Pretend, args: Arguments) -> Json:
    """chat.update: text without blocks deletes the blocks; metadata stays unless it is `{}`."""
    channel = writable(slack, args.text("channel"))
    message = own_message(channel, args.text("ts"), "cant_update_message")
    extra = metadata(args)
    message |= content(slack, args, LONGEST_UPDATE)
    if extra is not None:
        message["metadata"] = extra
    if not message["blocks"]:
        message["edited"] = {"user": BOT_USER, "ts": slack.workspace.next_ts()}
    slack.workspace.changes.mark()
    text = message["text"]
    return {"channel": channel.id, "ts": message["ts"], "text": text, "message": message}


def delete(slack: Pretend, args: Arguments) -> Json:
    """chat.delete."""
    channel = joined(slack, args.text("channel"))
    message = own_message(channel, args.text("ts"), "cant_delete_message")
    del channel.messages[message["ts"]]
    slack.workspace.changes.mark()
    return {"channel": channel.id, "ts": message["ts"]}


def post_ephemeral(slack: Pretend, args: Arguments) -> Json:
    """chat.postEphemeral: to one member of a channel."""
    channel = writable(slack, args.text("channel"))
    if args.text("user") not in channel.members:
        raise ApiError("user_not_in_channel")
    said = content(slack, args, LONGEST_UPDATE)
    slack.rates.spend_channel(channel.id)
    whisper = slack.workspace.whisper(channel, args.text("user"), said["text"], said["blocks"])
    whisper.thread_ts = args.get("thread_ts")
    return {"message_ts": whisper.ts}


def permalink(slack: Pretend, args: Arguments) -> Json:
    """chat.getPermalink."""
    channel, ts = reachable(slack, args.text("channel")), args.text("message_ts")
    if ts not in channel.messages:
        raise ApiError("message_not_found")
    link = f"{slack.base}/archives/{channel.id}/p{ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


def react(slack: Pretend, args: Arguments) -> Json:
    """reactions.add."""
    channel, name = joined(slack, args.text("channel")), args.text("name")
    message = channel.messages.get(args.text("timestamp"))
    if message is None:
        raise ApiError("message_not_found")
    if not re.fullmatch(r"[a-z0-9_+'-]{1,100}", name):
        raise ApiError("invalid_name")
    reactions = message.setdefault("reactions", [])
    if any(reaction["name"] == name for reaction in reactions):
        raise ApiError("already_reacted")
    reactions.append({"name": name, "users": [BOT_USER], "count": 1})
    slack.workspace.changes.mark()
    return {}


SAID = {"text": TEXT, "blocks": JSON, "parse": TEXT, "link_names": BOOL, "metadata": JSON}
POSTED = {
    **SAID,
    "thread_ts": TEXT,
    "reply_broadcast": BOOL,
    "unfurl_links": BOOL,
    "unfurl_media": BOOL,
    "mrkdwn": BOOL,
}
HERE = {"channel": TEXT}
METHODS = {
    "chat.postMessage": Method(POST, "chat:write", post_message, HERE, POSTED),
    "chat.update": Method(
        3, "chat:write", update, {**HERE, "ts": TEXT}, {**SAID, "reply_broadcast": BOOL}
    ),
    "chat.delete": Method(3, "chat:write", delete, {**HERE, "ts": TEXT}, {}),
    "chat.postEphemeral": Method(
        4,
        "chat:write",
        post_ephemeral,
        {**HERE, "user": TEXT},
        {
            "text": TEXT,
            "blocks": JSON,
            "parse": TEXT,
            "link_names": BOOL,
            "thread_ts": TEXT,
        },
    ),
    "chat.getPermalink": Method(3, "", permalink, {**HERE, "message_ts": TEXT}, {}),
    "reactions.add": Method(
        3, "reactions:write", react, {**HERE, "name": TEXT, "timestamp": TEXT}, {}
    ),
}
