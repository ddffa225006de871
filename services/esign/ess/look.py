"""How contracts stand now, asked of Tencent."""

from collections.abc import Sequence
from datetime import datetime

from services.contracts.model import Observation, PartySeen, Standing, Status
from services.esign._moments import moment
from services.esign._phones import tail

from .replies import Briefs, FlowApproverDetail, FlowDetailInfo, FlowInfos
from .requests import DescribeFlowBriefs, DescribeFlowInfo
from .status import APPROVER, FLOW
from .wire import Wire

MOST = 100


async def look(wire: Wire, remote_ids: Sequence[str], now: datetime) -> Sequence[Observation]:
    """One observation for each of the ≤ 100 ids that Tencent knows."""
    if len(remote_ids) > MOST:
        raise ValueError(f"at most {MOST} contracts at once")
    if not remote_ids:
        return ()
    # The briefs come first: they leave unknown ids out, while one such id fails the details.
    # And only the briefs know the deadline, only the details the signers.
    ids = tuple(dict.fromkeys(remote_ids))
    briefs = await wire.call(DescribeFlowBriefs(Operator=wire.operator, FlowIds=ids), Briefs)
    deadlines = {brief.FlowId: moment(brief.Deadline) for brief in briefs.FlowBriefs}
    known = tuple(id_ for id_ in ids if id_ in deadlines)
    if not known:
        return ()
    details = await wire.call(DescribeFlowInfo(Operator=wire.operator, FlowIds=known), FlowInfos)
    return tuple(
        _observation(detail, deadlines[detail.FlowId], now)
        for detail in details.FlowDetailInfos
        if detail.FlowId in deadlines
    )


def _observation(detail: FlowDetailInfo, deadline: datetime | None, now: datetime) -> Observation:
    return Observation(
        remote_id=detail.FlowId,
        status=FLOW.get(detail.FlowStatus, Status.UNKNOWN),
        raw_status=str(detail.FlowStatus),
        parties=tuple(_party(approver) for approver in detail.FlowApproverInfos),
        reason=detail.FlowMessage,
        deadline=deadline,
        at=now,
        polled=True,
    )


def _party(approver: FlowApproverDetail) -> PartySeen:
    return PartySeen(
        id=approver.RecipientId or approver.ReceiptId,
        name=approver.ApproveName,
        mobile_tail=tail(approver.Mobile),
        company=approver.OrganizationName,
        standing=APPROVER.get(approver.ApproveStatus, Standing.UNKNOWN),
        reason=approver.ApproveMessage,
        at=moment(approver.ApproveTime),
    )
