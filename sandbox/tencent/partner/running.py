"""What can be done to a running contract: cancel, remind, review, extend, release, add signers."""

from sandbox.tencent import cancel_tasks, deadlines, growing, naming, releasing
from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.config import Feature
from sandbox.tencent.ess.creation import check_honoured
from sandbox.tencent.forwarding import forward
from sandbox.tencent.lifecycle import cancel
from sandbox.tencent.reviews import decide_review, of_group, review_creation
from sandbox.tencent.rights import check_admin, check_owner
from sandbox.tencent.state import Flow, Signer, SignerStatus, World

from .agents import employee, operator
from .approvers import KINDS, read_signers, read_who
from .creation import WORD, item

NO_REASON = "自动撤销（通过接口实现）"
ENDED = ("OperationDenied.FlowHasTerminated", "OperationDenied")


def cancel_flow(world: World, body: Json) -> Json:
    check_honoured(body, {"Agent", "FlowId", "CancelMessage", "CancelMessageFormat"})
    reason = _reason(body)
    flow = world.flow(body["FlowId"])
    check_owner(world, flow, operator(world, body).user_id)
    if flow.status.terminal:
        raise Refusal("The contract has ended.", *ENDED)
    if not flow.status.running:
        raise Refusal("The contract was not started.", "InvalidParameter.Status")
    cancel(world, flow, reason)
    return {}


def batch_cancel_flows(world: World, body: Json) -> Json:
    """FailMessages by position, and none at all where nothing is wrong."""
    check_honoured(body, {"Agent", "FlowIds", "CancelMessage", "CancelMessageFormat"})
    reason = _reason(body)
    who = operator(world, body).user_id
    task = cancel_tasks.begin(world, body["FlowIds"], who, by_link=False)
    world.background(cancel_tasks.carry_out_later(world, task, reason))
    said = list(task.problems.values())
    return {"FailMessages": said if any(said) else [], "TaskId": task.task_id}


def describe_cancel_flows_task(world: World, body: Json) -> Json:
    check_honoured(body, {"Agent", "TaskId", "CancelType"})
    return cancel_tasks.outcome(world, body["TaskId"])


def _reason(body: Json) -> str:
    reason: str = body.get("CancelMessage") or ""
    if reason and not WORD.fullmatch(reason):
        raise Refusal(
            "The reason has other characters.",
            "InvalidParameter.CancelReason",
            "InvalidParameter.ParamError",
        )
    return reason or NO_REASON


def create_flow_reminds(world: World, body: Json) -> Json:
    """Once for each signer of each contract. That nobody was reminded is said in words only."""
    world.need(Feature.REMINDERS)
    check_honoured(body, {"Agent", "FlowIds"})
    return {"RemindFlowRecords": [_remind(world, flow_id) for flow_id in body["FlowIds"]]}


def _remind(world: World, flow_id: str) -> Json:
    flow = world.flows.get(flow_id)
    if flow is None:
        return _record(flow_id, False, "合同不存在")
    if not flow.status.running or flow.status.filling:
        return _record(flow_id, False, "当前合同状态不支持催办")
    turn = [one for one in flow.signers if one.status is SignerStatus.TO_SIGN]
    said = []
    for signer in turn:
        fresh = signer.reminders < 1 and not signer.unnamed
        signer.reminders += fresh
        said.append(f"签署人 {signer.name}: {'催办成功' if fresh else '此签署人已催办过'}；")
    return _record(flow_id, True, "".join(said))


def _record(flow_id: str, can: bool, said: str) -> Json:
    return {"FlowId": flow_id, "CanRemind": can, "RemindMessage": said}


def create_flow_sign_review(world: World, body: Json) -> Json:
    world.need(Feature.SIGN_REVIEW)
    honoured = {"Agent", "FlowId", "ReviewType", "RecipientId", "OperateType", "ReviewMessage"}
    check_honoured(body, honoured)
    flow = world.flow(body["FlowId"])
    message: str = body.get("ReviewMessage", "")
    if body.get("OperateType") == "CreateReview":
        review_creation(world, flow, body["ReviewType"], message)
    else:
        decide_review(world, flow, body["ReviewType"], message, body.get("RecipientId", ""))
    return {}


def create_flow_group_sign_review(world: World, body: Json) -> Json:
    world.need(Feature.SIGN_REVIEW)
    check_honoured(body, {"Agent", "FlowGroupId", "ReviewType", "ApproverInfo", "ReviewMessage"})
    info, message = body["ApproverInfo"], body.get("ReviewMessage", "")
    company = info.get("OrganizationName", "") if info["ApproverType"] == "ORGANIZATION" else ""
    name, mobile = info["ApproverName"], info.get("ApproverMobile", "")
    for flow, signer in of_group(world, body["FlowGroupId"], name, mobile, company):
        decide_review(world, flow, body["ReviewType"], message, signer.recipient_id)
    return {}


