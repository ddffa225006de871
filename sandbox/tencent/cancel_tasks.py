"""Withdrawing many contracts at once, and what became of it.

Sources: CreateBatchCancelFlowUrl and DescribeCancelFlowsTask in tencentcloud-sdk-python-ess
3.1.194. The news (CancelFlows) is joined by TaskId; no document lists its other fields.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from .answers import Json, Refusal
from .callbacks import bare_message
from .charsets import is_cancel_reason
from .lifecycle import cancel
from .records import CancelTask
from .rights import is_admin
from .state import Flow, World

LINK_LIFE = 86400
"""Seconds: said of `partner` only, but in `ess` a link ends, too."""
BAD_REASON = ("InvalidParameter.CancelReason", "InvalidParameter.ParamError")
BEIJING = timedelta(hours=8)
UNKNOWN, NOT_YOURS, NOT_RUNNING = "合同不存在", "没有撤销该合同的权限", "当前合同状态不支持撤销"


def begin(world: World, flow_ids: Sequence[str], user_id: str, *, by_link: bool) -> CancelTask:
    """Nothing is withdrawn yet. `problems` of the task has an entry for every id."""
    if len(set(flow_ids)) < len(flow_ids):
        raise Refusal("A contract is named twice.", "OperationDenied.BatchCancelForbid")
    problems = {flow_id: problem(world, flow_id, user_id) for flow_id in flow_ids}
    task = CancelTask(world.new_id(), problems)
    task.expires = world.now + LINK_LIFE if by_link else 0.0
    world.cancel_tasks[task.task_id] = task
    return task


def problem(world: World, flow_id: str, user_id: str) -> str:
    """Why this contract cannot be withdrawn by this employee; empty when it can."""
    flow = world.flows.get(flow_id)
    if flow is None:
        return UNKNOWN
    if flow.creator != user_id and not is_admin(world, user_id):
        return NOT_YOURS
    return "" if flow.status.running else NOT_RUNNING


def carry_out(world: World, task: CancelTask, reason: str) -> None:
    """The link was opened, or its time has come: withdraw what can be, and tell."""
    if not reason.strip() or not is_cancel_reason(reason):
        raise Refusal("The reason is missing, or has other characters.", *BAD_REASON)
    if task.over or (task.expires and task.expires <= world.now):
        raise Refusal("The task is over.", "OperationDenied.BatchCancelForbid")
    for flow_id, trouble in task.problems.items():
        flow = world.flows.get(flow_id)
        if flow is not None and not trouble:
            _withdraw(world, task, flow, reason)
    task.over = True
    world.notify(bare_message(world, "CancelFlows", TaskId=task.task_id))


def _withdraw(world: World, task: CancelTask, flow: Flow, reason: str) -> None:
    if flow.status.running:
        cancel(world, flow, reason)
        task.cancelled.append(flow.flow_id)
    else:  # signed or ended in the meantime
        task.failed[flow.flow_id] = NOT_RUNNING


async def carry_out_later(world: World, task: CancelTask, reason: str) -> None:
    """For `World.background`: where nobody has to open a link."""
    await world.config.sleep(world.config.delays.cancel_many)
    if world.cancel_tasks.get(task.task_id) is task:
        carry_out(world, task, reason)


def find(world: World, task_id: str) -> CancelTask:
    if task_id not in world.cancel_tasks:
        raise Refusal("There is no such task.", "ResourceNotFound.Flow", "FailedOperation")
    return world.cancel_tasks[task_id]


def outcome(world: World, task_id: str) -> Json:
    """What DescribeCancelFlowsTask answers in every edition."""
    task = find(world, task_id)
    return {
        "TaskId": task_id,
        "TaskStatus": status(world, task),
        "SuccessFlowIds": list(task.cancelled),
        "FailureFlows": [
            {"FlowId": flow_id, "Reason": why, "FlowName": world.flows[flow_id].name}
            for flow_id, why in task.failed.items()
        ],
    }


def status(world: World, task: CancelTask) -> str:
    if task.over:
        return "END"
    dead = task.expires and task.expires <= world.now
    return "TIMEOUT" if dead else "PROCESSING"


def beijing(seconds: float) -> str:
    """A time as the documents write it where it is no number."""
    return f"{datetime.fromtimestamp(seconds, UTC) + BEIJING:%Y-%m-%d %H:%M:%S}"
