"""Contracts from templates: CreateFlowsByTemplates, and groups of them.

Of many each is made or refused by itself, and the answer says so position by position.
"""

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.callbacks import fill_message
from sandbox.tencent.config import Feature, TemplateSpec
from sandbox.tencent.ess.creation import check_honoured, preview
from sandbox.tencent.ess.fields import check_fields
from sandbox.tencent.ess.templates import fields_of
from sandbox.tencent.lifecycle import start
from sandbox.tencent.pdf import sample_pdf
from sandbox.tencent.seals import check_signs_by_itself
from sandbox.tencent.state import Flow, World

from .components import COMPANY_BY_ITSELF
from .creation import item, new_flow
from .from_files import send, send_group

ONE = frozenset(
    {
        "FlowName",
        "Deadline",
        "TemplateId",
        "FlowApprovers",
        "FormFields",
        "FlowType",
        "FlowDescription",
        "CustomerData",
        "CustomShowMap",
        "CcInfos",
        "NeedSignReview",
        "CcNotifyType",
        "AutoSignScene",
        "FlowDisplayType",
    }
)


def create_flows_by_templates(world: World, body: Json) -> Json:
    world.need(Feature.TEMPLATES)
    check_honoured(body, {"Agent", "FlowInfos", "NeedPreview", "PreviewType"})
    looks = body.get("NeedPreview", False)
    slots = [_slot(world, body, info, looks) for info in body["FlowInfos"]]
    return {
        "FlowIds": [slot["FlowId"] for slot in slots],
        "CustomerData": [info.get("CustomerData", "") for info in body["FlowInfos"]],
        "ErrorMessages": [slot["ErrorMessage"] for slot in slots],
        "PreviewUrls": [slot["PreviewUrl"] for slot in slots],
        "TaskInfos": [slot["TaskInfo"] for slot in slots],
        "FlowApprovers": [slot["FlowApprovers"] for slot in slots if slot["FlowId"]],
    }


def create_group_by_templates(world: World, body: Json) -> Json:
    """All of them or none. Nobody reads along in a group."""
    world.need(Feature.TEMPLATES)
    check_honoured(body, {"Agent", "FlowInfos", "FlowGroupName"})
    flows = []
    for info in body["FlowInfos"]:
        check_honoured(info, ONE - {"CcInfos", "CcNotifyType"})
        flows.append(_read(world, body, info))
    answer = send_group(world, body["FlowGroupName"], flows)
    return {**answer, "TaskInfos": [_compose(world, flow) for flow in flows]}


def _slot(world: World, body: Json, info: Json, looks: bool) -> Json:
    """What is answered about one of many."""
    slot: Json = {"FlowId": "", "ErrorMessage": "", "PreviewUrl": "", "TaskInfo": _task("", "")}
    try:
        check_honoured(info, ONE)
        flow = _read(world, body, info)
        if looks:
            return {**slot, "PreviewUrl": preview(world, sample_pdf(flow.name))}
        send(world, [flow])
    except Refusal as refusal:
        # The real messages are Chinese; none of them is listed anywhere.
        return {**slot, "ErrorMessage": f"创建失败: {refusal.message}"}
    items = [item(one) for one in flow.signers]
    made = {"FlowId": flow.flow_id, "FlowApprovers": {"FlowId": flow.flow_id, "Approvers": items}}
    return {**slot, **made, "TaskInfo": _compose(world, flow)}


def _read(world: World, body: Json, info: Json) -> Flow:
    template = world.template(info.get("TemplateId", ""))
    if template is None or not template.available:
        raise Refusal(
            "There is no such template in use.", "ResourceNotFound.Template", "ResourceNotFound"
        )
    flow = new_flow(world, body, info, unordered=not template.ordered)
    flow.from_template, flow.template_id = True, template.id
    # By name: ComponentId is not looked at here.
    named = [{**one, "ComponentId": ""} for one in info.get("FormFields", [])]
    check_fields(fields_of(template, template.promoter_id), named)
    _fit(world, flow, template)
    return flow


def _fit(world: World, flow: Flow, template: TemplateSpec) -> None:
    """One approver for each role, in the template's order and with the role's RecipientId."""
    roles = [(role.id, role.company) for role in template.roles]
    if [(one.recipient_id, one.for_company) for one in flow.signers] != roles:
        raise Refusal(
            "The approvers do not match the template's roles and their order.",
            "InvalidParameter.FlowApprovers",
            "InvalidParameter.ParamError",
        )
    for signer, role in zip(flow.signers, template.roles, strict=True):
        signer.role = signer.role or role.name
        signer.fills = bool(role.fields)
        if role.seal_id:
            check_signs_by_itself(world, role.seal_id)
            signer.kind = COMPANY_BY_ITSELF


def _compose(world: World, flow: Flow) -> Json:
    """The document takes a moment; the contract goes out by itself when it is there."""
    flow.document_id = world.new_id()
    flow.document_asked = world.now
    world.background(_composed(world, flow))
    return _task(world.new_id(), "NOTREADY")


def _task(task_id: str, status: str) -> Json:
    return {"TaskId": task_id, "TaskStatus": status}


async def _composed(world: World, flow: Flow) -> None:
    await world.config.sleep(world.config.delays.compose)
    if world.flows.get(flow.flow_id) is not flow:
        return
    flow.document = sample_pdf(flow.name)
    world.notify(fill_message(world, flow))
    unstarted = not flow.status.running and not flow.status.terminal
    if unstarted and flow.start_when_composed:
        start(world, flow)
