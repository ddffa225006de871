"""Who signs, decided while the contract runs: roles taken, signers added, signatures handed on."""

from sandbox.tencent import growing, naming
from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.config import Employee, Feature
from sandbox.tencent.forwarding import forward
from sandbox.tencent.rights import check_admin, check_owner
from sandbox.tencent.state import Flow, Signer, World

from .approvers import read_signers
from .creation import approver_item, check_honoured

DYNAMIC = 1
EMPLOYEE = 0


def create_flow_approvers(world: World, body: Json) -> Json:
    """Whoever could not be named stands in FillError; the others are named."""
    world.need(Feature.UNNAMED)
    check_honoured(body, {"Operator", "Approvers", "FlowId", "FillApproverType"})
    if body.get("FillApproverType", 0) != DYNAMIC:
        raise unsupported("several of a company who may sign (FillApproverType 0)")
    errors = []
    for info in body["Approvers"]:
        flow_id = info.get("FlowId") or body.get("FlowId", "")
        if not flow_id:
            raise Refusal("FlowId is missing.", "InvalidParameter.ParamError")
        flow = world.flow(flow_id)
        try:
            _name(flow, info)
        except Refusal as refusal:
            error = {"RecipientId": info["RecipientId"], "FlowId": flow_id}
            errors.append({**error, "ErrMessage": refusal.message})
    return {"FillError": errors}


def _name(flow: Flow, info: Json) -> None:
    known = {"RecipientId", "ApproverName", "ApproverMobile", "OrganizationName", "FlowId"}
    check_honoured(info, known)
    signer = flow.signer(info["RecipientId"])
    if signer is None:
        raise Refusal("There is no such role.", "ResourceNotFound.FlowApprover")
    who = (info.get("ApproverName", ""), info.get("ApproverMobile", ""))
    naming.name_signer(flow, signer, *who, info.get("OrganizationName", ""))


def create_dynamic_flow_approver(world: World, body: Json) -> Json:
    world.need(Feature.GROWING)
    check_honoured(body, {"Operator", "FlowId", "Approvers"})
    flow = world.flow(body["FlowId"])
    check_owner(world, flow, body["Operator"]["UserId"])
    for approver in body["Approvers"]:
        if not approver.get("SignComponents") and not flow.places_own:
            raise Refusal("An approver has no sign component.", "InvalidParameter.ParamError")
    signers = read_signers(world, body["Approvers"], notify="NONE")
    growing.add_signers(world, flow, signers)
    made = [
        {"RecipientId": s.recipient_id, "SignId": s.sign_id, "ApproverStatus": int(s.status)}
        for s in signers
    ]
    return {"FlowId": flow.flow_id, "DynamicFlowApproverList": made}


def archive_dynamic_flow(world: World, body: Json) -> Json:
    check_honoured(body, {"Operator", "FlowId"})
    flow = world.flow(body["FlowId"])
    check_owner(world, flow, body["Operator"]["UserId"])
    growing.archive(world, flow)
    return {"FlowId": flow.flow_id, "Approvers": [approver_item(one) for one in flow.signers]}


def create_flow_forwards(world: World, body: Json) -> Json:
    """From one of our company's signers to a colleague, by an administrator."""
    check_honoured(body, {"Operator", "TargetUserId", "FlowForwardInfos"})
    check_admin(world, body["Operator"]["UserId"], "OperationDenied")
    target = next((e for e in world.config.employees if e.user_id == body["TargetUserId"]), None)
    if target is None:
        raise Refusal("There is no such colleague.", "InvalidParameterValue")
    failed, done = [], []
    for info in body["FlowForwardInfos"]:
        try:
            _forward(world, info, target)
            done.append(info["FlowId"])
        except Refusal as refusal:
            failed.append({"FlowId": info["FlowId"], "ErrorDetail": refusal.message})
    return {"FailedFlows": failed, "SuccessFlows": done}


def _forward(world: World, info: Json, target: Employee) -> None:
    flow = world.flow(info["FlowId"])
    signer = _our_signer(world, flow, info["RecipientId"])
    forward(world, flow, signer, target.name, target.mobile, target.user_id)


def _our_signer(world: World, flow: Flow, recipient_id: str) -> Signer:
    signer = flow.signer(recipient_id)
    ours = signer is not None and signer.company == world.config.organization
    if signer is None or not ours or signer.kind != EMPLOYEE:
        raise Refusal("None of our company's signers.", "ResourceNotFound.FlowApprover")
    return signer
