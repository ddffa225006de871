"""What all ways to make a contract have in common: words, deadline, UserData, signers, readers."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.charsets import FLOW_NAME, FLOW_TYPE, PERSON_NAME, is_base64
from sandbox.tencent.config import Feature
from sandbox.tencent.records import Watcher
from sandbox.tencent.state import Flow, Link, Signer, World

from .approvers import PERSON_ITSELF, check_mobile, check_unmasked, read_signers
from .callers import member_of

USER_DATA_LIMIT = 20480
DEFAULT_DEADLINE = 365 * 86400
"""Seconds after the creation, where no deadline is given."""
PREVIEW_LIFE = 300
"""Seconds."""


def check_honoured(body: Json, honoured: AbstractSet[str]) -> None:
    """Refuse a parameter that exists but does nothing here, unless it is switched off.

    Agent is everybody's, and looked at with the caller.
    """
    for name, value in body.items():
        if name not in honoured | {"Agent"} and value not in (None, "", [], {}, False, 0):
            raise unsupported(f"the parameter {name}")


def new_flow(world: World, body: Json, info: Json, deadline: int | None, notify: str) -> Flow:
    """A checked, unstarted, uncharged flow; `notify`: see `read_signers`.

    `body` is the request, which says who acts, `info` what is ordered: often the same.
    """
    _check_words(info)
    approvers: list[Json] = info.get("Approvers", [])
    if not approvers and not info.get("OpenDynamicSignFlow"):
        raise Refusal(
            "At least one approver is needed.", "MissingParameter.FlowApprover", "MissingParameter"
        )
    if info.get("NeedSignReview") or any(one.get("ApproverNeedSignReview") for one in approvers):
        world.need(Feature.SIGN_REVIEW)
    signers = read_signers(world, approvers, notify, info["FlowName"])
    if any(one.kind == PERSON_ITSELF for one in signers) and not info.get("AutoSignScene"):
        raise Refusal("AutoSignScene is missing.", "InvalidParameter.PersonAutoSignTag")
    return Flow(
        flow_id=world.new_id(),
        name=info["FlowName"],
        creator=body["Operator"]["UserId"],
        created=world.second,
        updated=world.second,
        deadline=_deadline(world, deadline),
        signers=signers,
        unordered=info.get("Unordered", False),
        description=info.get("FlowDescription", ""),
        kind=info.get("FlowType", ""),
        user_data=info.get("UserData", ""),
        needs_review=info.get("NeedSignReview", False),
        watchers=_watchers(info.get("CcInfos", []), signers),
        company_id=member_of(body),
    )


def keep(world: World, *flows: Flow) -> None:
    """Charge for them, all or none, and remember them."""
    world.quota.charge(len(flows))
    world.flows.update({flow.flow_id: flow for flow in flows})


def preview(world: World, document: bytes) -> str:
    """A link to how it would look; each contract that was bought allows for two."""
    if world.previews < 1:
        raise Refusal("The previews are used up.", "OperationDenied.NoQuota", "OperationDenied")
    world.previews -= 1
    token = world.new_id()
    world.links[token] = Link("", "", world.now + PREVIEW_LIFE, preview=document)
    return f"{world.file_url}/_files/{token}.pdf"


def approver_item(signer: Signer) -> Json:
    return {
        "SignId": signer.sign_id,
        "RecipientId": signer.recipient_id,
        "ApproverRoleName": signer.role,
    }


def check_user_data(info: Json) -> None:
    text: str = info.get("UserData", "")
    if len(text) > USER_DATA_LIMIT or not is_base64(text):
        raise Refusal(
            f"UserData must be base64 of at most {USER_DATA_LIMIT} characters.",
            "InvalidParameter.FlowUserData",
        )


def _check_words(info: Json) -> None:
    if not FLOW_NAME.fullmatch(info["FlowName"]) or info["FlowName"].strip() != info["FlowName"]:
        raise Refusal("FlowName has characters that are not allowed.", "InvalidParameter.FlowName")
    if not FLOW_TYPE.fullmatch(info.get("FlowType", "")):
        raise Refusal("FlowType has characters that are not allowed.", "InvalidParameter.FlowType")
    check_user_data(info)


def _deadline(world: World, given: int | None) -> int:
    if given is None:
        return world.second + DEFAULT_DEADLINE
    if given <= world.now:
        raise Refusal("The deadline is in the past.", "InvalidParameter.FlowDeadLine")
    return given


def _watchers(infos: Sequence[Json], signers: Sequence[Signer]) -> tuple[Watcher, ...]:
    """CcInfos. NotifyType is in lower case here; who signs cannot read along as well."""
    watchers = tuple(_watcher(info) for info in infos)
    mobiles = [one.mobile for one in watchers] + [one.mobile for one in signers if one.mobile]
    if watchers and len(set(mobiles)) < len(mobiles):
        raise Refusal("A reader is named twice, or signs.", "OperationDenied.CcUserRepeat")
    return watchers


def _watcher(info: Json) -> Watcher:
    name, mobile = info.get("Name", ""), info.get("Mobile", "")
    notify = info.get("NotifyType") or "sms"
    check_unmasked(name, mobile)
    if info.get("OrganizationName"):
        raise unsupported("readers that are named by their company")
    if not PERSON_NAME.fullmatch(name):
        raise Refusal("The reader's name is no name.", "InvalidParameter.Name")
    check_mobile(mobile)
    if notify not in ("sms", "none"):
        raise Refusal("NotifyType of a reader is sms or none.", "InvalidParameter.NotifyType")
    return Watcher(name, mobile, info.get("CcType", 0), notify)
