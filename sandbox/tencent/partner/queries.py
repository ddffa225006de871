"""DescribeFlowDetailInfo."""

from collections.abc import Sequence

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.config import ClientSpec
from sandbox.tencent.ess.creation import check_honoured
from sandbox.tencent.reviews import WAITING
from sandbox.tencent.state import Flow, Signer, World

from .agents import open_id_of
from .words import flow_word, signer_word

REJECT = "REJECT"


def describe_flow_detail_info(world: World, body: Json) -> Json:
    """Newest first, whatever the order of the request. No document says what an id does that is
    unknown; here it refuses the whole request, the harder of the two."""
    check_honoured(body, {"Agent", "FlowIds", "FlowGroupId"})
    group = world.groups.get(body.get("FlowGroupId", ""))
    if body.get("FlowGroupId") and group is None:
        raise Refusal("There is no such group.", "ResourceNotFound.FlowGroup")
    ids: Sequence[str] = group.flow_ids if group else body.get("FlowIds", [])
    if not ids:
        raise Refusal("FlowIds or FlowGroupId is needed.", "MissingParameter.FlowIdsOrFlowGroupId")
    if any(flow_id not in world.flows for flow_id in ids):
        raise Refusal("One of the contracts does not exist.", "ResourceNotFound")
    newest_first = reversed([flow for flow in world.flows.values() if flow.flow_id in ids])
    return {
        "ApplicationId": world.config.application_id,
        "ProxyOrganizationOpenId": world.config.clients[0].open_id,
        "FlowInfo": [_detail(world, flow) for flow in newest_first],
        "FlowGroupId": group.group_id if group else "",
        "FlowGroupName": group.name if group else "",
    }


def _detail(world: World, flow: Flow) -> Json:
    return {
        "FlowId": flow.flow_id,
        "FlowName": flow.name,
        "FlowType": flow.kind,
        "FlowStatus": flow_word(flow),
        "FlowMessage": flow.message,
        "CreateOn": flow.created,
        "DeadLine": flow.deadline,
        "CustomData": flow.user_data,
        "FlowApproverInfos": [
            _approver(world, flow, signer, number) for number, signer in enumerate(flow.signers)
        ],
        "CcInfos": [],
        "NeedCreateReview": flow.creation_review in (WAITING, REJECT),
        "TemplateId": flow.template_id,
    }


def _approver(world: World, flow: Flow, signer: Signer, number: int) -> Json:
    client = client_named(world, signer.company)
    return {
        "ReceiptId": signer.recipient_id,
        "RecipientId": signer.recipient_id,
        "ProxyOrganizationOpenId": client.open_id if client else "",
        "ProxyOperatorOpenId": open_id_of(world, signer.user_id) if client else "",
        "ProxyOrganizationName": signer.company,
        "Mobile": signer.mobile,
        "SignOrder": 0 if flow.unordered else number,
        "ApproveName": signer.name,
        "ApproveStatus": signer_word(signer),
        "ApproveMessage": signer.message,
        "ApproveTime": signer.acted_at,
        "ApproveType": "ORGANIZATION" if signer.for_company else "PERSON",
        "ApproverRoleName": signer.role,
        "SignId": signer.sign_id,
    }


def client_named(world: World, company: str) -> ClientSpec | None:
    """The company of the application that has this name."""
    return next((one for one in world.config.clients if one.name == company), None)
