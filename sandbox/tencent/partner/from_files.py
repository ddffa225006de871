"""Contracts from an uploaded PDF: ChannelCreateFlowByFiles, and groups of them."""

from collections.abc import Sequence

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.config import Feature
from sandbox.tencent.ess.creation import check_honoured, preview
from sandbox.tencent.files import usable_file
from sandbox.tencent.pdf import is_pdf
from sandbox.tencent.records import FlowGroup
from sandbox.tencent.reviews import await_review, start_when_ready
from sandbox.tencent.state import Flow, World

from .components import check_filling, check_signing
from .creation import item, new_flow

ONE = frozenset(
    {
        "Agent",
        "FlowName",
        "FlowDescription",
        "FlowApprovers",
        "FileIds",
        "Components",
        "Deadline",
        "Unordered",
        "FlowType",
        "CustomShowMap",
        "CustomerData",
        "NeedSignReview",
        "ApproverVerifyType",
        "SignBeanTag",
        "CcInfos",
        "CcNotifyType",
        "AutoSignScene",
        "FlowDisplayType",
        "NeedPreview",
        "PreviewType",
        "OpenDynamicSignFlow",
    }
)
SIGNERS_IN_GROUP = 5
OF_GROUP = ONE - {"Agent", "CcInfos", "CcNotifyType", "SignBeanTag", "NeedPreview", "PreviewType"}


def create_flow_by_files(world: World, body: Json) -> Json:
    world.need(Feature.FILES)
    check_honoured(body, ONE)
    if body.get("OpenDynamicSignFlow"):
        world.need(Feature.GROWING)
    flow = _read(world, body, body, free=body.get("SignBeanTag", 0) == 1)
    flow.growing = body.get("OpenDynamicSignFlow", False)
    if body.get("NeedPreview"):
        return {"FlowId": "", "Approvers": [], "PreviewUrl": preview(world, flow.document)}
    send(world, [flow])
    return {"FlowId": flow.flow_id, "Approvers": [item(one) for one in flow.signers]}


def create_group_by_files(world: World, body: Json) -> Json:
    """All of them or none; in a group nobody may place their own seal."""
    world.need(Feature.FILES)
    check_honoured(body, {"Agent", "FlowFileInfos", "FlowGroupName"})
    flows = []
    for info in body["FlowFileInfos"]:
        check_honoured(info, OF_GROUP)
        _check_few(info)
        flows.append(_read(world, body, info, free=False))
    return send_group(world, body["FlowGroupName"], flows)


def send(world: World, flows: Sequence[Flow]) -> None:
    """Charge for them, remember them, and send them out, or have them reviewed before."""
    world.quota.charge(len(flows))
    for flow in flows:
        world.flows[flow.flow_id] = flow
        if world.reviews_creation:
            await_review(world, flow)
        else:
            start_when_ready(world, flow)


def send_group(world: World, name: str, flows: Sequence[Flow]) -> Json:
    world.need(Feature.GROUPS)
    group = FlowGroup(world.new_id(), name, tuple(flow.flow_id for flow in flows))
    for flow in flows:
        flow.group_id = group.group_id
    send(world, flows)
    world.groups[group.group_id] = group
    return {
        "FlowGroupId": group.group_id,
        "FlowIds": list(group.flow_ids),
        "Approvers": [
            {"FlowId": flow.flow_id, "Approvers": [item(one) for one in flow.signers]}
            for flow in flows
        ],
    }


def _check_few(info: Json) -> None:
    """FlowFileInfo: "签署流程签约方列表，最多不超过5个参与方"."""
    if len(info.get("FlowApprovers", [])) > SIGNERS_IN_GROUP:
        raise Refusal("At most five signers.", "InvalidParameter.FlowApprovers", "LimitExceeded")


def _read(world: World, body: Json, info: Json, *, free: bool) -> Flow:
    if len(info["FileIds"]) != 1:
        raise Refusal("One file, and no more.", "InvalidParameter.FlowFileIds", "LimitExceeded")
    flow = new_flow(world, body, info, info.get("Unordered", False))
    stored = usable_file(world, info["FileIds"][0])
    if not is_pdf(stored.content):
        raise Refusal(
            "The file is no PDF.", "InvalidParameter.FlowFileIds", "ResourceNotFound.Resource"
        )
    flow.places_own = free
    check_filling(info.get("Components", []), stored.content, filled=True)
    for signer, approver in zip(flow.signers, info["FlowApprovers"], strict=True):
        check_signing(world, signer, approver, free, stored.content)
        fields = approver.get("Components", [])
        check_filling(fields, stored.content, filled=False, for_company=signer.for_company)
        signer.fills = bool(fields)
    flow.document, flow.document_id = stored.content, world.new_id()
    return flow
