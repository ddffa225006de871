"""The other end of the control API: lets a test or a demo play the signers and the weather."""

from types import TracebackType
from typing import Any, Literal, Self

import httpx
from pydantic import TypeAdapter

from sandbox.calling import open_client

from .views import (
    Act,
    CallbackFaults,
    CallbackSent,
    Fault,
    FlowView,
    Handover,
    RequestSeen,
    ReviewOutcome,
    Settings,
    State,
    View,
)
from .views_tasks import CancelTaskView, Claim, CodeView, Finished, Opening, ReportView, Scan

_FLOWS = TypeAdapter(list[FlowView])
_REQUESTS = TypeAdapter(list[RequestSeen])
_TASKS = TypeAdapter(list[CancelTaskView])
_CODES = TypeAdapter(list[CodeView])
_REPORTS = TypeAdapter(list[ReportView])
_CALLBACKS = TypeAdapter(list[CallbackSent])


class ControlRefused(Exception):
    """The pretend service would not do it: `code` is Tencent's own where it has one."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


class TencentControl:
    """Talks to `/_control/…` of a pretend Tencent at `api_url`. Use it with `async with`.

    `who` is a signer's index, name or RecipientId. Acts raise `ControlRefused`.
    """

    def __init__(self, api_url: str, http: httpx.AsyncClient | None = None) -> None:
        self._http = http or open_client(timeout=60)
        self._base = f"{api_url.rstrip('/')}/_control"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        await self._http.aclose()

    async def sign(self, flow: str, who: int | str = 0) -> FlowView:
        """The signer signs."""
        return FlowView.model_validate(await self._post("sign", Act(flow=flow, who=who)))

    async def refuse(self, flow: str, who: int | str = 0, reason: str = "不同意") -> FlowView:
        """The signer refuses to sign."""
        act = Act(flow=flow, who=who, reason=reason)
        return FlowView.model_validate(await self._post("refuse", act))

    async def fill(self, flow: str, who: int | str = 0) -> FlowView:
        """The signer fills in the fields that are theirs."""
        return FlowView.model_validate(await self._post("fill", Act(flow=flow, who=who)))

    async def forward(self, flow: str, who: int | str, name: str, mobile: str) -> FlowView:
        """The signer hands over to somebody else."""
        act = Handover(flow=flow, who=who, name=name, mobile=mobile)
        return FlowView.model_validate(await self._post("forward", act))

    async def review(
        self,
        flow: str,
        who: int | str,
        decision: Literal["PASS", "REJECT", "SIGN_REJECT"],
        message: str = "",
    ) -> FlowView:
        """The sign review before this signer is decided at Tencent's own console."""
        act = ReviewOutcome(flow=flow, who=who, decision=decision, message=message)
        return FlowView.model_validate(await self._post("review", act))

    async def claim(
        self, flow: str, who: int | str, name: str, mobile: str, company: str = ""
    ) -> FlowView:
        """Somebody takes a role that nobody was named for."""
        act = Claim(flow=flow, who=who, name=name, mobile=mobile, company=company)
        return FlowView.model_validate(await self._post("claim", act))

    async def open_cancel(self, task: str, reason: str = "不再需要") -> CancelTaskView:
        """Somebody opens the link of a withdrawal of many, and confirms it."""
        opened = await self._post("open_cancel", Opening(task=task, reason=reason))
        return CancelTaskView.model_validate(opened)

    async def scan(self, code: str, name: str, mobile: str) -> FlowView:
        """Somebody scans a sign code: the contract that comes of it."""
        scanned = await self._post("scan", Scan(code=code, name=name, mobile=mobile))
        return FlowView.model_validate(scanned)

    async def finish_report(
        self, report: str, outcome: Literal["ready", "failed"] = "ready"
    ) -> ReportView:
        """An evidence report is made, or cannot be, before its time."""
        finished = await self._post("finish_report", Finished(report=report, outcome=outcome))
        return ReportView.model_validate(finished)

    async def cancel_tasks(self) -> list[CancelTaskView]:
        """All withdrawals of many, newest last."""
        return _TASKS.validate_python(await self._get("cancel_tasks"))

    async def codes(self) -> list[CodeView]:
        """All sign codes, newest last."""
        return _CODES.validate_python(await self._get("codes"))

    async def reports(self) -> list[ReportView]:
        """All evidence reports, newest last."""
        return _REPORTS.validate_python(await self._get("reports"))

    async def document(self, flow: str) -> bytes:
        """The contract as a PDF."""
        reply = await self._http.get(f"{self._base}/document", params={"flow": flow})
        if reply.status_code != httpx.codes.OK:
            _read(reply)
        return reply.content

    async def expire(self, flow: str) -> FlowView:
        """The deadline passes now."""
        return FlowView.model_validate(await self._post("expire", Act(flow=flow)))

    async def flows(self) -> list[FlowView]:
        """All contracts, newest last."""
        return _FLOWS.validate_python(await self._get("flows"))

    async def flow(self, flow_id: str) -> FlowView:
        """One contract; KeyError when there is none."""
        return {flow.flow_id: flow for flow in await self.flows()}[flow_id]

    async def requests(self, action: str = "") -> list[RequestSeen]:
        """The requests that got in, newest last; only those of `action` when it is given."""
        seen = _REQUESTS.validate_python(await self._get("requests"))
        return [one for one in seen if one.fault != "down" and action in ("", one.action)]

    async def callbacks(self) -> list[CallbackSent]:
        """The messages sent or meant to be sent, newest last."""
        return _CALLBACKS.validate_python(await self._get("callbacks"))

    async def state(self) -> State:
        return State.model_validate(await self._get("state"))

    async def wait_callbacks_settled(self, limit: float = 30) -> bool:
        """Wait until nothing is composed and no callback is on its way; False after `limit` s."""
        answer = await self._get(f"settled?timeout={limit}")
        return bool(answer["settled"])

    async def fail_next(self, fault: Fault) -> None:
        """Order a fault for the next calls of an action."""
        await self._post("faults", fault)

    async def disturb_callbacks(self, faults: CallbackFaults) -> None:
        """Order drops, duplicates and swaps of the next callbacks."""
        await self._post("callback_faults", faults)

    async def clear(self) -> State:
        """Forget every fault that was ordered, and be up."""
        return State.model_validate(await self._post("clear", None))

    async def change(self, settings: Settings) -> State:
        """Change quota, features, the callback URL, or whether the service is down."""
        return State.model_validate(await self._post("settings", settings))

    async def probe(self) -> None:
        """Have the reachability check `{}` sent to the callback URL."""
        await self._post("probe", None)

    async def reset(self) -> None:
        """Back to the state at the start."""
        await self._post("reset", None)

    async def _get(self, path: str) -> Any:
        return _read(await self._http.get(f"{self._base}/{path}"))

    async def _post(self, path: str, view: View | None) -> Any:
        content = view.model_dump_json(exclude_unset=True) if view else "{}"
        return _read(await self._http.post(f"{self._base}/{path}", content=content))


def _read(reply: httpx.Response) -> Any:
    if reply.status_code in (400, 409):
        error = reply.json()["error"]
        raise ControlRefused(error["code"], error["message"])
    reply.raise_for_status()
    return reply.json()
