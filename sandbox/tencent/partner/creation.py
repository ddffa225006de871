"""What all ways to make a contract have in common: words, deadline, CustomerData, readers."""

import re
from collections.abc import Sequence

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.charsets import HAN, MOBILE, PERSON_NAME, is_base64
from sandbox.tencent.config import Feature
from sandbox.tencent.records import Watcher
from sandbox.tencent.state import Flow, Signer, World

from .agents import operator
from .approvers import read_signers

WORD = re.compile(rf"[{HAN}A-Za-z0-9_]{{1,200}}")
"""FlowName, FlowType and CancelMessage: Chinese, letters, digits and the underscore."""
CUSTOMER_DATA_LIMIT = 1000
DEFAULT_DEADLINE = 365 * 86400
"""Seconds."""


def new_flow(world: World, agent_of: Json, info: Json, unordered: bool) -> Flow:
    """A checked, unstarted, uncharged flow. `agent_of` is the request, `info` what it asks for."""
    _check_words(info)
    approvers: list[Json] = info.get("FlowApprovers", [])
    if not approvers and not info.get("OpenDynamicSignFlow"):
        raise Refusal(
            "At least one approver is needed.",
            "InvalidParameter.FlowApprovers",
            "InvalidParameter.ParamError",
        )
    if info.get("NeedSignReview") or any(one.get("ApproverNeedSignReview") for one in approvers):
        world.need(Feature.SIGN_REVIEW)
    signers = read_signers(world, approvers, info["FlowName"])
    if any(one.kind == 7 for one in signers) and not info.get("AutoSignScene"):
        raise Refusal("AutoSignScene is missing.", "InvalidParameter.ParamError")
    return Flow(
        flow_id=world.new_id(),
        name=info["FlowName"],
        creator=operator(world, agent_of).user_id,
        created=world.second,
        updated=world.second,
        deadline=_deadline(world, info.get("Deadline")),
        signers=signers,
        unordered=unordered,
        description=info.get("FlowDescription", ""),
        kind=info.get("FlowType", ""),
        user_data=info.get("CustomerData", ""),
        needs_review=info.get("NeedSignReview", False),
        watchers=_watchers(info.get("CcInfos", []), signers),
    )


def item(signer: Signer) -> Json:
    return {
        "SignId": signer.sign_id,
        "RecipientId": signer.recipient_id,
        "ApproverRoleName": signer.role,
    }


def _check_words(info: Json) -> None:
    if not WORD.fullmatch(info["FlowName"]):
        raise Refusal(
            "FlowName has characters that are not allowed.",
            "InvalidParameter.FlowName",
            "InvalidParameter.ParamError",
        )
    if info.get("FlowType") and not WORD.fullmatch(info["FlowType"]):
        raise Refusal(
            "FlowType has characters that are not allowed.",
            "InvalidParameter.FlowType",
            "InvalidParameter.ParamError",
        )
    data: str = info.get("CustomerData", "")
    if len(data) > CUSTOMER_DATA_LIMIT or not is_base64(data):
        raise Refusal(
            f"CustomerData must be base64 of at most {CUSTOMER_DATA_LIMIT} characters.",
            "InvalidParameter.CustomerData",
            "InvalidParameter.ParamError",
        )


def _deadline(world: World, given: int | None) -> int:
    """0 is no deadline, as in the documented examples of groups."""
    if not given:
        return world.second + DEFAULT_DEADLINE
    if given <= world.now:
        raise Refusal(
            "The deadline is in the past.",
            "InvalidParameter.FlowDeadLine",
            "InvalidParameter.ParamError",
        )
    return given


def _watchers(infos: Sequence[Json], signers: Sequence[Signer]) -> tuple[Watcher, ...]:
    watchers = []
    for info in infos:
        name, mobile = info.get("Name", ""), info.get("Mobile", "")
        if not PERSON_NAME.fullmatch(name):
            raise Refusal("The reader's name is no name.", "InvalidParameter.Name")
        if not MOBILE.fullmatch(mobile):
            raise Refusal("The reader's number is none.", "InvalidParameter.Mobile")
        watchers.append(Watcher(name, mobile, info.get("CcType", 0)))
    mobiles = [one.mobile for one in watchers] + [one.mobile for one in signers if one.mobile]
    if watchers and len(set(mobiles)) < len(mobiles):
        raise Refusal(
            "A reader is named twice, or signs.",
            "OperationDenied.CcUserRepeat",
            "InvalidParameter.ParamError",
        )
    return tuple(watchers)
