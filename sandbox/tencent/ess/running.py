"""What can be done to a running contract: cancel it, remind its signers, review a signature."""

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.charsets import is_cancel_reason
from sandbox.tencent.config import Feature
from sandbox.tencent.lifecycle import cancel, end_by_refusal, under_review
from sandbox.tencent.state import Flow, Signer, SignerStatus, World

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
    turn = [s for s in flow.signers if s.status is SignerStatus.TO_SIGN]
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
    if body.get("OperateType") == "CreateReview":
        raise _not_reviewable("The contract is not at a stage with this review.")
    message: str = body.get("ReviewMessage", "")
    decide_review(world, flow, body["ReviewType"], message, body.get("RecipientId", ""))
    return {}


def decide_review(
    world: World, flow: Flow, decision: str, message: str, recipient_id: str = ""
) -> None:
    """PASS, REJECT or SIGN_REJECT, through the API or at Tencent's own console.

    Only SIGN_REJECT is heard of by callback, as the refusal it is. CallbackType has a value
    `review`, but Operate has none for a decision, and no document shows such a message: so
    none is sent.
    """
    if decision != "PASS" and not message.strip():
        raise Refusal("ReviewMessage is needed to reject.", "InvalidParameter.ParamError")
    if not flow.status.running:
        raise _not_reviewable("The contract is not at a stage with this review.")
    signers = _reviewed(world, flow, recipient_id)
    if decision == "SIGN_REJECT":
        end_by_refusal(world, flow, signers[0], message)
        return
    for signer in signers:
        signer.review = decision


def _reviewed(world: World, flow: Flow, recipient_id: str) -> list[Signer]:
    """The signers this review is about that have not signed. Never empty."""
    candidates = [s for s in flow.signers if under_review(world, flow, s)]
    if not candidates:
        raise _not_reviewable("The contract needs no review.", "OperationDenied.FlowNoNeedReview")
    if recipient_id and flow.signer(recipient_id) is None:
        raise Refusal("There is no such signer.", "ResourceNotFound")
    if not recipient_id and (not flow.needs_review or any(s.needs_review for s in candidates)):
        raise Refusal("RecipientId is needed here.", "InvalidParameter.ParamError")
    open_ones = [
        s for s in candidates if recipient_id in ("", s.recipient_id) and not s.status.over
    ]
    if not open_ones:
        raise _not_reviewable("There is nothing to review for this signer.")
    return open_ones


def _not_reviewable(message: str, *codes: str) -> Refusal:
    return Refusal(message, *codes, "FailedOperation.NotAvailableSignReview")
