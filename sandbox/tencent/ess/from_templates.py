"""Contracts from a template: CreateFlow, CreateDocument, StartFlow."""

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.callbacks import fill_message
from sandbox.tencent.config import Feature, TemplateRole, TemplateSpec
from sandbox.tencent.lifecycle import start
from sandbox.tencent.pdf import sample_pdf
from sandbox.tencent.reviews import await_review
from sandbox.tencent.seals import check_signs_by_itself
from sandbox.tencent.state import Flow, FlowStatus, Signer, World

from .approvers import SEAL
from .creation import approver_item, check_honoured, keep, new_flow, preview
from .fields import check_fields
from .templates import fields_of

START_WITHIN = 300
"""Seconds after CreateDocument in which StartFlow must follow."""

CREATE_HONOURED = frozenset(
    {
        "Operator",
        "FlowName",
        "Approvers",
        "CcInfos",
        "AutoSignScene",
        "FlowDescription",
        "FlowType",
        "ClientToken",
        "DeadLine",
        "UserData",
        "Unordered",
        "CustomShowMap",
        "NeedSignReview",
        "FlowDisplayType",
    }
)
DOCUMENT_HONOURED = frozenset(
    {
        "Operator",
        "FlowId",
        "TemplateId",
        "FileNames",
        "FormFields",
        "NeedPreview",
        "PreviewType",
        "ClientToken",
    }
)


def create_flow(world: World, body: Json) -> Json:
    """Reserve a contract, and charge for it. Which template it follows is said later."""
    world.need(Feature.TEMPLATES)
    check_honoured(body, CREATE_HONOURED)
    flow = new_flow(world, body, body, body.get("DeadLine"), notify="SMS")
    flow.from_template = True
    keep(world, flow)
    return {"FlowId": flow.flow_id}


def create_document(world: World, body: Json) -> Json:
    """Ask for the document; it exists after the composing delay, then DocumentFill is sent."""
    check_honoured(body, DOCUMENT_HONOURED)
    if body.get("NeedPreview"):
        return _preview(world, body)
    if not body.get("FlowId"):
        raise Refusal("The parameter FlowId is missing.", "MissingParameter")
    flow = _template_flow(world, body["FlowId"])
    if flow.document_id:
        raise Refusal("The contract has its document already.", "FailedOperation.FlowHasDocument")
    template = template_in_use(world, body["TemplateId"])
    check_fields(fields_of(template, template.promoter_id), body.get("FormFields", []))
    if [one.recipient_id for one in flow.signers] != [role.id for role in template.roles]:
        raise no_match()
    take_roles(world, flow, template)
    flow.document_id = world.new_id()
    flow.document_asked = world.now
    world.background(_compose(world, flow))
    items = [approver_item(signer) for signer in flow.signers]
    return {"DocumentId": flow.document_id, "PreviewFileUrl": "", "Approvers": items}


def _preview(world: World, body: Json) -> Json:
    """Of no contract: it is neither made nor charged for, and a FlowId is not looked at."""
    template = template_in_use(world, body["TemplateId"])
    check_fields(fields_of(template, template.promoter_id), body.get("FormFields", []))
    url = preview(world, sample_pdf(template.name))
    return {"DocumentId": world.new_id(), "PreviewFileUrl": url}


def template_in_use(world: World, template_id: str) -> TemplateSpec:
    template = world.template(template_id)
    if template is None or not template.available:
        raise Refusal(
            "There is no such template in use.",
            "ResourceNotFound.Template",
            "ResourceNotFound.NotExistTemplate",
        )
    return template


def take_roles(world: World, flow: Flow, template: TemplateSpec) -> None:
    """One signer for each role, in the template's order; with the template's fields and seals."""
    if len(flow.signers) != len(template.roles) or flow.unordered is template.ordered:
        raise no_match()
    for signer, role in zip(flow.signers, template.roles, strict=True):
        _take(world, signer, role)
    flow.template_id = template.id
    if any(signer.fills for signer in flow.signers):
        flow.status = FlowStatus.CREATED_WITH_FIELDS


def _take(world: World, signer: Signer, role: TemplateRole) -> None:
    if signer.for_company is not role.company or (role.seal_id and signer.kind != SEAL):
        raise no_match()
    if signer.kind == SEAL:
        check_signs_by_itself(world, role.seal_id)
    signer.recipient_id = role.id
    signer.role = signer.role or role.name
    signer.fills = bool(role.fields)


def no_match() -> Refusal:
    return Refusal(
        "The approvers do not match the template's roles and order.",
        "OperationDenied.ApproverNoMatchTemplate",
    )


def _template_flow(world: World, flow_id: str) -> Flow:
    flow = world.flows.get(flow_id)
    if flow is None or not flow.from_template:
        raise Refusal("There is no such contract.", "ResourceNotFound.Flow", "ResourceNotFound")
    return flow


async def _compose(world: World, flow: Flow) -> None:
    await world.config.sleep(world.config.delays.compose)
    if world.flows.get(flow.flow_id) is not flow:
        return
    flow.document = sample_pdf(flow.name)
    world.notify(fill_message(world, flow))
    started = flow.status.running or flow.status.terminal
    if flow.start_when_composed and not started:
        start(world, flow)


def start_flow(world: World, body: Json) -> Json:
    check_honoured(body, {"Operator", "FlowId", "ClientToken", "CcNotifyType"})
    flow = _template_flow(world, body["FlowId"])
    if flow.status.terminal:
        raise Refusal("The contract has ended.", "OperationDenied.FlowHasTerminated")
    if flow.status.running or flow.start_when_composed or flow.creation_review:
        raise Refusal("The contract was started already.", "OperationDenied.FlowHasStarted")
    if not flow.document_id:
        raise Refusal("The contract has no document.", "FailedOperation.FlowHasNoDocument")
    if world.now > flow.document_asked + START_WITHIN:
        flow.status = FlowStatus.EXPIRED
        raise Refusal("It was started too late.", "OperationDenied.FlowHasTerminated")
    if world.reviews_creation:
        await_review(world, flow)
        return {"Status": "REVIEW"}
    if not flow.document:
        return _start_early(world, flow)
    start(world, flow)
    return {"Status": "START"}


def _start_early(world: World, flow: Flow) -> Json:
    """Before the document exists Tencent either refuses, or says EXECUTING and starts later."""
    if not world.executing:
        raise Refusal(
            "The document is still being composed.", "OperationDenied.DocumentNoAvailable"
        )
    flow.start_when_composed = True
    return {"Status": "EXECUTING"}
