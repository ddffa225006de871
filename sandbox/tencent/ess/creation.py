"""What CreateFlow and CreateFlowByFiles have in common: name, deadline, UserData, signers."""

from collections.abc import Set as AbstractSet

from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.charsets import FLOW_NAME, FLOW_TYPE, is_base64
from sandbox.tencent.config import Feature
from sandbox.tencent.state import Flow, World

from .approvers import read_signers

USER_DATA_LIMIT = 20480
DEFAULT_DEADLINE = 365 * 86400
"""Seconds after the creation, where no deadline is given."""


def check_honoured(body: Json, honoured: AbstractSet[str]) -> None:
    """Refuse a parameter that exists but does nothing here, unless it is switched off."""
    for name, value in body.items():
        if name not in honoured and value not in (None, "", [], {}, False, 0):
            raise unsupported(f"the parameter {name}")


def new_flow(world: World, body: Json, deadline: int | None, notify: str) -> Flow:
    """A checked, unstarted, uncharged flow. `notify`: see `read_signers`."""
    _check_words(body)
    if body.get("NeedSignReview") or any(
        one.get("ApproverNeedSignReview") for one in body.get("Approvers", [])
    ):
        world.need(Feature.SIGN_REVIEW)
    return Flow(
        flow_id=world.new_id(),
        name=body["FlowName"],
        creator=body["Operator"]["UserId"],
        created=world.second,
        updated=world.second,
        deadline=_deadline(world, deadline),
        signers=read_signers(world, body.get("Approvers", []), notify),
        unordered=body.get("Unordered", False),
        description=body.get("FlowDescription", ""),
        kind=body.get("FlowType", ""),
        user_data=body.get("UserData", ""),
        needs_review=body.get("NeedSignReview", False),
    )


def keep(world: World, flow: Flow) -> Flow:
    """Charge for it and remember it."""
    world.quota.charge()
    world.flows[flow.flow_id] = flow
    return flow


def _check_words(body: Json) -> None:
    if not FLOW_NAME.fullmatch(body["FlowName"]) or body["FlowName"].strip() != body["FlowName"]:
        raise Refusal("FlowName has characters that are not allowed.", "InvalidParameter.FlowName")
    if not FLOW_TYPE.fullmatch(body.get("FlowType", "")):
        raise Refusal("FlowType has characters that are not allowed.", "InvalidParameter.FlowType")
    user_data: str = body.get("UserData", "")
    if len(user_data) > USER_DATA_LIMIT or not is_base64(user_data):
        raise Refusal(
            f"UserData must be base64 of at most {USER_DATA_LIMIT} characters.",
            "InvalidParameter.FlowUserData",
        )


def _deadline(world: World, given: int | None) -> int:
    if given is None:
        return world.second + DEFAULT_DEADLINE
    if given <= world.now:
        raise Refusal("The deadline is in the past.", "InvalidParameter.FlowDeadLine")
    return given
