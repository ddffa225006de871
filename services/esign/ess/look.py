"""How contracts stand now, asked of Tencent."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from services.contracts.errors import Reason, Refused
from services.contracts.model import Observation, PartySeen, Standing, Status
from services.esign._moments import moment
from services.esign._phones import tail

from .replies import Briefs, FlowApproverDetail, FlowDetailInfo, FlowInfos
from .requests import DescribeFlowBriefs, DescribeFlowInfo
from .status import APPROVER, FLOW
from .wire import Wire

MOST = 100
HIDDEN = (Reason.NOT_PERMITTED, Reason.NO_CONTRACT)
"""Why a whole question is refused for the sake of one contract in it: another company's, say."""


async def look(wire: Wire, remote_ids: Sequence[str], now: datetime) -> Sequence[Observation]:
    """One observation for each of the ≤ 100 ids that Tencent knows."""
    if len(remote_ids) > MOST:
        raise ValueError(f"at most {MOST} contracts at once")
    return await _look(wire, tuple(dict.fromkeys(remote_ids)), now)


async def look_group(wire: Wire, group_id: str, now: datetime) -> Sequence[Observation]:
    """Of each contract of a group, without its deadline where another company sent it."""
    request = DescribeFlowInfo(Operator=wire.operator, FlowGroupId=group_id)
    details = (await wire.call(request, FlowInfos)).FlowDetailInfos
    try:
        deadlines = await _deadlines(wire, tuple(detail.FlowId for detail in details))
    except Refused as refusal:
        if refusal.reason not in HIDDEN:
            raise
        deadlines = {}
    return tuple(_observation(one, deadlines.get(one.FlowId), now) for one in details)


async def _look(wire: Wire, ids: tuple[str, ...], now: datetime) -> Sequence[Observation]:
    """One contract that is hidden from us must not hide the others: each half is asked for
    alone, and what is refused by itself is left out."""
    try:
        return await _ask(wire, ids, now)
    except Refused as refusal:
        if refusal.reason not in HIDDEN or len(ids) < 2:
            raise
        return await _halves(wire, ids, now, refusal)


async def _halves(
    wire: Wire, ids: tuple[str, ...], now: datetime, refusal: Refused
) -> Sequence[Observation]:
    middle = len(ids) // 2
    found: list[Observation] = []
    refused = 0
    for half in (ids[:middle], ids[middle:]):
        try:
            found += await _look(wire, half, now)
        except Refused as again:
            if again.reason not in HIDDEN:
                raise
            refused += 1
    if refused == 2:
        # Nothing of it is ours to see: that is no matter of one contract.
        raise refusal
    return found


async def _ask(wire: Wire, ids: tuple[str, ...], now: datetime) -> Sequence[Observation]:
    # The briefs come first: they leave unknown ids out, while one such id fails the details.
    # And only the briefs know the deadline, only the details the signers.
    deadlines = await _deadlines(wire, ids)
    known = tuple(id_ for id_ in ids if id_ in deadlines)
    if not known:
        return ()
    details = await wire.call(DescribeFlowInfo(Operator=wire.operator, FlowIds=known), FlowInfos)
    return tuple(
        _observation(detail, deadlines[detail.FlowId], now)
        for detail in details.FlowDetailInfos
        if detail.FlowId in deadlines
    )


async def _deadlines(wire: Wire, ids: tuple[str, ...]) -> Mapping[str, datetime | None]:
    """Of those that Tencent knows."""
    if not ids:
        return {}
    briefs = await wire.call(DescribeFlowBriefs(Operator=wire.operator, FlowIds=ids), Briefs)
    return {brief.FlowId: moment(brief.Deadline) for brief in briefs.FlowBriefs}


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
