"""Who signs, decided while the contract runs: naming, adding, handing over, archiving."""

from collections.abc import Sequence

from services.contracts.errors import Reason, Refused
from services.contracts.order import Signer
from services.esign._replies import Filled, Forwarded
from services.esign._reply import Nothing

from .running_requests import (
    ArchiveDynamicFlow,
    CreateDynamicFlowApprover,
    CreateFlowApprovers,
    CreateFlowForwards,
)
from .running_structs import FillApproverInfo, FlowForwardInfo
from .signers import approver, company_of
from .wire import Wire

DYNAMIC = 1
"""FillApproverType of a role that was left open.

0 adds to several of a company of whom one signs ("或签"). There is no such role in any contract of
ours: how one is ordered is told of WeCom only (CustomApproverTag), and a template does not say."""
MOST = 50


async def add_signer(wire: Wire, remote_id: str, party_id: str, signer: Signer) -> None:
    """The answer lists only what went wrong, and is an answer of success."""
    taker = FillApproverInfo(
        RecipientId=party_id,
        ApproverName=signer.name,
        ApproverMobile=signer.mobile,
        OrganizationName=company_of(signer),
        FlowId=remote_id,
    )
    request = CreateFlowApprovers(
        Operator=wire.operator, Approvers=(taker,), FillApproverType=DYNAMIC
    )
    for error in (await wire.call(request, Filled)).FillError:
        raise Refused("FillError", error.ErrMessage, reason=Reason.NOT_ADDED)


async def grow(wire: Wire, remote_id: str, signers: Sequence[Signer]) -> None:
    if len(signers) > MOST:
        raise ValueError(f"at most {MOST} signers at once")
    request = CreateDynamicFlowApprover(
        Operator=wire.operator,
        FlowId=remote_id,
        Approvers=tuple(approver(signer) for signer in signers),
    )
    await wire.call(request, Nothing)


async def archive(wire: Wire, remote_id: str) -> None:
    await wire.call(ArchiveDynamicFlow(Operator=wire.operator, FlowId=remote_id), Nothing)


async def forward(wire: Wire, remote_id: str, party_id: str, account: str) -> None:
    request = CreateFlowForwards(
        Operator=wire.operator,
        TargetUserId=account,
        FlowForwardInfos=(FlowForwardInfo(FlowId=remote_id, RecipientId=party_id),),
    )
    for failed in (await wire.call(request, Forwarded)).FailedFlows:
        raise Refused("FailedFlows", failed.ErrorDetail, reason=Reason.NOT_FORWARDED)
