"""conversations.*: open, info, members, list, history, replies.

Source: docs.slack.dev/reference/methods/conversations.*.
"""

import base64
from typing import Any

from sandbox.slack.config import TEAM
from sandbox.slack.errors import ApiError
from sandbox.slack.pretend import Pretend
from sandbox.slack.webapi_method import BOOL, INT, LIST, TEXT, Arguments, Method
from sandbox.slack.workspace import BOT_USER, Channel

Json = dict[str, Any]
MOST_ROWS = 999


def reachable(slack: Pretend, channel_id: str) -> Channel:
    """A channel that the bot may know of: private ones only as a member."""
    channel = slack.workspace.channels.get(channel_id)
    if channel is None or (channel.kind != "public" and BOT_USER not in channel.members):
        raise ApiError("channel_not_found")
    return channel


def joined(slack: Pretend, channel_id: str) -> Channel:
    """A channel that the bot is in."""
    channel = reachable(slack, channel_id)
    if BOT_USER not in channel.members:
        raise ApiError("not_in_channel")
    return channel


def writable(slack: Pretend, channel_id: str) -> Channel:
    """A channel that the bot may post to."""
    channel = joined(slack, channel_id)
    if channel.archived:
        raise ApiError("is_archived")
    return channel


def shown(slack: Pretend, channel: Channel) -> Json:
    """The channel object."""
    direct = channel.kind == "im"
    about: Json = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.archived,
        "is_im": direct,
        "is_mpim": False,
        "is_private": channel.kind != "public",
        "is_shared": False,
        "is_ext_shared": slack.workspace.shared(channel),
        "is_org_shared": False,
        "context_team_id": TEAM,
    }
    if direct:
        return {**about, "user": next(iter(channel.members - {BOT_USER})), "is_open": True}
    about |= {"name": channel.name, "name_normalized": channel.name}
    about |= {"is_channel": channel.kind == "public", "is_group": channel.kind == "private"}
    return {**about, "is_member": BOT_USER in channel.members, "is_general": False}


def open_direct(slack: Pretend, args: Arguments) -> Json:
    """conversations.open: the direct message with one person of the bot's own team."""
    if "channel" in args:
        return {"channel": shown(slack, reachable(slack, args.text("channel")))}
    users = args.get("users", [])
    if not users:
        raise ApiError("users_list_not_supplied")
    if len(users) > 1:
        raise ApiError("method_not_supported_for_channel_type", ["group messages are not here"])
    person = slack.workspace.people.get(users[0])
    if person is None or person.team != TEAM:
        raise ApiError("user_not_found")
    if person.is_bot:
        raise ApiError("cannot_dm_bot")
    channel = slack.workspace.direct(person.id)
    return {"channel": shown(slack, channel) if args.get("return_im") else {"id": channel.id}}


def info(slack: Pretend, args: Arguments) -> Json:
    """conversations.info."""
    channel = reachable(slack, args.text("channel"))
    about = shown(slack, channel)
    if args.get("include_num_members"):
        about["num_members"] = len(channel.members)
    return {"channel": about}


def members(slack: Pretend, args: Arguments) -> Json:
    """conversations.members."""
    channel = reachable(slack, args.text("channel"))
    page, rest = paged(sorted(channel.members), args, 100)
    return {"members": page, **rest}


def listing(slack: Pretend, args: Arguments) -> Json:
    """conversations.list: public channels unless `types` says more."""
    kinds = {"public_channel": "public", "private_channel": "private", "im": "im"}
    wanted = args.get("types", ["public_channel"])
    if unknown := set(wanted) - kinds.keys() - {"mpim"}:
        raise ApiError("invalid_types", sorted(unknown))
    found = [
        shown(slack, channel)
        for channel in slack.workspace.channels.values()
        if channel.kind in [kinds.get(kind) for kind in wanted]
        and (channel.kind == "public" or BOT_USER in channel.members)
        and not (args.get("exclude_archived") and channel.archived)
    ]
    page, rest = paged(found, args, 100)
    return {"channels": page, **rest}


def paged(rows: list[Any], args: Arguments, usual: int) -> tuple[list[Any], Json]:
    """One page of rows and the cursor of the next."""
    limit = args.get("limit", usual)
    if not 1 <= limit <= MOST_ROWS:
        raise ApiError("invalid_limit")
    start = 0
    if cursor := args.text("cursor"):
        try:
            start = int(base64.b64decode(cursor, validate=True).removeprefix(b"next:"))
        except ValueError:
            raise ApiError("invalid_cursor") from None
    more = start + limit < len(rows)
    following = base64.b64encode(f"next:{start + limit}".encode()).decode() if more else ""
    rest = {"response_metadata": {"next_cursor": following}, "has_more": more}
    return rows[start : start + limit], rest


def _within(args: Arguments, message: Json) -> bool:
    ts = float(message["ts"])
    oldest, latest = _moment(args, "oldest", "0"), _moment(args, "latest", "inf")
    return oldest <= ts <= latest if args.get("inclusive") else oldest < ts < latest


def _moment(args: Arguments, name: str, usual: str) -> float:
    try:
        return float(args.get(name, usual))
    except ValueError:
        raise ApiError(f"invalid_ts_{name}") from None


def _read(args: Arguments, message: Json) -> Json:
    hidden = set() if args.get("include_all_metadata") else {"metadata"}
    return {key: value for key, value in message.items() if key not in hidden}


def history(slack: Pretend, args: Arguments) -> Json:
    """conversations.history: newest first, thread replies only when broadcast."""
    channel = joined(slack, args.text("channel"))
    rows = [
        _read(args, message)
        for message in reversed(channel.messages.values())
        if message.get("thread_ts", message["ts"]) == message["ts"]
        or message.get("subtype") == "thread_broadcast"
        if _within(args, message)
    ]
    page, rest = paged(rows, args, 100)
    return {"messages": page, "pin_count": 0, **rest}


def replies(slack: Pretend, args: Arguments) -> Json:
    """conversations.replies: the thread from its root on, oldest first."""
    channel = joined(slack, args.text("channel"))
    root = args.text("ts")
    if root not in channel.messages:
        raise ApiError("thread_not_found")
    rows = [
        _read(args, message)
        for message in channel.messages.values()
        if message["ts"] == root or message.get("thread_ts") == root
        if message["ts"] == root or _within(args, message)
    ]
    page, rest = paged(rows, args, MOST_ROWS)
    return {"messages": page, **rest}


PAGES = {"cursor": TEXT, "limit": INT}
SPAN = {**PAGES, "oldest": TEXT, "latest": TEXT, "inclusive": BOOL, "include_all_metadata": BOOL}
METHODS = {
    "conversations.open": Method(
        3,
        "im:write",
        open_direct,
        {},
        {"channel": TEXT, "users": LIST, "return_im": BOOL, "prevent_creation": BOOL},
    ),
    "conversations.info": Method(
        3,
        "channels:read",
        info,
        {"channel": TEXT},
        {"include_locale": BOOL, "include_num_members": BOOL},
    ),
    "conversations.members": Method(4, "channels:read", members, {"channel": TEXT}, PAGES),
    "conversations.list": Method(
        2,
        "channels:read",
        listing,
        {},
        {**PAGES, "types": LIST, "exclude_archived": BOOL},
    ),
    "conversations.history": Method(3, "channels:history", history, {"channel": TEXT}, SPAN),
    "conversations.replies": Method(
        3, "channels:history", replies, {"channel": TEXT, "ts": TEXT}, SPAN
    ),
}
