"""Slash commands, shortcuts, messages that people write, and events.

Each method is one thing a person does; it answers what that person gets to see, as JSON.
`problem` is empty, or Slack's word for what went wrong (`operation_timeout`, `dispatch_failed`).
"""

import asyncio
import re
from typing import Any

from sandbox.slack import payloads
from sandbox.slack.delivery import Answer
from sandbox.slack.errors import ApiError, NotPossible
from sandbox.slack.files import told
from sandbox.slack.invite import COMMAND, invite
from sandbox.slack.pretend import Call, Pretend
from sandbox.slack.response_urls import checked
from sandbox.slack.screen import Screens
from sandbox.slack.workspace import BOT_USER, Channel, Person

Json = dict[str, Any]


def problem(answer: Answer) -> str:
    """Slack's word for an answer that is no ack."""
    if answer.ok:
        return ""
    return "operation_timeout" if answer.failure == "timeout" else "dispatch_failed"


def complain(slack: Pretend, what: str, error: ApiError) -> Json:
    """The bot's ack was nonsense: remember it among the calls and tell the person."""
    at = slack.config.clock()
    slack.calls.append(Call(what, {}, error.error, error.messages, 200, at))
    slack.workspace.changes.mark()
    return {"problem": error.error, "messages": list(error.messages)}


