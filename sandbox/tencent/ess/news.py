"""What the news of a contract says (MsgData of FlowStatusChange), everything unmasked."""

from sandbox.tencent.answers import Json
from sandbox.tencent.records import Watcher
from sandbox.tencent.state import Flow, FlowStatus, Signer, SignerStatus, World

FLOW_SHOWN = {
    FlowStatus.CREATED: "INIT",
    FlowStatus.WAITING: "INIT",
    FlowStatus.PARTLY_SIGNED: "PART",
    FlowStatus.REFUSED: "REJECT",
    FlowStatus.FINISHED: "ALL",
    FlowStatus.EXPIRED: "DEADLINE",
    FlowStatus.CANCELLED: "CANCEL",
    FlowStatus.CREATED_WITH_FIELDS: "INIT",
    FlowStatus.TO_FILL: "INIT",
    FlowStatus.PARTLY_FILLED: "INIT",
    FlowStatus.RELEASED: "RELIEVED",
}

SIGNER_SHOWN = {
    SignerStatus.NOT_STARTED: (7, "PENDING"),
    SignerStatus.NOT_YET: (7, "PENDING"),
    SignerStatus.TO_SIGN: (2, "PENDING"),
    SignerStatus.SIGNED: (3, "ACCEPT"),
    SignerStatus.REFUSED: (4, "REJECT"),
    SignerStatus.EXPIRED: (5, "DEADLINE"),
    SignerStatus.CANCELLED: (6, "CANCEL"),
    SignerStatus.STOPPED: (9, "STOP"),
    SignerStatus.TO_FILL: (8, "FILLPENDING"),
    SignerStatus.FILLED: (10, "FILLACCEPT"),
    SignerStatus.RELEASED: (15, "RELIEVED"),
    SignerStatus.FORWARDED: (19, "FORWARD"),
}


def _flow_number(status: FlowStatus) -> int:
    """The documents of the callbacks know 8 (to fill), but not 9 (partly filled)."""
    return int(FlowStatus.TO_FILL if status.filling else status)


def news(world: World, flow: Flow, operate: str, signer: Signer | None) -> Json:
    return {
        "FlowId": flow.flow_id,
        "DocumentId": flow.document_id,
        "CallbackType": "fill" if operate == "fill" else "sign",
        "FlowName": flow.name,
        "FlowDescription": flow.description,
        "FlowType": flow.kind,
        "FlowCallbackStatus": _flow_number(flow.status),
        "FlowCallbackShowStatus": FLOW_SHOWN[flow.status],
        "Unordered": flow.unordered,
        "CreateOn": flow.created,
        "UpdatedOn": flow.updated,
        "DeadLine": flow.deadline,
        "UserId": flow.creator,
        "RecipientId": signer.recipient_id if signer else "",
        "Operate": operate,
        "UserData": flow.user_data,
        "FlowMessage": flow.message,
        "OrganizationId": flow.company_id or world.config.organization_id,
        "ReleaseFlowId": flow.released_by if flow.status is FlowStatus.RELEASED else "",
        "TemplateId": flow.template_id,
        "OccurTime": world.second,
        "UserFlowType": {"name": flow.kind, "user_flow_type_id": ""},
        "CcInfos": [_reader(one) for one in flow.watchers],
        "Approvers": [_signer_data(world, one) for one in flow.signers],
        "CallbackUrl": "",
    }


def _reader(one: Watcher) -> Json:
    return {"Name": one.name, "Mobile": one.mobile, "CcType": one.kind}


def _signer_data(world: World, signer: Signer) -> Json:
    number, shown = SIGNER_SHOWN[signer.status]
    own = signer.company == world.config.organization
    return {
        "UserId": signer.user_id,
        "RecipientId": signer.recipient_id,
        "ApproverType": signer.kind,
        "OrganizationName": signer.company,
        "OrganizationId": world.config.organization_id if own else "",
        "Required": True,
        "ApproverName": signer.name,
        "ApproverMobile": signer.mobile,
        "ApproverIdCardType": signer.id_card_type,
        "ApproverIdCardTypeDesc": "居民身份证",
        "ApproverIdCardNumber": signer.id_card_number,
        "ApproveCallbackStatus": number,
        "ApproveCallbackShowStatus": shown,
        "ApproveMessage": signer.message,
        "ApproveTime": signer.acted_at,
        "ApproverDeadline": signer.deadline,
        "ApproverSource": "",
        "CustomApproverTag": "",
        "CustomUserId": "",
        "CaSign": "",
        "VerifyChannel": "WEIXINAPP",
    }
