"""Templates and what is made of them: CreateFlow, CreateDocument, StartFlow."""

from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.callbacks import fill_message
from sandbox.tencent.config import Feature, TemplateRole, TemplateSpec
from sandbox.tencent.lifecycle import start
from sandbox.tencent.pdf import sample_pdf
from sandbox.tencent.state import Flow, FlowStatus, Signer, World

from .creation import check_honoured, keep, new_flow
from .from_files import approver_item

START_WITHIN = 300
"""Seconds after CreateDocument in which StartFlow must follow."""
PAGE = 20

CREATE_HONOURED = frozenset(
    {
        "Operator",
        "FlowName",
        "Approvers",
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


def describe_flow_templates(world: World, body: Json) -> Json:
    """Switched-off templates are listed, too, with Available 2. Names must match wholly."""
    check_honoured(body, {"Operator", "ContentType", "Filters", "Offset", "Limit"})
    found = [t for t in world.config.templates if _matches(t, body.get("Filters", []))]
    offset = body.get("Offset", 0)
    brief = body.get("ContentType", 0) == 1
    page = found[offset : offset + body.get("Limit", PAGE)]
    return {
        "Templates": [_template_info(world, one, brief) for one in page],
        "TotalCount": len(found),
    }


def _matches(template: TemplateSpec, filters: list[Json]) -> bool:
    keys = {"template-id": template.id, "template-name": template.name}
    for one in filters:
        if one["Key"] not in keys:
            raise unsupported(f"the filter {one['Key']}")
        if keys[one["Key"]] not in one["Values"]:
            return False
    return True


def _template_info(world: World, template: TemplateSpec, brief: bool) -> Json:
    order = list(range(len(template.roles))) if template.ordered else [-1]
    info: Json = {
        "TemplateId": template.id,
        "TemplateName": template.name,
        "Description": "",
        "Recipients": [_recipient(role, number) for number, role in enumerate(template.roles)],
        "SignOrder": order,
        "Status": 1,
        "TemplateType": 3,
        "Available": 1 if template.available else 2,
        "Published": True,
        "OrganizationId": world.config.organization_id,
        "CreatorId": world.config.operator_id,
        "Creator": world.config.employees[0].name,
        "CreatedOn": 1700000000,
    }
    return info if brief else {**info, "Components": _components(template), "SignComponents": []}


def _recipient(role: TemplateRole, number: int) -> Json:
    return {
        "RecipientId": role.id,
        "RecipientType": "ENTERPRISE" if role.company else "INDIVIDUAL",
        "RoleName": role.name,
        "RoutingOrder": number,
        "RequireSign": True,
        "RequireValidation": False,
        "RequireDelivery": True,
        "DeliveryMethod": "MOBILE",
    }


def _components(template: TemplateSpec) -> list[Json]:
    """Component.ComponentRecipientId says whose field it is; the initiator's have none."""
    owned = [("", name) for name in template.fields]
    owned += [(role.id, name) for role in template.roles for name in role.fields]
    return [
        {
            "ComponentId": f"ComponentId_{n}",
            "ComponentName": name,
            "ComponentType": "TEXT",
            "ComponentRecipientId": owner,
        }
        for n, (owner, name) in enumerate(owned)
    ]


def create_flow(world: World, body: Json) -> Json:
    """Reserve a contract, and charge for it. Which template it follows is said later."""
    world.need(Feature.TEMPLATES)
    check_honoured(body, CREATE_HONOURED)
    flow = new_flow(world, body, body.get("DeadLine"), notify="SMS")
    flow.from_template = True
    return {"FlowId": keep(world, flow).flow_id}


def create_document(world: World, body: Json) -> Json:
    """Ask for the document; it exists after the composing delay, then DocumentFill is sent."""
    check_honoured(
        body, {"Operator", "FlowId", "TemplateId", "FileNames", "FormFields", "ClientToken"}
    )
    if not body.get("FlowId"):
        raise Refusal("The parameter FlowId is missing.", "MissingParameter")
    flow = _template_flow(world, body["FlowId"])
    if flow.document_id:
        raise Refusal("The contract has its document already.", "FailedOperation.FlowHasDocument")
    template = world.template(body["TemplateId"])
    if template is None or not template.available:
        raise Refusal("There is no such template in use.", "ResourceNotFound.Template")
    _check_fields(template, body.get("FormFields", []))
    _fit(flow, template)
    flow.template_id = template.id
    if any(signer.fills for signer in flow.signers):
        flow.status = FlowStatus.CREATED_WITH_FIELDS
    flow.document_id = world.new_id()
    flow.document_asked = world.now
    world.background(_compose(world, flow))
    items = [approver_item(signer) for signer in flow.signers]
    return {"DocumentId": flow.document_id, "Approvers": items}


def _template_flow(world: World, flow_id: str) -> Flow:
    flow = world.flows.get(flow_id)
    if flow is None or not flow.from_template:
        raise Refusal("There is no such contract.", "ResourceNotFound.Flow", "ResourceNotFound")
    return flow


def _check_fields(template: TemplateSpec, fields: list[Json]) -> None:
    ours = [c for c in _components(template) if not c["ComponentRecipientId"]]
    names = {c["ComponentName"] for c in ours}
    ids = {c["ComponentId"] for c in ours}
    for field in fields:
        if field.get("ComponentName") not in names and field.get("ComponentId") not in ids:
            raise Refusal(
                "The template has no such field of the initiator.", "InvalidParameter.DataNotFound"
            )


def _fit(flow: Flow, template: TemplateSpec) -> None:
    """One approver for each role, in the template's order and with the role's RecipientId."""
    fits = len(flow.signers) == len(template.roles) and all(
        _fits(signer, role) for signer, role in zip(flow.signers, template.roles, strict=True)
    )
    if not fits or flow.unordered is template.ordered:
        raise Refusal(
            "The approvers do not match the template's roles and order.",
            "OperationDenied.ApproverNoMatchTemplate",
        )
    for signer, role in zip(flow.signers, template.roles, strict=True):
        signer.role = signer.role or role.name
        signer.fills = bool(role.fields)


def _fits(signer: Signer, role: TemplateRole) -> bool:
    return signer.recipient_id == role.id and (signer.kind == 0) is role.company


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
    if flow.status.running or flow.start_when_composed:
        raise Refusal("The contract was started already.", "OperationDenied.FlowHasStarted")
    if not flow.document_id:
        raise Refusal("The contract has no document.", "FailedOperation.FlowHasNoDocument")
    if world.now > flow.document_asked + START_WITHIN:
        flow.status = FlowStatus.EXPIRED
        raise Refusal("It was started too late.", "OperationDenied.FlowHasTerminated")
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
