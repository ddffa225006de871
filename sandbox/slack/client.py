"""The desk from which tests and the demo act in the pretend workspace.

async with open_desk(slack.url) as desk:
    li = desk.person("li")
    await li.command("/esign new", channel="legal")
"""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from sandbox.calling import open_client
from sandbox.slack.client_person import WAIT, Person
from sandbox.slack.client_shown import Message, Pressed, Submitted, Told, View, message
from sandbox.slack.client_wire import NotSeen, Wire
from sandbox.slack.delivery import FORM
from sandbox.slack.errors import NotPossible
from sandbox.slack.pretend import Call

__all__ = [
    "Answered",
    "Call",
    "Desk",
    "Message",
    "NotPossible",
    "NotSeen",
    "Person",
    "Pressed",
    "Submitted",
    "Told",
    "View",
]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answered:
    """What the bot answered to a raw request; status 0 with `failure` when it did not."""

    status: int
    body: bytes
    failure: str


class Desk:
    """Everything at once: people, channels, what the bot called, and what may go wrong."""

    def __init__(self, base_url: str) -> None:
        self._http = open_client(base_url, timeout=60)
        self._wire = Wire(self._http)

    async def __aenter__(self) -> "Desk":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    def person(self, name: str) -> Person:
        """Somebody by handle (`li`), role (`manager`) or id."""
        return Person(self._wire, name)

    async def workspace(self) -> Json:
        """All people and channels with their ids."""
        return await self._wire.get("workspace")

    async def channel_id(self, name: str) -> str:
        """The id of a channel; KeyError when there is none."""
        for channel in (await self.workspace())["channels"]:
            if channel["name"] == name:
                return str(channel["id"])
        raise KeyError(name)

    async def messages(self, channel: str) -> list[Message]:
        """All messages of a channel by name or id, thread replies too, oldest first."""
        found = await self._wire.get(f"channels/{channel}/messages")
        return [message(raw) for raw in found["messages"]]

    async def thread(self, channel: str, ts: str) -> list[Message]:
        """The replies below a message, oldest first."""
        everything = await self.messages(channel)
        return [m for m in everything if m.thread_ts == ts and m.ts != ts]

    async def wait_message(
        self, channel: str, wanted: Callable[[Message], bool], seconds: float = WAIT
    ) -> Message:
        """Wait for a message that the function takes; NotSeen after `seconds`."""

        async def look() -> Message | None:
            return next((m for m in await self.messages(channel) if wanted(m)), None)

        return await self._wire.until(look, f"the message in {channel}", seconds)

    async def calls(self, method: str | None = None) -> list[Call]:
        """The Web API calls so far, refused ones and nonsensical acks included."""
        found = (await self._wire.get("calls"))["calls"]
        calls = [Call(**{**raw, "messages": tuple(raw["messages"])}) for raw in found]
        return [call for call in calls if method in (None, call.method)]

    async def wait_call(
        self, method: str, wanted: Callable[[Call], bool] = bool, seconds: float = WAIT
    ) -> Call:
        """Wait for a call of this method that the function takes."""

        async def look() -> Call | None:
            return next((call for call in await self.calls(method) if wanted(call)), None)

        return await self._wire.until(look, f"a call of {method}", seconds)

    async def errors(self) -> list[Call]:
        """The calls that were refused."""
        return [call for call in await self.calls() if call.error]

    async def fault(
        self,
        method: str,
        kind: str,
        *,
        times: int = 1,
        seconds: float = 1.0,
        error: str = "fatal_error",
    ) -> None:
        """Let the next calls go wrong; `*` is any method.

        Kinds: ratelimited (Retry-After `seconds`), error_before, error_after, drop_before,
        drop_after, delay (`seconds`), stall (`seconds`), refused (with Slack's `error`); with
        *_after and stall the call was carried out.
        """
        planned: Json = {"kind": kind, "times": times, "seconds": seconds, "error": error}
        await self._wire.post("fault", method=method, **planned)

    async def down(self, down: bool = True) -> None:
        """Take Slack off the network, or bring it back."""
        await self._wire.post("down", down=down)

    async def ordered(self) -> Json:
        """What is still to go wrong: `down`, and the `planned` faults."""
        return await self._wire.get("faults")

    async def clear(self) -> None:
        """Nothing goes wrong any more."""
        await self._wire.post("clear")

    async def bot_url(self, url: str) -> None:
        """Tell the workspace where the bot is."""
        await self._wire.post("bot_url", url=url)

    async def event(self, event: Json, times: int = 1) -> str:
        """Send an event, several times with one event_id if asked; answers the problem."""
        return str((await self._wire.post("event", event=event, times=times))["problem"])

    async def url_verified(self) -> bool:
        """Send the challenge that Slack sends when a request URL is entered."""
        return bool((await self._wire.post("url_verification"))["verified"])

    async def sent(self) -> list[Json]:
        """Every request to the bot: `body` (text) and `headers`, oldest first."""
        return list((await self._wire.get("sent"))["sent"])

    async def wait_sent(self, count: int, seconds: float = WAIT) -> list[Json]:
        """Wait until so many requests went to the bot."""

        async def look() -> list[Json] | None:
            sent = await self.sent()
            return sent if len(sent) >= count else None

        return await self._wire.until(look, f"request number {count} to the bot", seconds)

    async def replay(self, index: int = -1) -> Answered:
        """Send an old request again with its old signature."""
        return _answered(await self._wire.post("replay", index=index))

    async def inject(
        self,
        body: str,
        *,
        content_type: str = FORM,
        skew: float = 0,
        secret: str | None = "",
    ) -> Answered:
        """Send any body: another `secret` forges, None leaves the signature out.

        `skew` moves the timestamp by seconds. The default secret is the right one.
        """
        chosen: Json = {} if secret == "" else {"secret": secret}
        done = await self._wire.post(
            "inject", body=body, content_type=content_type, skew=skew, **chosen
        )
        return _answered(done)

    async def inject_payload(
        self, payload: Json, *, skew: float = 0, secret: str | None = ""
    ) -> Answered:
        """Send an interaction payload of one's own making."""
        body = urlencode({"payload": json.dumps(payload)})
        return await self.inject(body, skew=skew, secret=secret)

    async def archive(self, channel: str) -> None:
        """Archive a channel."""
        await self._wire.post("archive", channel=channel)

    async def membership(self, channel: str, who: str, *, member: bool) -> None:
        """Invite somebody into a channel or remove them; `bot` is the bot."""
        await self._wire.post("membership", channel=channel, who=who, member=member)


def _answered(done: Json) -> Answered:
    return Answered(done["status"], base64.b64decode(done["body"]), done["failure"])
