"""CreateFlowByFiles: a contract from an uploaded PDF, out for signature at once."""

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.config import Feature
from sandbox.tencent.extras import check_limits
from sandbox.tencent.files import usable_file
from sandbox.tencent.lifecycle import start
from sandbox.tencent.pdf import is_pdf
from sandbox.tencent.state import Flow, World

from .components import check_fields_of_initiator, check_fields_of_signer, check_signing
from .creation import approver_item, check_honoured, keep, new_flow, preview

HONOURED = frozenset(
    {
        "Operator",
        "FlowName",
        "FileIds",
        "Approvers",
        "Components",
        "CcInfos",
        "CcNotifyType",
        "FlowDescription",
        "FlowType",
        "Deadline",
        "Unordered",
        "UserData",
        "NeedSignReview",
        "NeedPreview",
        "PreviewType",
        "SignBeanTag",
        "ApproverVerifyType",
        "AutoSignScene",
        "CustomShowMap",
        "FlowDisplayType",
        "OpenDynamicSignFlow",
    }
)


def create_flow_by_files(world: World, body: Json) -> Json:
    world.need(Feature.FILES)
    check_honoured(body, HONOURED)
    if body.get("OpenDynamicSignFlow"):
        world.need(Feature.GROWING)
    flow = flow_of_file(world, body, body, free=body.get("SignBeanTag", 0) == 1)
    flow.growing = body.get("OpenDynamicSignFlow", False)
    if body.get("NeedPreview"):
        return {"FlowId": "", "PreviewUrl": preview(world, flow.document)}
    keep(world, flow)
    start(world, flow)
    return {
        "FlowId": flow.flow_id,
        "PreviewUrl": "",
        "Approvers": [approver_item(signer) for signer in flow.signers],
    }


def flow_of_file(world: World, body: Json, info: Json, *, free: bool) -> Flow:
    """A checked flow with its document. `free`: signers may place their own seals."""
    if len(info["FileIds"]) > 1:
        raise Refusal("Only one file is supported.", "OperationDenied.ManyResourceId")
    # A files flow texts nobody unless NotifyType says so (ApproverInfo.NotifyType).
    flow = new_flow(world, body, info, info.get("Deadline"), notify="NONE")
    pdf = usable_file(world, info["FileIds"][0]).content
    if not is_pdf(pdf):
        raise Refusal("The file is no PDF.", "OperationDenied.FileNoMatchResource")
    flow.places_own = free
    check_fields_of_initiator(info.get("Components", []), pdf)
    for signer, approver in zip(flow.signers, info.get("Approvers", []), strict=True):
        check_signing(world, signer, approver.get("SignComponents", []), free, pdf)
        fields = approver.get("Components", [])
        check_fields_of_signer(signer, fields, pdf)
        check_limits(world, signer, approver.get("AddSignComponentsLimits", []), free=free)
        signer.fills = bool(fields)
    flow.document, flow.document_id = pdf, world.new_id()
    return flow
