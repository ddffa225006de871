"""How contracts stand now, asked of Tencent: two calls for each, since none takes several."""

import asyncio
from collections.abc import Sequence

from services.contracts.errors import Reason, Refused
from services.contracts.model import Observation, PartySeen, Status
from services.esign._moments import moment
from services.esign._phones import tail

from .replies import Catalog, Flow, FlowApproverInfo
from .requests import DescribeCatalogApprovers, DescribeFlow
from .sending import sent
from .status import standing_of, status_of
from .wire import Wire

MOST = 100
AT_ONCE = 10
PAUSE = 1.0
"""Seconds after as many contracts. No document says how often these may be called; the edition
after this one allows 20 a second of each."""


async def look(wire: Wire, remote_ids: Sequence[str]) -> Sequence[Observation]:
    """One observation for each of the ≤ 100 ids that Tencent knows."""
    if len(remote_ids) > MOST:
        raise ValueError(f"at most {MOST} contracts at once")
    ids = tuple(dict.fromkeys(remote_ids))
    found: list[Observation] = []
    for start in range(0, len(ids), AT_ONCE):
        if start:
            await wire.sleep(PAUSE)
        some = await asyncio.gather(*(_look(wire, id_) for id_ in ids[start : start + AT_ONCE]))
        found.extend(seen for seen in some if seen)
    return found


async def look_group(wire: Wire, catalog_id: str) -> Sequence[Observation]:
    """The contracts of a catalog, which is the nearest that this edition has to a group."""
    catalog = await wire.call(DescribeCatalogApprovers(CatalogId=catalog_id), Catalog)
    return await look(wire, [one.FlowId for one in catalog.Approvers if one.FlowId][:MOST])


async def _look(wire: Wire, flow_id: str) -> Observation | None:
    try:
        flow = await wire.call(DescribeFlow(FlowId=flow_id), Flow)
        approvers = await sent(wire, flow_id)
    except Refused as refusal:
        if refusal.reason is Reason.NO_CONTRACT:
            return None
        raise
    status = status_of(flow.FlowStatus, approvers)
    return Observation(
        remote_id=flow_id,
        status=status,
        raw_status=str(flow.FlowStatus),
        parties=tuple(_party(one, status) for one in approvers),
        reason=flow.FlowMessage,
        deadline=moment(flow.Deadline),
        at=wire.clock(),
        polled=True,
    )


def _party(approver: FlowApproverInfo, status: Status) -> PartySeen:
    return PartySeen(
        id=approver.SignId,
        name=approver.Name,
        mobile_tail=tail(approver.Mobile),
        standing=standing_of(approver.ApproveStatus, status),
        reason=approver.ApproveMessage,
        at=moment(approver.ApproveTime),
    )
