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
from .state import Flow, Signer, World

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
    return envelope(world, "FlowStatusChange", world.edition.news(world, flow, operate, signer))


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


def bare_message(world: World, kind: str, **ids: str) -> Json:
    """A message whose fields are listed in no document we have: only what it is about."""
    return envelope(world, kind, dict(ids))


def envelope(world: World, kind: str, data: Json) -> Json:
    """The second-version envelope."""
    version = world.edition.callback_version
    return {"MsgId": world.new_id(), "MsgType": kind, "MsgVersion": version, "MsgData": data}


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
