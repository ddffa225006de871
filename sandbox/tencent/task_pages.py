"""The pages behind a link to withdraw many contracts and behind a sign code."""

from collections.abc import Callable
from typing import TypeVar

from aiohttp import web

from . import cancel_tasks, codes
from .answers import Refusal
from .cancel_tasks import carry_out
from .codes import scan
from .sign_page import page, worded
from .state import World

T = TypeVar("T")
_CANCEL = """<form method="post">
<p><label>撤销原因 Reason <input name="reason" required></label></p>
<button>撤销 Withdraw</button></form>"""
_SCAN = """<form method="post"><p><label>姓名 Name <input name="name" required></label></p>
<p><label>手机号 Mobile <input name="mobile" required></label></p>
<button>签署 Sign</button></form>"""


class TaskPages:
    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/_cancel/{task}", self.show_cancel),
            web.post("/_cancel/{task}", self.cancel),
            web.get("/_scan/{code}", self.show_scan),
            web.post("/_scan/{code}", self.scan),
        ]

    async def show_cancel(self, request: web.Request) -> web.Response:
        task = _found(lambda: cancel_tasks.find(self._world, request.match_info["task"]))
        names = [
            self._world.flows[flow_id].name for flow_id, why in task.problems.items() if not why
        ]
        return page("批量撤销 Withdraw", "、".join(names), "", form=_CANCEL)

    async def cancel(self, request: web.Request) -> web.Response:
        task = _found(lambda: cancel_tasks.find(self._world, request.match_info["task"]))
        reason = str((await request.post()).get("reason") or "")
        try:
            carry_out(self._world, task, reason)
        except Refusal as refusal:
            return page("批量撤销 Withdraw", "", worded(refusal))
        return page("批量撤销 Withdraw", "", "已完成 Done.")

    async def show_scan(self, request: web.Request) -> web.Response:
        code = _found(lambda: codes.find(self._world, request.match_info["code"]))
        try:
            codes.check_alive(self._world, code)
        except Refusal as refusal:
            return page(code.flow_name, "", worded(refusal))
        return page(code.flow_name, "", "请填写您的信息 Say who you are.", form=_SCAN)

    async def scan(self, request: web.Request) -> web.Response:
        code = _found(lambda: codes.find(self._world, request.match_info["code"]))
        form = await request.post()
        try:
            flow = scan(self._world, code, str(form.get("name")), str(form.get("mobile")))
        except Refusal as refusal:
            return page(code.flow_name, "", worded(refusal))
        return page(flow.name, str(form.get("name")), "合同已发起 Your contract is sent.")


def _found(find: Callable[[], T]) -> T:
    try:
        return find()
    except Refusal:
        raise web.HTTPForbidden(text="链接不存在 The link is unknown.") from None
