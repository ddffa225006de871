"""The control door `/_control`: JSON in, JSON out, for demos, tests and a page in a browser.

What the Slack client would not let a person do is answered 409 `{"refused": "...", "code": "..."}`.
"""

import base64
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from typing import Any

from aiohttp import web

from sandbox.slack.control_people import PeopleControl
from sandbox.slack.delivery import FORM, Answer
from sandbox.slack.errors import ApiError, NotPossible
from sandbox.slack.faults import Fault
from sandbox.slack.interactions import Interactions
from sandbox.slack.pretend import Pretend
from sandbox.slack.stream import stream

Json = dict[str, Any]
Act = Callable[[Json], Json | Awaitable[Json]]
LONGEST_WAIT = 30.0


class Control:
    """Everything that can be looked at or changed from outside."""

    def __init__(self, slack: Pretend, interactions: Interactions, people: PeopleControl) -> None:
        self._slack = slack
        self._interactions = interactions
        self._people = people
        self._acts: Mapping[str, Act] = {
            "fault": self._fault,
            "down": self._down,
            "clear": self._clear,
            "bot_url": self._bot_url,
            "event": self._event,
            "url_verification": self._url_verification,
            "inject": self._inject,
            "replay": self._replay,
            "archive": self._archive,
            "membership": self._membership,
        }

    def routes(self) -> list[web.RouteDef]:
        """The routes of the control door."""
        return [
            web.get("/_control/workspace", self._workspace),
            web.get("/_control/changes", self._changes),
            web.get("/_control/stream", self._stream),
            web.get("/_control/channels/{channel}/messages", self._messages),
            web.get("/_control/calls", self._calls),
            web.get("/_control/faults", self._faults),
            web.get("/_control/sent", self._sent),
            web.get("/_control/people/{who}", self._person),
            web.get("/_control/people/{who}/screen", self._screen),
            web.post("/_control/people/{who}/upload", self._upload),
            web.post("/_control/people/{who}/{verb}", self._do),
            web.post("/_control/{act}", self._act),
        ]

    async def _workspace(self, _request: web.Request) -> web.Response:
        people = [
            {**asdict(person.persona), "id": person.id, "email": person.email}
            for person in self._slack.workspace.people.values()
        ]
        channels = [
            {"id": c.id, "name": c.name, "kind": c.kind, "members": sorted(c.members)}
            for c in self._slack.workspace.channels.values()
        ]
        return web.json_response({"people": people, "channels": channels})

    async def _changes(self, request: web.Request) -> web.Response:
        seconds = min(float(request.query.get("seconds", 0)), LONGEST_WAIT)
        after = int(request.query.get("after", -1))
        count = await self._slack.workspace.changes.after(after, seconds)
        return web.json_response({"count": count})

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        return await stream(request, self._slack.workspace.changes)

    async def _messages(self, request: web.Request) -> web.Response:
        channel = self._slack.workspace.channel(request.match_info["channel"])
        rows = [{**message, "channel": channel.id} for message in channel.messages.values()]
        return web.json_response({"messages": rows})

    async def _calls(self, _request: web.Request) -> web.Response:
        return web.json_response({"calls": [asdict(call) for call in self._slack.calls]})

    async def _sent(self, _request: web.Request) -> web.Response:
        rows = [
            {"body": sent.body.decode(), "headers": sent.headers}
            for sent in self._slack.delivery.sent
        ]
        return web.json_response({"sent": rows})

    async def _person(self, request: web.Request) -> web.Response:
        person = self._slack.workspace.person(request.match_info["who"])
        return web.json_response(self._people.sees(person))

    async def _screen(self, request: web.Request) -> web.Response:
        person = self._slack.workspace.person(request.match_info["who"])
        return web.json_response(self._people.screen(person))

    async def _upload(self, request: web.Request) -> web.Response:
        person = self._slack.workspace.person(request.match_info["who"])
        said = request.query.get("reported_size")
        size = None if said is None else int(said)
        name, content = request.query["name"], await request.read()
        elsewhere = request.query.get("external_url", "")
        file = self._slack.files.put(person.id, name, content, size, elsewhere)
        return web.json_response({"file": self._slack.files.shown(file)})

    async def _do(self, request: web.Request) -> web.Response:
        person = self._slack.workspace.person(request.match_info["who"])
        asked = await request.json()
        return web.json_response(await self._people.do(person, request.match_info["verb"], asked))

    async def _act(self, request: web.Request) -> web.Response:
        act = self._acts.get(request.match_info["act"])
        if act is None:
            raise NotPossible(f"there is no control called {request.match_info['act']}")
        done = act(await request.json())
        return web.json_response(done if isinstance(done, dict) else await done)

    def _fault(self, asked: Json) -> Json:
        self._slack.faults.plan(Fault(**asked))
        return {}

    def _down(self, asked: Json) -> Json:
        self._slack.faults.down = bool(asked["down"])
        return {}

    def _clear(self, _asked: Json) -> Json:
        self._slack.faults.clear()
        return {}

    async def _faults(self, _request: web.Request) -> web.Response:
        faults = self._slack.faults
        planned = [asdict(fault) for fault in faults.planned]
        return web.json_response({"down": faults.down, "planned": planned})

    def _bot_url(self, asked: Json) -> Json:
        self._slack.delivery.bot_url = str(asked["url"])
        return {}

    async def _event(self, asked: Json) -> Json:
        return await self._interactions.event(asked["event"], int(asked.get("times", 1)))

    async def _url_verification(self, _asked: Json) -> Json:
        challenge = self._slack.config.token_hex(12)
        token = self._slack.config.verification_token
        answer = await self._slack.delivery.event(
            {"token": token, "challenge": challenge, "type": "url_verification"}
        )
        return {"verified": answer.ok and challenge.encode() in answer.body}

    async def _inject(self, asked: Json) -> Json:
        """Send any body: `secret` absent means the right one, null means no signature."""
        secret = asked.get("secret", self._slack.config.signing_secret)
        answer = await self._slack.delivery.forged(
            str(asked["body"]).encode(),
            asked.get("content_type", FORM),
            secret=secret,
            skew=float(asked.get("skew", 0)),
        )
        return _answered(answer)

    async def _replay(self, asked: Json) -> Json:
        """Send an old request again, byte for byte with its old signature."""
        sent = self._slack.delivery.sent[int(asked["index"])]
        return _answered(await self._slack.delivery.send(sent.body, sent.headers))

    def _archive(self, asked: Json) -> Json:
        self._slack.workspace.channel(asked["channel"]).archived = True
        return {}

    def _membership(self, asked: Json) -> Json:
        workspace = self._slack.workspace
        members = workspace.channel(asked["channel"]).members
        (members.add if asked["member"] else members.discard)(workspace.person(asked["who"]).id)
        workspace.changes.mark()
        return {}


def _answered(answer: Answer) -> Json:
    body = base64.b64encode(answer.body).decode()
    return {"status": answer.status, "failure": answer.failure, "body": body}


@web.middleware
async def refusals(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """NotPossible, and an id that does not exist, becomes 409 with the sentence."""
    try:
        return await handler(request)
    except NotPossible as refusal:
        return web.json_response({"refused": str(refusal), "code": refusal.code}, status=409)
    except ApiError as refusal:
        return web.json_response({"refused": str(refusal), "code": refusal.error}, status=409)
