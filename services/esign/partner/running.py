"""What is done to contracts on their way."""

from collections.abc import Sequence
from datetime import datetime

from services.contracts.errors import Reason, Refused, Unavailable
from services.contracts.model import Decision
from services.contracts.office import CancelOutcome, CancelTask, Reminded
from services.contracts.order import Signer
from services.esign._ours import user_data
from services.esign._positional import problems
from services.esign._replies import CancelFlowsTask, Filled, Forwarded, ReleaseFlow, Reminds
from services.esign._reply import Nothing

from . import requests
from .companies import Known
from .orders import scene
from .replies import CancelledMany
from .signers import Making, approver, open_id, reviewed, role_taker
from .structs import DynamicFlowInfo, FlowForwardInfo, RelieveInfo
from .wire import Wire

MOST = 100
MOST_SIGNERS = 50
NAME_ONE = 1
OVER, NEVER_OPENED = "END", "TIMEOUT"
REMINDED = "催办成功"
"""How RemindMessage says that a signer was reminded. CanRemind is true beside "already reminded",
too (so in the documented example), and then nobody was."""

REVIEW_TYPE = {
    Decision.APPROVED: "PASS",
    Decision.SENT_BACK: "REJECT",
    Decision.REFUSED: "SIGN_REJECT",
}


async def add_signer(
    wire: Wire, remote_id: str, party_id: str, signer: Signer, known: Known
) -> None:
    taker = role_taker(signer, known, remote_id, party_id)
    request = requests.ChannelCreateFlowApprovers(Approvers=(taker,), FillApproverType=NAME_ONE)
    reply = await wire.call(request, Filled)
    for problem in reply.FillError:
        raise Refused("FillError", problem.ErrMessage, reason=Reason.NOT_ADDED)


async def grow(wire: Wire, remote_id: str, signers: Sequence[Signer], known: Known) -> None:
    if not 0 < len(signers) <= MOST_SIGNERS:
        raise ValueError(f"1 to {MOST_SIGNERS} signers")
    making = Making(known, "", from_file=True)
    more = DynamicFlowInfo(
        FlowId=remote_id,
        FlowApprovers=tuple(approver(one, making) for one in signers),
        AutoSignScene=scene(tuple(signers)),
    )
    request = requests.ChannelCreateDynamicFlowApprover(FillDynamicFlowList=(more,))
    await wire.call(request, Nothing)


async def archive(wire: Wire, remote_id: str) -> None:
    await wire.call(requests.ArchiveDynamicFlow(FlowId=remote_id), Nothing)


async def forward(wire: Wire, remote_id: str, party_id: str, account: str) -> None:
    request = requests.CreateFlowForwards(
        TargetOpenId=open_id(account),
        FlowForwardInfos=(FlowForwardInfo(FlowId=remote_id, RecipientId=party_id),),
    )
    reply = await wire.call(request, Forwarded)
    for failed in reply.FailedFlows:
        raise Refused("FailedFlows", failed.ErrorDetail, reason=Reason.NOT_FORWARDED)


async def review(
    wire: Wire,
    remote_id: str,
    decision: Decision,
    reason: str,
    party_id: str = "",
    operate: str | None = None,
) -> None:
    request = requests.ChannelCreateFlowSignReview(
        FlowId=remote_id,
        ReviewType=REVIEW_TYPE[decision],
        ReviewMessage=reason or None,
        RecipientId=party_id or None,
        OperateType=operate,
    )
    await wire.call(request, Nothing)


async def review_group(
    wire: Wire, group_id: str, party: Signer, decision: Decision, reason: str
) -> None:
    request = requests.CreateFlowGroupSignReview(
        FlowGroupId=group_id,
        ReviewType=REVIEW_TYPE[decision],
        ApproverInfo=reviewed(party),
        ReviewMessage=reason or None,
    )
    await wire.call(request, Nothing)


async def remind(wire: Wire, remote_id: str) -> Reminded:
    request = requests.ChannelCreateFlowReminds(FlowIds=(remote_id,))
    reply = await wire.call(request, Reminds)
    for record in reply.RemindFlowRecords:
        if record.FlowId == remote_id:
            said = record.RemindMessage
            return Reminded(bool(record.CanRemind) and (not said or REMINDED in said), said)
    return Reminded(sent=False)


async def cancel(wire: Wire, remote_id: str, reason: str) -> None:
    request = requests.ChannelCancelFlow(FlowId=remote_id, CancelMessage=reason)
    await wire.call(request, Nothing)


async def cancel_many(wire: Wire, remote_ids: Sequence[str], reason: str) -> CancelTask:
    if not 0 < len(remote_ids) <= MOST:
        raise ValueError(f"1 to {MOST} contracts")
    ids = tuple(remote_ids)
    request = requests.ChannelBatchCancelFlows(FlowIds=ids, CancelMessage=reason)
    reply = await wire.call(request, CancelledMany)
    refused = problems(ids, reply.FailMessages, "FailMessages")
    return CancelTask(task_id=reply.TaskId, refused=refused)


async def cancel_outcome(wire: Wire, task_id: str) -> CancelOutcome:
    """A status that nobody knows is one that is not over."""
    request = requests.DescribeCancelFlowsTask(TaskId=task_id)
    reply = await wire.call(request, CancelFlowsTask)
    return CancelOutcome(
        over=reply.TaskStatus in (OVER, NEVER_OPENED),
        cancelled=reply.SuccessFlowIds,
        refused={failed.FlowId: failed.Reason for failed in reply.FailureFlows},
        expired=reply.TaskStatus == NEVER_OPENED,
    )


async def extend(wire: Wire, remote_id: str, deadline: datetime, party_id: str) -> None:
    request = requests.ModifyFlowDeadline(
        FlowId=remote_id, Deadline=int(deadline.timestamp()), RecipientId=party_id or None
    )
    await wire.call(request, Nothing)


async def release(wire: Wire, our_id: str, remote_id: str, name: str, reason: str) -> str:
    request = requests.ChannelCreateReleaseFlow(
        NeedRelievedFlowId=remote_id,
        ReliveInfo=RelieveInfo(Reason=reason),
        UserData=user_data(our_id),
        FlowName=name,
    )
    made = await wire.call(request, ReleaseFlow)
    if not made.FlowId:
        raise Unavailable("made, but without an id", maybe_done=True)
    return made.FlowId
