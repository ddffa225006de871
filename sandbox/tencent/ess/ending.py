"""Withdrawing many contracts, moving deadlines, and dissolving what is signed."""

from sandbox.tencent import cancel_tasks, deadlines, releasing
from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.charsets import FLOW_NAME
from sandbox.tencent.releasing import Release, Successor
from sandbox.tencent.state import World

from .creation import check_honoured, check_user_data

TERMS = (
    "Reason",
    "RemainInForceItem",
    "OriginalExpenseSettlement",
    "OriginalOtherSettlement",
    "OtherDeals",
)


def create_batch_cancel_flow_url(world: World, body: Json) -> Json:
    """FailMessages by position, empty texts included; nothing happens before the link is opened."""
    check_honoured(body, {"Operator", "FlowIds"})
    who = body["Operator"]["UserId"]
    task = cancel_tasks.begin(world, body["FlowIds"], who, by_link=True)
    return {
        "BatchCancelFlowUrl": f"{world.api_url}/_cancel/{task.task_id}",
        "FailMessages": list(task.problems.values()),
        "UrlExpireOn": cancel_tasks.beijing(task.expires),
        "TaskId": task.task_id,
    }


def describe_cancel_flows_task(world: World, body: Json) -> Json:
    check_honoured(body, {"Operator", "TaskId", "CancelType"})
    return cancel_tasks.outcome(world, body["TaskId"])


def modify_flow_deadline(world: World, body: Json) -> Json:
    check_honoured(body, {"Operator", "FlowId", "Deadline", "RecipientId"})
    flow = world.flow(body["FlowId"])
    who = body["Operator"]["UserId"]
    deadlines.extend(world, flow, body["Deadline"], body.get("RecipientId", ""), who)
    return {}


def create_release_flow(world: World, body: Json) -> Json:
    honoured = {"Operator", "NeedRelievedFlowId", "ReliveInfo", "ReleasedApprovers", "Deadline"}
    check_honoured(body, honoured | {"UserData", "FlowName"})
    name: str = body.get("FlowName", "")
    if name and (not FLOW_NAME.fullmatch(name) or name.strip() != name):
        raise Refusal("FlowName has characters that are not allowed.", "InvalidParameter.FlowName")
    check_user_data(body)
    wanted = Release(
        creator=body["Operator"]["UserId"],
        terms=tuple(body["ReliveInfo"].get(term, "") for term in TERMS),
        name=name,
        deadline=body.get("Deadline", 0),
        user_data=body.get("UserData", ""),
        successors=dict(_successor(one) for one in body.get("ReleasedApprovers", [])),
    )
    original = world.flow(body["NeedRelievedFlowId"])
    return {"FlowId": releasing.release(world, original, wanted).flow_id}


def _successor(one: Json) -> tuple[str, Successor]:
    known = {"Name", "Mobile", "RelievedApproverRecipientId", "RelievedApproverReceiptId"}
    check_honoured(one, known)
    # The second is the older spelling of the first.
    whose = one.get("RelievedApproverRecipientId") or one.get("RelievedApproverReceiptId")
    if not whose:
        raise unsupported("somebody who replaces nobody")
    return whose, Successor(one["Name"], one["Mobile"])
