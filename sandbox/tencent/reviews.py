"""Reviews: of a signature, of the sending of a contract, of one signer in a whole group.

Source: CreateFlowSignReview (OperateType CreateReview) and CreateFlowGroupSignReview in
tencentcloud-sdk-python-ess 3.1.194.
"""

from collections.abc import Sequence

from .answers import Refusal
from .callbacks import bare_message
from .lifecycle import end_by_refusal, go_by_itself, start, under_review
from .state import Flow, Signer, World

WAITING, PASS = "WAITING", "PASS"


def decide_review(
    world: World, flow: Flow, decision: str, message: str, recipient_id: str = ""
) -> None:
    """PASS, REJECT or SIGN_REJECT, through the API or at Tencent's own console.

    Only SIGN_REJECT is heard of by callback, as the refusal it is. CallbackType has a value
    `review`, but Operate has none for a decision, and no document shows such a message: so
    none is sent.
    """
    if decision != "PASS" and not message.strip():
        raise Refusal("ReviewMessage is needed to reject.", "InvalidParameter.ParamError")
    if not flow.status.running:
        raise _not_reviewable("The contract is not at a stage with this review.")
    signers = _reviewed(world, flow, recipient_id)
    if decision == "SIGN_REJECT":
        end_by_refusal(world, flow, signers[0], message)
        return
    for signer in signers:
        signer.review = decision
    go_by_itself(world, flow)


def _reviewed(world: World, flow: Flow, recipient_id: str) -> list[Signer]:
    """The signers this review is about that have not signed. Never empty."""
    candidates = [s for s in flow.signers if under_review(world, flow, s)]
    if not candidates:
        raise _not_reviewable("The contract needs no review.", "OperationDenied.FlowNoNeedReview")
    if recipient_id and flow.signer(recipient_id) is None:
        raise Refusal("There is no such signer.", "ResourceNotFound")
    if not recipient_id and (not flow.needs_review or any(s.needs_review for s in candidates)):
        raise Refusal("RecipientId is needed here.", "InvalidParameter.ParamError")
    open_ones = [
        s for s in candidates if recipient_id in ("", s.recipient_id) and not s.status.over
    ]
    if not open_ones:
        raise _not_reviewable("There is nothing to review for this signer.")
    return open_ones


def _not_reviewable(message: str, *codes: str) -> Refusal:
    return Refusal(message, *codes, "FailedOperation.NotAvailableSignReview")


def await_review(world: World, flow: Flow) -> None:
    """It goes out once somebody has said yes; the callback URL hears CreateFlowReview."""
    flow.creation_review = WAITING
    world.notify(bare_message(world, "CreateFlowReview", FlowId=flow.flow_id))


def review_creation(world: World, flow: Flow, decision: str, message: str) -> None:
    """May be submitted many times; once it has passed, what comes later does nothing.

    SIGN_REJECT is a signer's refusal: that it means nothing before anybody may sign is our reading.
    """
    if not flow.creation_review:
        raise Refusal(
            "The contract waits for no such review.", "FailedOperation.NotAvailableSignReview"
        )
    if decision == "SIGN_REJECT" or (decision != PASS and not message.strip()):
        raise Refusal("REJECT, with its reason, or PASS.", "InvalidParameter.ParamError")
    if flow.creation_review == PASS:
        return
    flow.creation_review = decision
    if decision == PASS:
        start_when_ready(world, flow)


def start_when_ready(world: World, flow: Flow) -> None:
    """At once, or when its document has been composed."""
    if flow.document:
        start(world, flow)
    else:
        flow.start_when_composed = True


def of_group(
    world: World, group_id: str, name: str, mobile: str, company: str
) -> Sequence[tuple[Flow, Signer]]:
    """One signer in all contracts of a group, `company` empty for a person. Never empty."""
    group = world.groups.get(group_id)
    if group is None:
        raise Refusal("There is no such group.", "ResourceNotFound.FlowGroup", "ResourceNotFound")
    flows = [world.flows[flow_id] for flow_id in group.flow_ids]
    found = [
        (flow, one)
        for flow in flows
        for one in flow.signers
        if (one.name, one.mobile, one.company) == (name, mobile, company)
    ]
    if not found:
        raise Refusal(
            "There is no such signer.", "ResourceNotFound.FlowApprovers", "ResourceNotFound"
        )
    return found
