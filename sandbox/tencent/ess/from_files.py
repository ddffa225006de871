"""CreateFlowByFiles: a contract from an uploaded PDF, out for signature at once."""

from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.config import Feature
from sandbox.tencent.files import usable_file
from sandbox.tencent.lifecycle import start
from sandbox.tencent.pdf import page_count
from sandbox.tencent.state import Signer, World

from .approvers import COMPANY
from .creation import check_honoured, keep, new_flow

HONOURED = frozenset(
    {
        "Operator",
        "FlowName",
        "FileIds",
        "Approvers",
        "FlowDescription",
        "FlowType",
        "Deadline",
        "Unordered",
        "UserData",
        "NeedSignReview",
        "SignBeanTag",
        "ApproverVerifyType",
        "CustomShowMap",
        "FlowDisplayType",
        "CcNotifyType",
    }
)

COMPANY_ONLY = ("SIGN_SEAL", "SIGN_PAGING_SEAL", "SIGN_LEGAL_PERSON_SEAL")


def create_flow_by_files(world: World, body: Json) -> Json:
    world.need(Feature.FILES)
    check_honoured(body, HONOURED)
    if len(body["FileIds"]) > 1:
        raise Refusal("Only one file is supported.", "OperationDenied.ManyResourceId")
    # A files flow texts nobody unless NotifyType says so (ApproverInfo.NotifyType).
    flow = new_flow(world, body, body.get("Deadline"), notify="NONE")
    stored = usable_file(world, body["FileIds"][0])
    flow.places_own = body.get("SignBeanTag", 0) == 1
    for signer, approver in zip(flow.signers, body["Approvers"], strict=True):
        components = approver.get("SignComponents", [])
        _check_components(signer, components, flow.places_own, stored.content)
    flow.document = stored.content
    flow.document_id = world.new_id()
    keep(world, flow)
    start(world, flow)
    return {
        "FlowId": flow.flow_id,
        "Approvers": [approver_item(signer) for signer in flow.signers],
    }


def approver_item(signer: Signer) -> Json:
    return {
        "SignId": signer.sign_id,
        "RecipientId": signer.recipient_id,
        "ApproverRoleName": signer.role,
    }


def _check_components(signer: Signer, components: list[Json], free: bool, pdf: bytes) -> None:
    """Every signer needs a place to sign, unless SignBeanTag lets them choose it."""
    if not components and not free:
        raise Refusal(
            f"{signer.role or 'An approver'} has no sign component.",
            "MissingParameter.SignComponents",
        )
    pages = page_count(pdf)
    for component in components:
        _check_component(signer, component, pages)


def _check_component(signer: Signer, component: Json, pages: int | None) -> None:
    kind: str = component["ComponentType"]
    if not kind.startswith("SIGN_") or (kind in COMPANY_ONLY and signer.kind != COMPANY):
        raise Refusal(
            f"{kind} does not fit this approver.",
            "InvalidParameter.SignComponentType",
            "InvalidParameter.ComponentType",
        )
    if component.get("GenerateMode", "NORMAL") != "NORMAL":
        raise unsupported("places found by keyword or form field")
    if component["FileIndex"] != 0:
        raise Refusal("There is one file, number 0.", "InvalidParameter.ComponentFileIndex")
    page: int = component["ComponentPage"]
    if page == 0 or (pages is not None and abs(page) > pages):
        raise Refusal("The file has no such page.", "InvalidParameter.ComponentPage")
    _check_place(component)


def _check_place(component: Json) -> None:
    corner = component["ComponentPosX"], component["ComponentPosY"]
    size = component["ComponentWidth"], component["ComponentHeight"]
    if min(corner) < 0 or min(size) <= 0:
        raise Refusal(
            "The place of the component is impossible.", "InvalidParameter.ComponentPosition"
        )
