"""files.getUploadURLExternal, files.completeUploadExternal and files.info.

Source: docs.slack.dev/messaging/working-with-files#uploading_files.
"""

from typing import Any

from sandbox.slack.errors import ApiError
from sandbox.slack.files import File
from sandbox.slack.pretend import Pretend
from sandbox.slack.webapi_conversations import writable
from sandbox.slack.webapi_method import INT, JSON, LIST, TEXT, Arguments, Method
from sandbox.slack.workspace import BOT_ID, BOT_USER, Channel

Json = dict[str, Any]


def upload_url(slack: Pretend, args: Arguments) -> Json:
    """Step one: a url for exactly `length` bytes."""
    if args["length"] < 1:
        raise ApiError("invalid_arguments", ["length must be positive"])
    url, file = slack.files.announce(args.text("filename"), args["length"])
    return {"upload_url": url, "file_id": file.id}


def complete(slack: Pretend, args: Arguments) -> Json:
    """Step three: make the files visible, in channels or to the bot alone."""
    listed = args["files"]
    if not isinstance(listed, list) or not listed:
        raise ApiError("invalid_arguments", ["files must be a list"])
    if not all(isinstance(entry, dict) and set(entry) <= {"id", "title"} for entry in listed):
        raise ApiError("invalid_arguments", ["files must be objects of id and title"])
    wanted = args.get("channels", []) + ([args["channel_id"]] if "channel_id" in args else [])
    if args.text("thread_ts") and len(wanted) != 1:
        raise ApiError("invalid_arguments", ["thread_ts needs exactly one channel"])
    channels = [_destination(slack, channel_id) for channel_id in wanted]
    if (thread_ts := args.text("thread_ts")) and thread_ts not in channels[0].messages:
        raise ApiError("thread_not_found")
    done = [slack.files.finish(str(entry.get("id")), entry.get("title")) for entry in listed]
    for channel in channels:
        _share(slack, channel, done, args)
    return {"files": [slack.files.shown(file) for file in done]}


def _destination(slack: Pretend, channel_id: str) -> Channel:
    try:
        return writable(slack, channel_id)
    except ApiError as error:
        hidden = error.error == "not_in_channel"
        raise ApiError("channel_not_found" if hidden else error.error) from None


def _share(slack: Pretend, channel: Channel, files: list[File], args: Arguments) -> None:
    for file in files:
        file.shared_in.add(channel.id)
    message: Json = {
        "user": BOT_USER,
        "bot_id": BOT_ID,
        "app_id": slack.config.app_id,
        "text": args.text("initial_comment"),
        "blocks": [],
        "files": [slack.files.shown(file) for file in files],
    }
    if thread_ts := args.text("thread_ts"):
        message["thread_ts"] = thread_ts
    slack.workspace.post(channel, message)


def info(slack: Pretend, args: Arguments) -> Json:
    """files.info."""
    file = slack.files.get(args.text("file"))
    if not slack.files.readable(file):
        raise ApiError("file_not_found")
    return {"file": slack.files.shown(file)}


METHODS = {
    "files.getUploadURLExternal": Method(
        4,
        "files:write",
        upload_url,
        {"filename": TEXT, "length": INT},
        {"alt_txt": TEXT, "snippet_type": TEXT},
    ),
    "files.completeUploadExternal": Method(
        4,
        "files:write",
        complete,
        {"files": JSON},
        {"channel_id": TEXT, "channels": LIST, "initial_comment": TEXT, "thread_ts": TEXT},
    ),
    "files.info": Method(4, "files:read", info, {"file": TEXT}, {}),
}
