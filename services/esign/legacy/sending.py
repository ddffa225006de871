"""Sending a contract to its signers, one call each.

The edition knows no order: whoever was sent it may sign. So where they sign one after the other,
the next one is sent it when the one before has signed; and where they do not, nobody is the last
one, and it is filed by us once all have signed.
"""

from collections.abc import Sequence
from typing import NamedTuple

from services.contracts.errors import Refused
from services.contracts.order import Order, PartyKind, Signer
from services.esign._reply import Nothing

from .places import components
from .replies import Approvers, FlowApproverInfo, Sent
from .requests import SENT_ALREADY, ArchiveFlow, DescribeFlowApprovers, SendFlow
from .status import SIGNED
from .wire import Wire


class Passed(NamedTuple):
    """The SignIds of the signers in their order, "" for who was not sent it yet; and whether
    anything was to be done."""

    sign_ids: tuple[str, ...]
    anything: bool


async def send_on(wire: Wire, flow_id: str, order: Order) -> Passed:
    """Send it to whoever may sign now and was not sent it, or file it when all have signed."""
    approvers = await sent(wire, flow_id)
    ids = {one.UserId: one.SignId for one in approvers}
    due = _due(order, approvers)
    for signer in due:
        ids[signer.account] = await _send(wire, flow_id, order, signer)
    filed = await _file(wire, flow_id, order, approvers)
    sign_ids = tuple(ids.get(signer.account, "") for signer in order.signers)
    return Passed(sign_ids, bool(due) or filed)


async def sent(wire: Wire, flow_id: str, user_id: str = "") -> Sequence[FlowApproverInfo]:
    """Those it was sent to."""
    request = DescribeFlowApprovers(FlowId=flow_id, UserId=user_id or None)
    return (await wire.call(request, Approvers)).Approvers


def company_of(wire: Wire, signer: Signer) -> str:
    """The SubOrganizationId that a signer signs for: only ours is known."""
    return wire.account.sub_organization_id if signer.kind is PartyKind.EMPLOYEE else ""


def _due(order: Order, approvers: Sequence[FlowApproverInfo]) -> Sequence[Signer]:
    known = {one.UserId for one in approvers}
    missing = [signer for signer in order.signers if signer.account not in known]
    if not order.ordered:
        return missing
    busy = any(one.ApproveStatus != SIGNED for one in approvers)
    return [] if busy else missing[:1]


async def _send(wire: Wire, flow_id: str, order: Order, signer: Signer) -> str:
    request = SendFlow(
        FlowId=flow_id,
        UserId=signer.account,
        SignComponents=components(signer),
        Mobile=signer.mobile or None,
        SubOrganizationId=company_of(wire, signer) or None,
        Deadline=int(order.deadline.timestamp()),
        IsLastApprover=_is_last(order, signer),
        PreReadTime=signer.read_seconds or None,
    )
    try:
        return (await wire.call(request, Sent)).SignId
    except Refused as refusal:
        if refusal.code != SENT_ALREADY:
            raise
    # A try whose answer was lost had arrived.
    [found] = await sent(wire, flow_id, signer.account)
    return found.SignId


def _is_last(order: Order, signer: Signer) -> bool:
    one_by_one = order.ordered or len(order.signers) == 1
    return one_by_one and signer is order.signers[-1]


async def _file(
    wire: Wire, flow_id: str, order: Order, approvers: Sequence[FlowApproverInfo]
) -> bool:
    """Where nobody was the last one, and all have signed."""
    signed = {one.UserId for one in approvers if one.ApproveStatus == SIGNED}
    accounts = {signer.account for signer in order.signers}
    if not accounts <= signed or _is_last(order, order.signers[-1]):
        return False
    await wire.call(ArchiveFlow(FlowId=flow_id), Nothing)
    return True
