"""What a callback says and how it is wrapped.

Source: the "回调通知" pages of Tencent E-Sign (first and second version of FlowStatusChange)
and the official sample, whose plaintext has the keys of `_FIRST_VERSION`.
"""

import base64
import hmac
import json
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from .answers import Json
from .config import CallbackTarget
from .state import Flow, FlowStatus, Signer, SignerStatus, World

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
    SignerStatus.FORWARDED: (19, "FORWARD"),
}

_SECOND_VERSION_ONLY = (
    "FlowCallbackShowStatus",
    "FlowMessage",
    "OrganizationId",
    "ReleaseFlowId",
    "TemplateId",
    "OccurTime",
    "UserFlowType",
    "CcInfos",
)
_SECOND_VERSION_SIGNER_ONLY = (
    "OrganizationId",
    "ApproverIdCardTypeDesc",
    "ApproveCallbackShowStatus",
    "ApproverDeadline",
    "ApproverSource",
    "CustomApproverTag",
    "CustomUserId",
    "CaSign",
)


@dataclass(frozen=True)
class Wrapped:
    """A callback as it goes over the wire."""

    body: bytes
    headers: dict[str, str]


def flow_message(world: World, flow: Flow, operate: str, signer: Signer | None) -> Json:
    """A FlowStatusChange in the newer, enveloped form, with everything unmasked."""
    return envelope(world, "FlowStatusChange", _flow_data(world, flow, operate, signer))


def fill_message(world: World, flow: Flow) -> Json:
    """DocumentFill: the document of a template flow has been composed."""
    data = {
        "FlowId": flow.flow_id,
        "DocumentId": flow.document_id,
        "TemplateId": flow.template_id,
        "OrganizationId": world.config.organization_id,
        "UserData": flow.user_data,
        "OccurTime": world.second,
    }
    return envelope(world, "DocumentFill", data)


def forward_message(world: World, flow: Flow, signer: Signer) -> Json:
    """ForwardFLow, spelt as Tencent spells it: a signer has passed the signing on.

    Its list of fields was not found in the documents; these are what the other messages about
    contracts begin with. Nobody should trust more of it than FlowId, and ask again.
    """
    data = {
        "FlowId": flow.flow_id,
        "RecipientId": signer.recipient_id,
        "OrganizationId": world.config.organization_id,
        "UserData": flow.user_data,
        "OccurTime": world.second,
    }
    return envelope(world, "ForwardFLow", data)


def envelope(world: World, kind: str, data: Json) -> Json:
    """The second-version envelope."""
    return {"MsgId": world.new_id(), "MsgType": kind, "MsgVersion": "CustomApp", "MsgData": data}


def _flow_number(status: FlowStatus) -> int:
    """The documents of the callbacks know 8 (to fill), but not 9 (partly filled)."""
    return int(FlowStatus.TO_FILL if status.filling else status)


def _flow_data(world: World, flow: Flow, operate: str, signer: Signer | None) -> Json:
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
        "OrganizationId": world.config.organization_id,
        "ReleaseFlowId": "",
        "TemplateId": flow.template_id,
        "OccurTime": world.second,
        "UserFlowType": {"name": flow.kind, "user_flow_type_id": ""},
        "CcInfos": [],
        "Approvers": [_signer_data(world, one) for one in flow.signers],
        "CallbackUrl": "",
    }


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
        "ApproverDeadline": 0,
        "ApproverSource": "",
        "CustomApproverTag": "",
        "CustomUserId": "",
        "CaSign": "",
        "VerifyChannel": "WEIXINAPP",
    }


def first_version(message: Json) -> Json:
    """The same news as older accounts get it: flow changes flat, the rest without MsgVersion."""
    if message["MsgType"] != "FlowStatusChange":
        return {key: value for key, value in message.items() if key != "MsgVersion"}
    data = _without(message["MsgData"], _SECOND_VERSION_ONLY)
    signers = [_without(one, _SECOND_VERSION_SIGNER_ONLY) for one in data["Approvers"]]
    return {**data, "Approvers": signers}


def _without(data: Json, names: tuple[str, ...]) -> Json:
    return {key: value for key, value in data.items() if key not in names}


def encrypt(plain: bytes, key: str) -> str:
    """AES-256-CBC with the 32 characters as key, their first 16 as IV, PKCS#7; standard base64."""
    raw = key.encode("ascii")
    padder = PKCS7(128).padder()
    padded = padder.update(plain) + padder.finalize()
    cipher = Cipher(algorithms.AES256(raw), modes.CBC(raw[:16])).encryptor()
    return base64.b64encode(cipher.update(padded) + cipher.finalize()).decode()


def sign(body: bytes, token: str) -> str:
    """Content-Signature: HMAC-SHA256 over the body as sent."""
    return f"sha256={hmac.new(token.encode(), body, 'sha256').hexdigest()}"


def wrap(message: Json, target: CallbackTarget) -> Wrapped:
    """The bytes and headers of one message (`{}` is the probe and is never encrypted)."""
    if message and not target.enveloped:
        message = first_version(message)
    plain = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
    body, kind = plain, "application/json"
    if message and target.key:
        secret = encrypt(plain, target.key)
        as_json = target.as_json
        body = json.dumps({"encrypt": secret}).encode() if as_json else secret.encode()
        kind = "application/json" if as_json else "text/plain"
    headers = {"Content-Type": kind}
    if target.token:
        headers["Content-Signature"] = sign(body, target.token)
    return Wrapped(body, headers)
