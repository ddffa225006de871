"""response_url: five answers within thirty minutes, even where the bot is no member.

Source: docs.slack.dev/interactivity/handling-user-interaction#message_responses.
"""

from dataclasses import dataclass
from typing import Any

from sandbox.slack.blocks import problems
from sandbox.slack.errors import ApiError
from sandbox.slack.form_state import with_ids
from sandbox.slack.workspace import BOT_ID, BOT_USER, Ephemeral, Workspace

Json = dict[str, Any]
KNOWN = frozenset(
    {
        "text",
        "blocks",
        "response_type",
        "replace_original",
        "delete_original",
        "thread_ts",
        "unfurl_links",
        "unfurl_media",
        "mrkdwn",
        "metadata",
    }
)


@dataclass(slots=True)
class ResponseUrl:
    """One url: for whom, where, and the ts of the message it may replace."""

    user: str
    channel: str
    expires: float
    uses_left: int
    original: str | None


def checked(answer: Any) -> Json:
    """Refuse a body that Slack would refuse; used for command acks too."""
    if not isinstance(answer, dict):
        raise ApiError("invalid_payload")
    if unknown := answer.keys() - KNOWN:
        raise ApiError("invalid_payload", [f"unknown field: {key}" for key in sorted(unknown)])
    if answer.get("response_type", "ephemeral") not in ("ephemeral", "in_channel"):
        raise ApiError("invalid_payload", ["unknown response_type"])
    if not isinstance(answer.get("text", ""), str):
        raise ApiError("invalid_payload", ["text must be a string"])
    if len(answer.get("text", "")) > 40_000:
        raise ApiError("msg_too_long")
    if answer.get("blocks") and (found := problems({"blocks": answer["blocks"]})):
        raise ApiError("invalid_blocks", found)
    if not (answer.get("text") or answer.get("blocks") or answer.get("delete_original")):
        raise ApiError("no_text")
    return answer


class ResponseUrls:
    """The urls handed out and what may still be done with them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._config = workspace.config
        self.base = ""
        self._urls: dict[str, ResponseUrl] = {}

    def create(self, kind: str, user: str, channel: str, original: str | None = None) -> str:
        """A fresh url; `kind` is commands or actions."""
        key = f"{self._workspace.next_id('R')}{self._config.token_hex(8)}"
        expires = self._config.clock() + self._config.response_url_seconds
        uses = self._config.response_url_uses
        self._urls[key] = ResponseUrl(user, channel, expires, uses, original)
        return f"{self.base}/{kind}/{key}"

    def use(self, key: str, answer: Any) -> None:
        """Do what the app asks; ApiError `used_url` or `expired_url` when the url is dead."""
        url = self._urls.get(key)
        if url is None or url.uses_left == 0:
            raise ApiError("used_url")
        if self._config.clock() > url.expires:
            raise ApiError("expired_url")
        said = checked(answer)
        url.uses_left -= 1
        if said.get("delete_original"):
            self._delete(url)
        elif said.get("replace_original"):
            self._replace(url, said)
        else:
            ts = self.say(url.user, url.channel, said)
            url.original = url.original or ts

    def say(self, user: str, channel_id: str, said: Json) -> str:
        """Show a checked answer to the person alone, or to all with `in_channel`."""
        channel = self._workspace.channels[channel_id]
        blocks = with_ids(said.get("blocks") or [], self._config.token_hex)
        text = said.get("text", "")
        thread_ts = said.get("thread_ts")
        if said.get("response_type") != "in_channel":
            seen = self._workspace.whisper(channel, user, text, blocks)
            seen.thread_ts = thread_ts
            return seen.ts
        message: Json = {"user": BOT_USER, "bot_id": BOT_ID, "app_id": self._config.app_id}
        message |= {"text": text, "blocks": blocks}
        if thread_ts:
            message["thread_ts"] = thread_ts
        return str(self._workspace.post(channel, message)["ts"])

    def _original(self, url: ResponseUrl) -> Ephemeral | Json:
        messages = self._workspace.channels[url.channel].messages
        if url.original in self._workspace.ephemerals:
            return self._workspace.ephemerals[url.original]
        if url.original in messages and messages[url.original].get("bot_id") == BOT_ID:
            return messages[url.original]
        raise ApiError("message_not_found")

    def _delete(self, url: ResponseUrl) -> None:
        self._original(url)
        self._workspace.ephemerals.pop(url.original or "", None)
        self._workspace.channels[url.channel].messages.pop(url.original or "", None)
        self._workspace.changes.mark()

    def _replace(self, url: ResponseUrl, said: Json) -> None:
        original = self._original(url)
        blocks = with_ids(said.get("blocks") or [], self._config.token_hex)
        if isinstance(original, Ephemeral):
            original.text, original.blocks = said.get("text", ""), blocks
        else:
            original |= {"text": said.get("text", ""), "blocks": blocks}
        self._workspace.changes.mark()
