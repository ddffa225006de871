"""How contracts stand: DescribeFlow, DescribeFlowApprovers, DescribeFlowFiles and the custom ids.

The numbers are this edition's own and mean other things than those of the later ones.
"""

import hashlib
from collections.abc import Callable

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.state import FlowStatus, SignerStatus, World

from .callers import masked
from .links import file_url
from .made import Made, SentTo, made, sent_to

FLOW_NUMBER = {
    FlowStatus.CREATED: 0,
    FlowStatus.WAITING: 1,
    FlowStatus.PARTLY_SIGNED: 1,
    FlowStatus.REFUSED: 2,
    FlowStatus.CANCELLED: 3,
    FlowStatus.FINISHED: 4,
    FlowStatus.EXPIRED: 5,
}
DESTROYED, NOT_FILED = 6, 7
SIGNER_NUMBER = {
    SignerStatus.TO_SIGN: 0,
    SignerStatus.SIGNED: 1,
    SignerStatus.REFUSED: 2,
    SignerStatus.EXPIRED: 3,
    SignerStatus.CANCELLED: 4,
    # That others than the one who refused stay as they were is our reading.
    SignerStatus.STOPPED: 0,
}


def describe_flow(world: World, body: Json) -> Json:
    flow = made(world, body["FlowId"])
    return {
        "Creator": {
            "ApplicationId": world.config.application_id,
            "SubOrganizationId": world.config.organization_id,
            "OperatorId": flow.creator,
        },
        "FlowId": flow.flow_id,
        "FlowName": flow.name,
        "FlowDescription": flow.description,
        "FlowType": flow.kind,
        "FlowStatus": flow_number(flow),
        "CreatedOn": flow.created,
        "UpdatedOn": flow.updated,
        "Deadline": flow.deadline,
        "CallbackUrl": "",
        "FlowMessage": flow.message,
    }


def flow_number(flow: Made) -> int:
    """7: all who were sent it have signed, which says nothing of those who may still be."""
    if not flow.document:
        return DESTROYED
    signed = flow.signers and all(one.status.over for one in flow.signers)
    return NOT_FILED if signed and flow.status.running else FLOW_NUMBER[flow.status]


def describe_flow_approvers(world: World, body: Json) -> Json:
    """Those it was sent to, by UserId or SignId where one is given."""
    flow = made(world, body["FlowId"])
    user_id, sign_id = body.get("UserId", ""), body.get("SignId", "")
    found = [
        approver(one)
        for one in sent_to(flow)
        if user_id in ("", one.user_id) and sign_id in ("", one.sign_id)
    ]
    return {"FlowId": flow.flow_id, "Approvers": found}


def approver(signer: SentTo) -> Json:
    """Masked where the document says so; null where it says that it may be."""
    return {
        "UserId": signer.user_id,
        "VerifyChannel": list(signer.channels),
        "ApproveStatus": SIGNER_NUMBER[signer.status],
        "ApproveMessage": signer.message or None,
        "ApproveTime": signer.acted_at or None,
        "SubOrganizationId": signer.sub_organization or None,
        "JumpUrl": None,
        "ComponentSeals": None,
        "IsFullText": False,
        "PreReadTime": signer.reading,
        "Mobile": masked(signer.mobile),
        "Deadline": signer.deadline,
        "IsLastApprover": signer.last,
        "SmsTemplate": None,
        "IdCardNumber": "110101********0011",
        "Name": signer.name,
        "CanOffLine": False,
        "IdCardType": "ID_CARD",
        "CallbackUrl": None,
        "SignId": signer.sign_id,
    }


def describe_flow_files(world: World, body: Json) -> Json:
    flow = made(world, body["FlowId"])
    if not flow.document:
        raise Refusal("The file was destroyed.", "ResourceNotFound")
    info = {
        "FileIndex": 0,
        "FileType": "PDF",
        "FileMd5": hashlib.md5(flow.document, usedforsecurity=False).hexdigest(),
        "FileName": flow.file_name,
        "FileSize": len(flow.document),
        "CreatedOn": flow.created,
        "Url": file_url(world, flow),
    }
    return {"FlowId": flow.flow_id, "FlowFileInfos": [info]}


def describe_custom_flow_ids(world: World, body: Json) -> Json:
    """Unknown ids are left out."""
    return _pairs(world, lambda flow: flow.custom_id in body["CustomIds"])


def describe_custom_flow_ids_by_flow_id(world: World, body: Json) -> Json:
    return _pairs(world, lambda flow: flow.flow_id in body["FlowIds"])


def _pairs(world: World, wanted: Callable[[Made], bool]) -> Json:
    flows = [one for one in world.flows.values() if isinstance(one, Made) and one.custom_id]
    pairs = [{"CustomId": one.custom_id, "FlowId": one.flow_id} for one in flows if wanted(one)]
    return {"CustomIdList": pairs}
