"""Reminding, cancelling, later days and the end of a contract that is signed already."""

from collections.abc import Sequence
from datetime import datetime

from services.contracts.errors import Unavailable
from services.contracts.office import CancelOutcome, CancelTask, Reminded
from services.esign._ours import user_data
from services.esign._positional import problems
from services.esign._replies import CancelFlowsTask, ReleaseFlow, Reminds
from services.esign._reply import Nothing
from services.esign._trust import checked

from .requests import CancelFlow, CreateFlowReminds
from .running_replies import BatchCancelUrl
from .running_requests import (
    CreateBatchCancelFlowUrl,
    CreateReleaseFlow,
    DescribeCancelFlowsTask,
    ModifyFlowDeadline,
)
from .running_structs import RelieveInfo
from .wire import Wire

MOST = 100


async def remind(wire: Wire, remote_id: str) -> Reminded:
    reply = await wire.call(
        CreateFlowReminds(Operator=wire.operator, FlowIds=(remote_id,)), Reminds
    )
    for record in reply.RemindFlowRecords:
        if record.FlowId == remote_id:
            return Reminded(bool(record.CanRemind), record.RemindMessage)
    return Reminded(sent=False)


async def cancel(wire: Wire, remote_id: str, reason: str) -> None:
    request = CancelFlow(Operator=wire.operator, FlowId=remote_id, CancelMessage=reason)
    await wire.call(request, Nothing)


async def cancel_many(wire: Wire, remote_ids: Sequence[str], reason: str) -> CancelTask:
    """The reason is not sent: whoever opens the link is asked for it, in the mini-program."""
    del reason
    ids = tuple(dict.fromkeys(remote_ids))
    if len(ids) > MOST:
        raise ValueError(f"at most {MOST} contracts at once")
    request = CreateBatchCancelFlowUrl(Operator=wire.operator, FlowIds=ids)
    reply = await wire.call(request, BatchCancelUrl)
    refused = problems(ids, reply.FailMessages, "FailMessages")
    if len(refused) < len(ids) and not (reply.BatchCancelFlowUrl and reply.TaskId):
        raise Unavailable("CreateBatchCancelFlowUrl: neither a link nor a reason why not")
    link = reply.BatchCancelFlowUrl and checked(reply.BatchCancelFlowUrl, wire.account)
    return CancelTask(task_id=reply.TaskId, link=link, refused=refused)


async def cancel_outcome(wire: Wire, task_id: str) -> CancelOutcome:
    """A status that nobody knows is one that is not over."""
    request = DescribeCancelFlowsTask(Operator=wire.operator, TaskId=task_id)
    reply = await wire.call(request, CancelFlowsTask)
    expired = reply.TaskStatus == "TIMEOUT"
    return CancelOutcome(
        over=expired or reply.TaskStatus == "END",
        cancelled=reply.SuccessFlowIds,
        refused={flow.FlowId: flow.Reason for flow in reply.FailureFlows if flow.FlowId},
        expired=expired,
    )


async def extend(wire: Wire, remote_id: str, deadline: datetime, party_id: str) -> None:
    request = ModifyFlowDeadline(
        Operator=wire.operator,
        FlowId=remote_id,
        Deadline=int(deadline.timestamp()),
        RecipientId=party_id or None,
    )
    await wire.call(request, Nothing)


async def release(wire: Wire, our_id: str, remote_id: str, name: str, reason: str) -> str:
    request = CreateReleaseFlow(
        Operator=wire.operator,
        NeedRelievedFlowId=remote_id,
        ReliveInfo=RelieveInfo(Reason=reason),
        UserData=user_data(our_id),
        FlowName=name or None,
    )
    made = (await wire.call(request, ReleaseFlow)).FlowId
    if not made:
        raise Unavailable("CreateReleaseFlow: made, but without an id", maybe_done=True)
    return made
