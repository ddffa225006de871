"""DescribeFlowInfo and DescribeFlowBriefs."""

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.state import Flow, Forwarded, Signer, World

from .creation import check_honoured


def describe_flow_info(world: World, body: Json) -> Json:
    """Everything but the deadline. One unknown id refuses the whole request."""
    check_honoured(body, {"Operator", "FlowIds", "FlowGroupId"})
    if body.get("FlowGroupId"):
        return _group(world, body["FlowGroupId"])
    ids = body.get("FlowIds", [])
    if not ids:
        raise Refusal("FlowIds is missing.", "MissingParameter")
    if any(flow_id not in world.flows for flow_id in ids):
        raise Refusal("One of the contracts does not exist.", "FailedOperation")
    return {"FlowDetailInfos": [_detail(world.flows[flow_id]) for flow_id in ids]}


def _group(world: World, group_id: str) -> Json:
    """FlowIds are ignored then."""
    group = world.groups.get(group_id)
    if group is None:
        raise Refusal("There is no such group.", "FailedOperation")
    return {
        "FlowDetailInfos": [_detail(world.flows[flow_id]) for flow_id in group.flow_ids],
        "FlowGroupId": group.group_id,
        "FlowGroupName": group.name,
    }


def describe_flow_briefs(world: World, body: Json) -> Json:
    """Unknown ids are left out, and the order is not that of the request."""
    check_honoured(body, {"Operator", "FlowIds"})
    wanted = set(body["FlowIds"])
    newest_first = reversed(list(world.flows.values()))
    return {"FlowBriefs": [_brief(f) for f in newest_first if f.flow_id in wanted]}


def _brief(flow: Flow) -> Json:
    return {**_head(flow), "Deadline": flow.deadline}


def _detail(flow: Flow) -> Json:
    signers = [_signer(signer, order, flow) for order, signer in enumerate(flow.signers)]
    readers = [{"ApproveName": one.name, "Mobile": one.mobile} for one in flow.watchers]
    return {**_head(flow), "FlowApproverInfos": signers, "CcInfos": readers, "FlowRemarks": []}


def _head(flow: Flow) -> Json:
    return {
        "FlowId": flow.flow_id,
        "FlowName": flow.name,
        "FlowDescription": flow.description,
        "FlowType": flow.kind,
        "FlowStatus": int(flow.status),
        "FlowMessage": flow.message,
        "CreatedOn": flow.created,
        "Creator": flow.creator,
        "TemplateId": flow.template_id,
    }


def _signer(signer: Signer, order: int, flow: Flow) -> Json:
    return {
        "ApproveMessage": signer.message,
        "ApproveName": signer.name,
        "ApproveStatus": int(signer.status),
        "ReceiptId": signer.recipient_id,
        "RecipientId": signer.recipient_id,
        "CustomUserId": "",
        "Mobile": signer.mobile,
        "SignOrder": 0 if flow.unordered else order,
        "ApproveTime": signer.acted_at,
        "ApproveType": "ORGANIZATION" if signer.for_company else "PERSON",
        "ApproverSource": "",
        "CustomApproverTag": "",
        "OrganizationId": "",
        "OrganizationName": signer.company,
        "SignId": signer.sign_id,
        "ApproverRoleName": signer.role,
        "ForwardRecords": [_forward_record(one) for one in signer.taken_over],
    }


def _forward_record(one: Forwarded) -> Json:
    """ForwardRecord: masked, unlike everything else here; as the SDK's document says."""
    return {
        "Name": one.name[:1] + "*" * (len(one.name) - 1),
        "Mobile": f"{one.mobile[:3]}****{one.mobile[-4:]}",
        "ForwardType": "FORWARD",
        "ForwardMessage": "",
        "ForwardTime": one.at,
    }
