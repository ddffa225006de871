"""What is done to a contract that was sent: file it, withdraw it, sign or refuse it, destroy it."""

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.config import Feature
from sandbox.tencent.growing import archive
from sandbox.tencent.lifecycle import cancel, check_running, refuse, sign
from sandbox.tencent.state import FlowStatus, World

from .made import Made, SentTo, check_honoured, made, sent_to

CODE_LENGTH = 6


def archive_flow(world: World, body: Json) -> Json:
    """Everybody it was sent to has signed, and nobody else will be sent it."""
    check_honoured(body, frozenset({"Caller", "FlowId"}))
    archive(world, made(world, body["FlowId"]))
    return {}


def cancel_flow(world: World, body: Json) -> Json:
    """Also before it was sent to anybody. What reasons may be made of, no document says."""
    check_honoured(body, frozenset({"Caller", "FlowId", "CancelMessage"}))
    flow = made(world, body["FlowId"])
    if flow.status is not FlowStatus.CREATED:
        check_running(world, flow)
    cancel(world, flow, body.get("CancelMessage", ""))
    return {}


def sign_flow(world: World, body: Json) -> Json:
    """The caller is the signer. Every component that was named for them must be filled."""
    honoured = {"Caller", "FlowId", "VerifyResult", "VerifyChannel", "SourceIp", "SignSeals"}
    check_honoured(body, frozenset(honoured | {"ApproveMessage", "SignId"}))
    flow, signer = _caller_signs(world, body)
    _check_verified(world, body)
    _check_seals(signer, body["SignSeals"])
    sign(world, flow, signer)
    return {"Status": "SUCCESS"}


def reject_flow(world: World, body: Json) -> Json:
    honoured = {"Caller", "FlowId", "VerifyResult", "VerifyChannel", "SourceIp"}
    check_honoured(body, frozenset(honoured | {"RejectMessage", "SignId"}))
    flow, signer = _caller_signs(world, body)
    _check_verified(world, body)
    refuse(world, flow, signer, body.get("RejectMessage", ""))
    return {}


def destroy_flow_file(world: World, body: Json) -> Json:
    """Only of what has ended; there is no way back."""
    check_honoured(body, frozenset({"Caller", "FlowId"}))
    flow = made(world, body["FlowId"])
    if not flow.status.terminal:
        raise Refusal("The contract has not ended.", "OperationDenied")
    flow.document = b""
    flow.updated = world.second
    return {}


def _caller_signs(world: World, body: Json) -> tuple[Made, SentTo]:
    flow = made(world, body["FlowId"])
    caller = body["Caller"]
    for signer in sent_to(flow):
        who = signer.user_id, signer.sub_organization
        meant = body.get("SignId", "") in ("", signer.sign_id)
        if meant and who == (caller["OperatorId"], caller.get("SubOrganizationId", "")):
            return flow, signer
    raise Refusal("The caller was not sent this contract.", "ResourceNotFound")


def _check_verified(world: World, body: Json) -> None:
    """A code is six digits, every other ticket some text; NONE needs none, but the white list."""
    channel, ticket = body["VerifyChannel"], body["VerifyResult"]
    if channel == "NONE":
        if Feature.UNVERIFIED not in world.features:
            raise Refusal("NONE is not open.", "OperationDenied.NoApiAuth")
        return
    if channel == "THIRD":
        raise Refusal("THIRD is not open.", "OperationDenied.NoApiAuth")
    if channel == "VERIFYCODE" and not (len(ticket) == CODE_LENGTH and ticket.isdecimal()):
        raise Refusal("The code is wrong.", "InvalidParameter.InvalidVerifyResult")


def _check_seals(signer: SentTo, seals: list[Json]) -> None:
    wanted = {one.get("ComponentId", ""): one["ComponentType"] for one in signer.components}
    given = {one["ComponentId"]: one for one in seals}
    if wanted.keys() != given.keys():
        raise Refusal("SignSeals are not the components of this signer.", "InvalidParameter")
    for name, seal in given.items():
        kind = seal["SignType"]
        if kind not in (wanted[name], "SIGN_IMAGE"):
            raise Refusal("SignType does not fit the component.", "InvalidParameter")
        if kind == "SIGN_SEAL" and not seal.get("SealId"):
            raise Refusal("SIGN_SEAL needs SealId.", "MissingParameter")
        if kind in ("SIGN_SIGNATURE", "SIGN_IMAGE") and not seal.get("SealContent"):
            raise Refusal(f"{kind} needs SealContent.", "MissingParameter")
