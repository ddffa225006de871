"""How contracts stand now, asked of Tencent."""

from collections.abc import Sequence
from datetime import datetime

from services.contracts.errors import Reason, Refused
from services.contracts.model import Observation, PartySeen, Standing, Status
from services.esign._moments import moment
from services.esign._ours import our_id
from services.esign._phones import tail

from .look_requests import DescribeFlowDetailInfo
from .replies import FlowApproverDetail, FlowDetailInfo, FlowDetails
from .status import APPROVER, flow_status
from .wire import Wire

MOST = 100
STRANGERS = frozenset({Reason.NO_CONTRACT, Reason.OTHER})
"""Why a call about many may be refused for the sake of one."""


async def look(wire: Wire, remote_ids: Sequence[str], now: datetime) -> Sequence[Observation]:
    """One observation for each of the ≤ 100 ids that Tencent knows."""
    if len(remote_ids) > MOST:
        raise ValueError(f"at most {MOST} contracts at once")
    details = await _details(wire, tuple(dict.fromkeys(remote_ids)))
    return tuple(_observation(detail, now) for detail in details)


async def look_group(wire: Wire, group_id: str, now: datetime) -> Sequence[Observation]:
    reply = await wire.call(DescribeFlowDetailInfo(FlowGroupId=group_id), FlowDetails)
    return tuple(_observation(detail, now) for detail in reply.FlowInfo)


async def detail(wire: Wire, remote_id: str) -> FlowDetailInfo:
    found = await _details(wire, (remote_id,))
    if not found:
        raise Refused("NoFlow", reason=Reason.NO_CONTRACT)
    return found[0]


async def _details(wire: Wire, ids: tuple[str, ...]) -> Sequence[FlowDetailInfo]:
    """The document does not say what one unknown id does to a call: it may be left out, or fail
    the whole call, and then the halves are asked for apart, so that the others are not lost."""
    if not ids:
        return ()
    try:
        reply = await wire.call(DescribeFlowDetailInfo(FlowIds=ids), FlowDetails)
    except Refused as refused:
        if refused.reason not in STRANGERS:
            raise
        if len(ids) == 1:
            if refused.reason is Reason.NO_CONTRACT:
                return ()
            raise
        half = len(ids) // 2
        return [*await _details(wire, ids[:half]), *await _details(wire, ids[half:])]
    return [detail for detail in reply.FlowInfo if detail.FlowId in ids]


def _observation(detail: FlowDetailInfo, now: datetime) -> Observation:
    words = [approver.ApproveStatus for approver in detail.FlowApproverInfos]
    status = flow_status(detail.FlowStatus, words)
    early = status in (Status.COMPOSING, Status.WAITING)
    held = early and bool(detail.NeedCreateReview)
    if held:
        status = Status.COMPOSING
    return Observation(
        remote_id=detail.FlowId,
        our_id=our_id(detail.CustomData),
        status=status,
        held=held,
        raw_status=detail.FlowStatus,
        parties=parties(detail.FlowApproverInfos),
        reason=detail.FlowMessage,
        deadline=moment(detail.DeadLine),
        at=now,
        polled=True,
    )


def parties(approvers: Sequence[FlowApproverDetail]) -> tuple[PartySeen, ...]:
    """With whose turn it is worked out: PENDING is said of all who have not signed."""
    filling = any(one.ApproveStatus == "FILLPENDING" for one in approvers)
    waiting = [one.SignOrder or 0 for one in approvers if _standing(one) is Standing.TO_SIGN]
    turn = min(waiting, default=0)
    return tuple(_party(one, not filling and (one.SignOrder or 0) == turn) for one in approvers)


def _standing(approver: FlowApproverDetail) -> Standing:
    return APPROVER.get(approver.ApproveStatus, Standing.UNKNOWN)


def _party(approver: FlowApproverDetail, turn: bool) -> PartySeen:
    standing = _standing(approver)
    if standing is Standing.TO_SIGN and not turn:
        standing = Standing.NOT_YET
    return PartySeen(
        id=approver.RecipientId or approver.ReceiptId,
        name=approver.ApproveName,
        mobile_tail=tail(approver.Mobile),
        company=approver.ProxyOrganizationName,
        standing=standing,
        reason=approver.ApproveMessage,
        at=moment(approver.ApproveTime),
    )
