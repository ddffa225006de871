"""What can be done to a running contract: cancel it, remind its signers, review a signature."""

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.charsets import is_cancel_reason
from sandbox.tencent.config import Feature
from sandbox.tencent.lifecycle import cancel
from sandbox.tencent.reviews import decide_review, of_group, review_creation
from sandbox.tencent.rights import check_owner
from sandbox.tencent.state import Signer, SignerStatus, World

from .creation import check_honoured

REMINDERS = 3
"""For each signer of each contract."""


def cancel_flow(world: World, body: Json) -> Json:
    check_honoured(body, {"Operator", "FlowId", "CancelMessage"})
    reason: str = body["CancelMessage"]
    if not reason.strip():
        raise Refusal("The reason is missing.", "MissingParameter.CancelReason")
    if not is_cancel_reason(reason):
        raise Refusal("The reason has other characters.", "InvalidParameter.CancelReason")
    flow = world.flow(body["FlowId"])
    check_owner(world, flow, body["Operator"]["UserId"])
    if flow.status.terminal:
        raise Refusal("The contract has ended.", "OperationDenied.FlowHasTerminated")
    if not flow.status.running:
        raise Refusal("The contract was not started.", "InvalidParameter.Status")
    cancel(world, flow, reason)
    return {}


def create_flow_reminds(world: World, body: Json) -> Json:
    world.need(Feature.REMINDERS)
    check_honoured(body, {"Operator", "FlowIds", "RemindTypes"})
    types = set(body.get("RemindTypes", []))
    records = []
    for flow_id in body["FlowIds"]:
        problem = _remind(world, flow_id, types)
        records.append({"FlowId": flow_id, "CanRemind": not problem, "RemindMessage": problem})
    return {"RemindFlowRecords": records}


def _remind(world: World, flow_id: str, types: set[str]) -> str:
    """Remind everybody whose turn it is; why not, when nobody could be reminded."""
    flow = world.flows.get(flow_id)
    if flow is None:
        return "合同不存在"
    # The single form reminds of signing only; the group form (not here) of filling in, too.
    if not flow.status.running or flow.status.filling:
        return "当前合同状态不支持催办"
    turn = [s for s in flow.signers if s.status is SignerStatus.TO_SIGN and not s.unnamed]
    reachable = [s for s in turn if _ways(s) & (types or _ways(s))]
    if not reachable:
        return "签署人未设置通知方式，无法催办"
    fresh = [s for s in reachable if s.reminders < REMINDERS]
    if not fresh:
        return "已达到催办次数上限"
    for signer in fresh:
        signer.reminders += 1
    return ""


def _ways(signer: Signer) -> set[str]:
    return {"SMS", "EMAIL"} if signer.notify == "ALL" else {signer.notify} - {"NONE"}


def create_flow_sign_review(world: World, body: Json) -> Json:
    """PASS unblocks; REJECT goes on blocking; SIGN_REJECT ends the contract as refused."""
    world.need(Feature.SIGN_REVIEW)
    honoured = {"Operator", "FlowId", "ReviewType", "RecipientId", "OperateType", "ReviewMessage"}
    check_honoured(body, honoured)
    flow = world.flow(body["FlowId"])
    message: str = body.get("ReviewMessage", "")
    if body.get("OperateType") == "CreateReview":
        review_creation(world, flow, body["ReviewType"], message)
    else:
        decide_review(world, flow, body["ReviewType"], message, body.get("RecipientId", ""))
    return {}


def create_flow_group_sign_review(world: World, body: Json) -> Json:
    """The signer of all contracts in the group: by name and number, and company for employees."""
    world.need(Feature.SIGN_REVIEW)
    honoured = {"Operator", "FlowGroupId", "ReviewType", "ApproverInfo", "ReviewMessage"}
    check_honoured(body, honoured)
    info: Json = body["ApproverInfo"]
    check_honoured(info, {"ApproverType", "ApproverName", "ApproverMobile", "OrganizationName"})
    if info["ApproverType"] not in ("ORGANIZATION", "PERSON"):
        raise Refusal("ApproverType is ORGANIZATION or PERSON.", "InvalidParameter.ParamError")
    of_company = info["ApproverType"] == "ORGANIZATION"
    company = info.get("OrganizationName", "") if of_company else ""
    who = (info["ApproverName"], info.get("ApproverMobile", ""), company)
    for flow, signer in of_group(world, body["FlowGroupId"], *who):
        message = body.get("ReviewMessage", "")
        decide_review(world, flow, body["ReviewType"], message, signer.recipient_id)
    return {}
