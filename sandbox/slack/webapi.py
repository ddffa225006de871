"""The Web API door: `/api/<method>`, token, rate limit, faults, and Slack's way of answering.

Source: docs.slack.dev/apis/web-api.
"""

import asyncio
import inspect
import json
import logging
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from sandbox.slack import (
    webapi_chat,
    webapi_conversations,
    webapi_files,
    webapi_people,
    webapi_views,
)
from sandbox.slack.errors import ApiError
from sandbox.slack.faults import Fault, Kind
from sandbox.slack.pretend import Call, Pretend
from sandbox.slack.webapi_method import Method

Json = dict[str, Any]
METHODS: Mapping[str, Method] = {
    **webapi_chat.METHODS,
    **webapi_conversations.METHODS,
    **webapi_files.METHODS,
    **webapi_people.METHODS,
    **webapi_views.METHODS,
}


log = logging.getLogger(__name__)


class WebApi:
    """Answers every call and remembers it in `calls`, refused ones too."""

    def __init__(self, slack: Pretend) -> None:
        self._slack = slack

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One call over HTTP."""
        name = request.match_info["method"]
        if self._slack.faults.down:
            return dropped(request)
        fault = self._slack.faults.next(name)
        if fault and fault.kind is Kind.DELAY:
            await asyncio.sleep(fault.seconds)
        elif fault and (early := self._before(fault, name, request)) is not None:
            return early
        arguments: Json = {}
        try:
            arguments = await read_arguments(request)
            answer = await self._carry_out(name, arguments, request)
        except ApiError as error:
            return self._refused(name, arguments, error)
        self._record(name, arguments, "", 200)
        if fault and fault.kind is Kind.STALL:
            await asyncio.sleep(fault.seconds)
        if fault and fault.kind is Kind.DROP_AFTER:
            return dropped(request)
        if fault and fault.kind is Kind.ERROR_AFTER:
            return web.Response(status=500, text="Internal Server Error")
        return web.json_response({"ok": True, **answer}, headers=self._scopes())

    async def _carry_out(self, name: str, arguments: Json, request: web.Request) -> Json:
        method = self._authorised(name, bearer(request) or arguments.pop("token", ""))
        self._slack.rates.spend(name, method.tier)
        answer = method.run(self._slack, method.read(arguments))
        return await answer if inspect.isawaitable(answer) else answer

    def _authorised(self, name: str, token: str) -> Method:
        if name not in METHODS:
            log.error("%s is not implemented by the pretend Slack", name)
            raise ApiError("unknown_method")
        if not token:
            raise ApiError("not_authed")
        if token != self._slack.config.bot_token:
            raise ApiError("invalid_auth")
        method, granted = METHODS[name], self._slack.config.scopes
        if granted is not None and method.scope and method.scope not in granted:
            raise ApiError("missing_scope", [f"needed: {method.scope}"])
        return method

    def _before(self, fault: Fault, name: str, request: web.Request) -> web.StreamResponse | None:
        if fault.kind is Kind.RATELIMITED:
            error = ApiError("ratelimited", retry_after=max(0, int(fault.seconds)))
            return self._refused(name, {}, error)
        if fault.kind is Kind.REFUSED:
            return self._refused(name, {}, ApiError(fault.error))
        if fault.kind is Kind.ERROR_BEFORE:
            self._record(name, {}, "internal_error", 500)
            return web.Response(status=500, text="Internal Server Error")
        return dropped(request) if fault.kind is Kind.DROP_BEFORE else None

    def _refused(self, name: str, arguments: Json, error: ApiError) -> web.Response:
        limited = error.retry_after is not None
        status = 429 if limited else 200
        self._record(name, arguments, error.error, status, error.messages)
        answer: Json = {"ok": False, "error": error.error}
        if error.messages:
            worded = [f"[ERROR] {message}" for message in error.messages]
            answer["response_metadata"] = {"messages": worded}
        headers = {"Retry-After": str(error.retry_after)} if limited else {}
        return web.json_response(answer, status=status, headers={**self._scopes(), **headers})

    def _scopes(self) -> dict[str, str]:
        return {"x-oauth-scopes": ",".join(sorted(self._slack.config.scopes or ()))}

    def _record(
        self, name: str, arguments: Json, error: str, status: int, why: tuple[str, ...] = ()
    ) -> None:
        kept = {key: value for key, value in arguments.items() if key != "token"}
        at = self._slack.config.clock()
        self._slack.calls.append(Call(name, kept, error, why, status, at))
        self._slack.workspace.changes.mark()


def bearer(request: web.Request) -> str:
    """The token in the Authorization header, empty without one."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


async def read_arguments(request: web.Request) -> Json:
    """The arguments of a GET, a form or a JSON body; `token` only counts outside of JSON."""
    arguments: Json = dict(request.query)
    if request.method == "GET" or not request.can_read_body:
        return arguments
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.read())
        except ValueError:
            raise ApiError("invalid_json") from None
        if not isinstance(body, dict):
            raise ApiError("json_not_object")
        body.pop("token", None)
        return {**arguments, **body}
    if request.content_type != "application/x-www-form-urlencoded":
        raise ApiError("invalid_post_type", [request.content_type])
    return {**arguments, **dict(await request.post())}


def dropped(request: web.Request) -> web.Response:
    """Cut the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
