"""The control API: what people do in the mini-program, what the clock does, and faults.

JSON, without signature, only from this machine, and in its browser only from our own page.
`client.TencentControl` is its other end.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import asdict
from typing import TypeVar

from aiohttp import web
from aiohttp.typedefs import Middleware
from pydantic import BaseModel, ValidationError

from sandbox.changes import Changes
from sandbox.visitors import is_our_own

from .answers import Refusal
from .background import Background
from .config import CallbackTarget, Feature
from .control_tasks import TaskControl, find, read
from .delivery import Delivery
from .faults import Faults
from .forwarding import forward
from .gateway import Gateway
from .lifecycle import expire, fill, refuse, sign, sweep
from .reviews import decide_review
from .server import Handler
from .state import Flow
from .views import (
    Act,
    CallbackFaults,
    CallbackSetting,
    Fault,
    FlowView,
    Handover,
    ReviewOutcome,
    Settings,
    State,
)

LOOPBACK = ("127.0.0.1", "::1")
M = TypeVar("M", bound=BaseModel)


class Control:
    """Handlers of `/_control/…`."""

    def __init__(self, gateway: Gateway, delivery: Delivery, background: Background) -> None:
        self._gateway = gateway
        self._world = gateway.world
        self._delivery = delivery
        self._background = background

    def routes(self) -> list[web.RouteDef]:
        gets = {
            "flows": self.flows,
            "requests": self.requests,
            "callbacks": self.callbacks,
            "state": self.state,
            "document": self.document,
            "settled": self.settled,
        }
        posts = {
            "sign": self.sign,
            "refuse": self.refuse,
            "fill": self.fill,
            "forward": self.forward,
            "review": self.review,
            "expire": self.expire,
            "clear": self.clear,
            "faults": self.set_fault,
            "callback_faults": self.set_callback_faults,
            "settings": self.set_settings,
            "probe": self.probe,
            "reset": self.reset,
        }
        return [
            *(web.get(f"/_control/{name}", handler) for name, handler in gets.items()),
            *(web.post(f"/_control/{name}", handler) for name, handler in posts.items()),
            *TaskControl(self._world).routes(),
        ]

    async def flows(self, _: web.Request) -> web.Response:
        sweep(self._world)
        return _list(FlowView.of(self._world, flow) for flow in self._world.flows.values())

    async def requests(self, _: web.Request) -> web.Response:
        return _list(seen.view() for seen in self._gateway.seen)

    async def callbacks(self, _: web.Request) -> web.Response:
        return _list(record.view() for record in self._delivery.records)

    async def state(self, _: web.Request) -> web.Response:
        world, target = self._world, self._delivery.target
        return _one(
            State(
                quota=world.quota.left,
                free_cancels=world.quota.free_cancels,
                features=frozenset(world.features),
                down=self._gateway.faults.down,
                start_answers_executing=world.executing,
                reviews_creation=world.reviews_creation,
                callback=CallbackSetting(**asdict(target)) if target else None,
                faults=tuple(self._gateway.faults.waiting),
                callback_faults=self._delivery.faults,
            )
        )

    async def document(self, request: web.Request) -> web.Response:
        """The PDF of `?flow=`, as a browser shows it."""
        flow = self._world.flow(request.query.get("flow", ""))
        if not flow.document:
            raise Refusal("The contract has no document yet.", "FailedOperation.FlowHasNoDocument")
        headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
        return web.Response(body=flow.document, content_type="application/pdf", headers=headers)

    async def settled(self, request: web.Request) -> web.Response:
        """Wait until no document is composed and no callback is on its way."""
        limit = float(request.query.get("timeout", "30"))
        try:
            await asyncio.wait_for(self._background.idle(), limit)
        except TimeoutError:
            return web.json_response({"settled": False})
        return web.json_response({"settled": True})

    async def sign(self, request: web.Request) -> web.Response:
        act = await read(request, Act)
        flow, signer = find(self._world, act)
        sign(self._world, flow, signer)
        return self._shown(flow)

    async def refuse(self, request: web.Request) -> web.Response:
        act = await read(request, Act)
        flow, signer = find(self._world, act)
        refuse(self._world, flow, signer, act.reason)
        return self._shown(flow)

    async def fill(self, request: web.Request) -> web.Response:
        flow, signer = find(self._world, await read(request, Act))
        fill(self._world, flow, signer)
        return self._shown(flow)

    async def forward(self, request: web.Request) -> web.Response:
        act = await read(request, Handover)
        flow, signer = find(self._world, act)
        forward(self._world, flow, signer, act.name, act.mobile)
        return self._shown(flow)

    async def review(self, request: web.Request) -> web.Response:
        """The sign review, decided at Tencent's own console rather than through the API."""
        act = await read(request, ReviewOutcome)
        flow, signer = find(self._world, act)
        self._world.need(Feature.SIGN_REVIEW)
        decide_review(self._world, flow, act.decision, act.message, signer.recipient_id)
        return self._shown(flow)

    async def expire(self, request: web.Request) -> web.Response:
        flow = self._world.flow((await read(request, Act)).flow)
        flow.deadline = min(flow.deadline, self._world.second)
        expire(self._world, flow)
        return self._shown(flow)

    def _shown(self, flow: Flow) -> web.Response:
        return _one(FlowView.of(self._world, flow))

    async def set_fault(self, request: web.Request) -> web.Response:
        self._gateway.faults.waiting.append(await read(request, Fault))
        return web.json_response({})

    async def set_callback_faults(self, request: web.Request) -> web.Response:
        self._delivery.faults = await read(request, CallbackFaults)
        return web.json_response({})

    async def clear(self, request: web.Request) -> web.Response:
        """Fine weather: nothing is ordered any more, and the service is up."""
        self._gateway.faults = Faults()
        self._delivery.clear()
        return await self.state(request)

    async def set_settings(self, request: web.Request) -> web.Response:
        wanted = await read(request, Settings)
        world = self._world
        if wanted.quota is not None:
            world.quota.left = wanted.quota
        if wanted.free_cancels is not None:
            world.quota.free_cancels = wanted.free_cancels
        if wanted.features is not None:
            world.features = set(wanted.features)
        if wanted.down is not None:
            self._gateway.faults.down = wanted.down
        if wanted.start_answers_executing is not None:
            world.executing = wanted.start_answers_executing
        if wanted.templates is not None:
            world.templates = wanted.templates
        if wanted.reviews_creation is not None:
            world.reviews_creation = wanted.reviews_creation
        if wanted.callback is not None:
            target = CallbackTarget(**wanted.callback.model_dump())
            self._delivery.target = target if target.url else None
        return await self.state(request)

    async def probe(self, _: web.Request) -> web.Response:
        """Send the reachability check with the body `{}`."""
        self._delivery.notify({})
        return web.json_response({})

    async def reset(self, _: web.Request) -> web.Response:
        await self._background.close()
        self._world.reset()
        self._gateway.reset()
        self._delivery.reset()
        return web.json_response({})


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Keep strangers out of the control API and put refusals into words: HTTP 409."""
    if "/_control/" not in request.path:
        return await handler(request)
    if request.remote not in LOOPBACK or not is_our_own(request):
        return web.json_response({"error": {"code": "NotLocal", "message": ""}}, status=403)
    try:
        return await handler(request)
    except Refusal as refusal:
        return _problem(409, refusal.codes[0], refusal.message)
    except ValidationError as error:
        return _problem(400, "Malformed", str(error))


def marking(changes: Changes) -> Middleware:
    """Everything that is not just looked at may have changed something."""

    @web.middleware
    async def mark(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        finally:
            if request.method != "GET":
                changes.mark()

    return mark


def _problem(status: int, code: str, message: str) -> web.Response:
    return web.json_response({"error": {"code": code, "message": message}}, status=status)


def _one(view: BaseModel) -> web.Response:
    return web.json_response(view.model_dump(mode="json"))


def _list(views: Iterable[BaseModel]) -> web.Response:
    return web.json_response([view.model_dump(mode="json") for view in views])