def modify_flow_deadline(world: World, body: Json) -> Json:
    check_honoured(body, {"Agent", "FlowId", "Deadline", "RecipientId"})
    flow = world.flow(body["FlowId"])
    if flow.status.terminal:
        # The documented example of a contract that has expired.
        raise Refusal("The contract has ended.", "FailedOperation")
    who = operator(world, body).user_id
    deadlines.extend(world, flow, body["Deadline"], body.get("RecipientId", ""), who)
    return {}


def create_release_flow(world: World, body: Json) -> Json:
    honoured = {"Agent", "NeedRelievedFlowId", "ReliveInfo", "Deadline", "UserData", "FlowName"}
    check_honoured(body, honoured)
    name: str = body.get("FlowName", "")
    if name and not WORD.fullmatch(name):
        raise Refusal("FlowName has other characters.", "InvalidParameter.FlowName")
    wanted = releasing.Release(
        creator=operator(world, body).user_id,
        terms=tuple(body["ReliveInfo"].values()),
        name=name,
        deadline=body.get("Deadline", 0),
        user_data=body.get("UserData", ""),
    )
    flow = releasing.release(world, world.flow(body["NeedRelievedFlowId"]), wanted)
    return {"FlowId": flow.flow_id}


def create_flow_approvers(world: World, body: Json) -> Json:
    """Whoever could not be named stands in FillError; the others are named."""
    world.need(Feature.UNNAMED)
    check_honoured(body, {"Agent", "Approvers", "FlowId", "FillApproverType"})
    errors = []
    for info in body["Approvers"]:
        flow_id = info.get("FlowId") or body.get("FlowId", "")
        if not flow_id:
            raise Refusal("FlowId is missing.", "MissingParameter.FlowId", "MissingParameter")
        try:
            _name(world, world.flow(flow_id), info)
        except Refusal as refusal:
            error = {"RecipientId": info["RecipientId"], "FlowId": flow_id}
            errors.append({**error, "ErrMessage": refusal.message})
    return {"FillError": errors}


def _name(world: World, flow: Flow, info: Json) -> None:
    signer = flow.signer(info["RecipientId"])
    if signer is None:
        raise Refusal("There is no such role.", "ResourceNotFound.FlowApprover")
    given = {
        **info,
        "Name": info.get("ApproverName", ""),
        "Mobile": info.get("ApproverMobile", ""),
    }
    who = read_who(world, given, 0 if signer.for_company else 1)
    naming.name_signer(flow, signer, who.name, who.mobile, who.company)
    signer.user_id = who.user_id or signer.user_id


def create_dynamic_flow_approver(world: World, body: Json) -> Json:
    world.need(Feature.GROWING)
    check_honoured(body, {"Agent", "FillDynamicFlowList"})
    return {"DynamicFlowResultList": [_grow(world, one) for one in body["FillDynamicFlowList"]]}


def _grow(world: World, info: Json) -> Json:
    flow = world.flow(info["FlowId"])
    for approver in info["FlowApprovers"]:
        if not approver.get("SignComponents") and not flow.places_own:
            raise Refusal(
                "An approver has no sign component.",
                "MissingParameter.SignComponents",
                "InvalidParameter.ParamError",
            )
    signers = read_signers(world, info["FlowApprovers"], flow.name)
    growing.add_signers(world, flow, signers)
    return {
        "FlowId": flow.flow_id,
        "DynamicFlowApproverList": [{**item(one), "ApproverStatus": 2} for one in signers],
    }


def archive_dynamic_flow(world: World, body: Json) -> Json:
    check_honoured(body, {"Agent", "FlowId"})
    flow = world.flow(body["FlowId"])
    check_owner(world, flow, operator(world, body).user_id)
    growing.archive(world, flow)
    return {"FlowId": flow.flow_id, "Approvers": [item(one) for one in flow.signers]}


def create_flow_forwards(world: World, body: Json) -> Json:
    """Of our company's signers only, by an administrator, to a colleague who is verified."""
    check_admin(world, operator(world, body).user_id, "OperationDenied")
    check_honoured(body, {"Agent", "TargetOpenId", "FlowForwardInfos"})
    target = employee(world, body["TargetOpenId"])
    if target is None:
        raise Refusal("There is no such colleague.", "ResourceNotFound.User", "ResourceNotFound")
    failed, done = [], []
    for info in body["FlowForwardInfos"]:
        flow_id = info["FlowId"]
        try:
            flow = world.flow(flow_id)
            signer = _our_signer(world, flow, info["RecipientId"])
            forward(world, flow, signer, target.name, target.mobile)
            done.append(flow_id)
        except Refusal as refusal:
            failed.append({"FlowId": flow_id, "ErrorDetail": refusal.message})
    return {"FailedFlows": failed, "SuccessFlows": done}


def _our_signer(world: World, flow: Flow, recipient_id: str) -> Signer:
    signer = flow.signer(recipient_id)
    ours = signer is not None and signer.company == world.config.organization
    if signer is None or not ours or signer.kind != KINDS["ORGANIZATION"]:
        raise Refusal("None of our company's signers.", "ResourceNotFound.FlowApprover")
    return signer