class Interactions:
    """What people do outside of views and messages."""

    def __init__(self, slack: Pretend, screens: Screens) -> None:
        self._slack = slack
        self._screens = screens
        self._retries: set[asyncio.Task[None]] = set()

    async def command(self, person: Person, line: str, channel: str) -> Json:
        """Type a slash command into a channel (or `dm`)."""
        self._screens.nothing_in_front(person)
        place = self._where_to_write(person, channel)
        command, _, text = line.partition(" ")
        if command == COMMAND:
            return {"problem": invite(self._slack.workspace, person, place, text.strip())}
        if all(command != known.name for known in self._slack.config.commands):
            return {"problem": "unknown_command"}
        text = self._escaped(text.strip())
        fields = payloads.slash_command(self._slack, person, place, command, text)
        answer = await self._slack.delivery.form(fields)
        if not answer.ok:
            return {"problem": problem(answer)}
        try:
            return {"problem": "", "shown": self._shown(answer, person, place)}
        except ApiError as error:
            return complain(self._slack, "ack of a command", error)

    def _where_to_write(self, person: Person, name: str) -> Channel:
        place = self._slack.workspace.place(name, person.id)
        if place.kind == "im" and self._slack.config.messages_tab_read_only:
            raise NotPossible("writing to this app is turned off", "read_only")
        if place.archived:
            raise NotPossible(f"{name} is archived", "is_archived")
        return place

    def _escaped(self, text: str) -> str:
        """`should_escape`: mentions of people and channels become ids."""
        people = {p.handle: p.id for p in self._slack.workspace.people.values()}
        people[self._slack.config.app_name] = BOT_USER
        rooms = {c.name: c.id for c in self._slack.workspace.channels.values() if c.name}
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        text = re.sub(r"(?<!\S)@(\w+)", lambda m: _mention("@", people.get(m[1]), m[1]), text)
        return re.sub(r"(?<!\S)#([\w-]+)", lambda m: _mention("#", rooms.get(m[1]), m[1]), text)

    def _shown(self, answer: Answer, person: Person, channel: Channel) -> str | None:
        """Show what the ack says; the ts of it, None when the ack was silent."""
        if not answer.body.strip():
            return None
        said: Any = {"text": answer.body.decode()}
        if answer.content_type.startswith("application/json"):
            try:
                said = answer.decoded()
            except ValueError:
                raise ApiError("invalid_payload", ["the ack is no JSON"]) from None
        return self._slack.urls.say(person.id, channel.id, checked(said))

    async def shortcut(self, person: Person, callback_id: str, where: Json) -> Json:
        """Start a global shortcut, or a message shortcut on the message in `where`."""
        kind = "message" if where else "global"
        known = [(one.callback_id, one.kind) for one in self._slack.config.shortcuts]
        if (callback_id, kind) not in known:
            raise NotPossible(f"the app has no {kind} shortcut {callback_id}", "gone")
        self._screens.nothing_in_front(person)
        payload = {**payloads.sender(self._slack, person), "callback_id": callback_id}
        payload["action_ts"] = self._slack.workspace.next_ts()
        if where:
            payload |= self._message_shortcut(person, where)
        else:
            payload |= {"type": "shortcut"}
            payload["trigger_id"] = self._slack.views.trigger(person.id, None)
        return {"problem": problem(await self._slack.delivery.payload(payload))}

    def _message_shortcut(self, person: Person, where: Json) -> Json:
        place = self._screens.place(person, where)
        if place.message is None or place.channel is None:
            raise NotPossible("message shortcuts work on messages that everybody sees", "gone")
        channel = place.channel
        return {
            "type": "message_action",
            "channel": payloads.about_channel(channel),
            "message": told(place.message),
            "message_ts": place.ts,
            "trigger_id": self._slack.views.trigger(person.id, channel.id),
            "response_url": self._slack.urls.create("actions", person.id, channel.id, place.ts),
        }

    async def say(
        self,
        person: Person,
        channel: str,
        text: str,
        files: list[str],
        thread_ts: str | None = None,
        client_msg_id: str = "",
    ) -> Json:
        """Write a message or a reply, with files that were uploaded before.

        What a client sends again under the same `client_msg_id` was lost on its way back, and
        stands there once.
        """
        place = self._where_to_write(person, channel)
        message: Json = {"user": person.id, "text": self._escaped(text)}
        if client_msg_id:
            for there in place.messages.values():
                if there.get("client_msg_id") == client_msg_id:
                    return {"ts": there["ts"], "channel": place.id}
            message["client_msg_id"] = client_msg_id
        if thread_ts is not None:
            message["thread_ts"] = _root(place, thread_ts)
        if files:
            given = [self._slack.files.get(file) for file in files]
            for file in given:
                file.shared_in.add(place.id)
            message["files"] = [self._slack.files.shown(file) for file in given]
        posted = self._slack.workspace.post(place, message)
        kind = {"im": "message.im", "private": "message.groups"}.get(place.kind, "message.channels")
        if kind in self._slack.config.events:
            event = {**told(posted), "channel": place.id, "event_ts": posted["ts"]}
            await self.event({**event, "channel_type": kind.removeprefix("message.")})
        return {"ts": posted["ts"], "channel": place.id}

    async def open_home(self, person: Person, tab: str) -> Json:
        """Look at the app's Home or Messages tab."""
        event: Json = {
            "type": "app_home_opened",
            "user": person.id,
            "channel": self._slack.workspace.direct(person.id).id,
            "tab": tab,
            "event_ts": self._slack.workspace.next_ts(),
        }
        home = self._slack.views.homes.get(person.id)
        if home is not None and tab == "home":
            event["view"] = home.shown(self._slack.config.app_id)
        return await self.event(event)

    async def event(self, event: Json, times: int = 1) -> Json:
        """Send an event the app has subscribed to; a failure is retried as Slack does."""
        if event["type"] != "message" and event["type"] not in self._slack.config.events:
            raise NotPossible(f"the app has not subscribed to {event['type']}")
        envelope = payloads.event_envelope(self._slack, event)
        answers = [await self._slack.delivery.event(envelope) for _ in range(times)]
        if not answers[-1].ok:
            task = asyncio.create_task(self._retry(envelope, answers[-1]))
            self._retries.add(task)
            task.add_done_callback(self._retries.discard)
        worst = max((problem(answer) for answer in answers), default="")
        return {"problem": worst, "event_id": envelope["event_id"]}

    async def _retry(self, envelope: Json, answer: Answer) -> None:
        for number, pause in enumerate(self._slack.config.event_retry_seconds, start=1):
            await asyncio.sleep(pause)
            reason = "http_timeout" if answer.failure == "timeout" else "http_error"
            named = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
            answer = await self._slack.delivery.event(envelope, named)
            if answer.ok:
                return

    async def aclose(self) -> None:
        """Give up the retries that are still waiting."""
        tasks = list(self._retries)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _root(channel: Channel, ts: str) -> str:
    """The message that the thread of this message is about."""
    if ts not in channel.messages:
        raise NotPossible(f"there is no message {ts} to reply to", "gone")
    return str(channel.messages[ts].get("thread_ts", ts))


def _mention(sign: str, found: str | None, name: str) -> str:
    return f"<{sign}{found}|{name}>" if found else f"{sign}{name}"
