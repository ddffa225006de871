"""The control API of what waits for somebody: links to open, codes to scan, roles, reports."""

from typing import TypeVar

from aiohttp import web
from pydantic import BaseModel

from . import cancel_tasks, codes, evidence
from .answers import Refusal
from .lifecycle import sweep
from .naming import claim
from .state import Flow, Signer, World
from .views import Act, FlowView
from .views_tasks import CancelTaskView, Claim, CodeView, Finished, Opening, ReportView, Scan

M = TypeVar("M", bound=BaseModel)


class TaskControl:
    """Handlers of `/_control/…`, beside `control.Control`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        gets = {"cancel_tasks": self.cancel_tasks, "codes": self.codes, "reports": self.reports}
        posts = {
            "claim": self.claim,
            "open_cancel": self.open_cancel,
            "scan": self.scan,
            "finish_report": self.finish_report,
        }
        return [
            *(web.get(f"/_control/{name}", handler) for name, handler in gets.items()),
            *(web.post(f"/_control/{name}", handler) for name, handler in posts.items()),
        ]

    async def cancel_tasks(self, _: web.Request) -> web.Response:
        world = self._world
        return shown_all([CancelTaskView.of(world, one) for one in world.cancel_tasks.values()])

    async def codes(self, _: web.Request) -> web.Response:
        return shown_all([CodeView.of(one) for one in self._world.codes.values()])

    async def reports(self, _: web.Request) -> web.Response:
        world = self._world
        return shown_all([ReportView.of(world, one) for one in world.reports.values()])

    async def claim(self, request: web.Request) -> web.Response:
        """Somebody takes a role that nobody was named for."""
        act = await read(request, Claim)
        flow, signer = find(self._world, act)
        claim(self._world, flow, signer, act.name, act.mobile, act.company)
        return shown(FlowView.of(self._world, flow))

    async def open_cancel(self, request: web.Request) -> web.Response:
        """The link of a withdrawal of many is opened: only now anything happens."""
        act = await read(request, Opening)
        sweep(self._world)
        task = cancel_tasks.find(self._world, act.task)
        cancel_tasks.carry_out(self._world, task, act.reason)
        return shown(CancelTaskView.of(self._world, task))

    async def scan(self, request: web.Request) -> web.Response:
        act = await read(request, Scan)
        flow = codes.scan(self._world, codes.find(self._world, act.code), act.name, act.mobile)
        return shown(FlowView.of(self._world, flow))

    async def finish_report(self, request: web.Request) -> web.Response:
        """Before its time."""
        act = await read(request, Finished)
        report = evidence.find(self._world, act.report)
        report.outcome = act.outcome
        return shown(ReportView.of(self._world, report))


def find(world: World, act: Act) -> tuple[Flow, Signer]:
    """The contract and the signer that an act names."""
    sweep(world)
    flow = world.flow(act.flow)
    for index, signer in enumerate(flow.signers):
        if act.who in (index, signer.name, signer.recipient_id):
            return flow, signer
    raise Refusal("There is no such signer in this contract.", "ResourceNotFound.FlowApprover")


async def read(request: web.Request, model: type[M]) -> M:
    return model.model_validate_json(await request.read())


def shown(view: BaseModel) -> web.Response:
    return web.json_response(view.model_dump(mode="json"))


def shown_all(views: list[M]) -> web.Response:
    return web.json_response([view.model_dump(mode="json") for view in views])
