"""How a flow moves: start, sign, refuse, cancel, expire; each tells the callback URL.

Who may sign when is decided here; a refusal carries Tencent's own code.
"""

from .answers import Refusal
from .callbacks import flow_message
from .state import Flow, FlowStatus, Signer, SignerStatus, World


def start(world: World, flow: Flow) -> None:
    """Send it out: the first signer (or everybody, when unordered) may sign."""
    flow.status = FlowStatus.WAITING
    for signer in flow.signers:
        signer.status = SignerStatus.NOT_YET
    _pass_the_turn(flow)
    _tell(world, flow, "start")


def sign(world: World, flow: Flow, signer: Signer) -> None:
    """The last signature sends two messages of one second: `sign`, then `finish`."""
    check_may_act(world, flow, signer)
    if review_blocks(world, flow, signer):
        raise Refusal("The sign review has not passed.", "FailedOperation.NoSignReviewPass")
    signer.status = SignerStatus.SIGNED
    signer.acted_at = world.second
    _pass_the_turn(flow)
    done = all(one.status is SignerStatus.SIGNED for one in flow.signers)
    flow.status = FlowStatus.FINISHED if done else FlowStatus.PARTLY_SIGNED
    _tell(world, flow, "sign", signer)
    if done:
        world.notify(flow_message(world, flow, "finish", signer))


def refuse(world: World, flow: Flow, signer: Signer, reason: str) -> None:
    """A signer will not sign: it ends for everybody."""
    check_may_act(world, flow, signer)
    end_by_refusal(world, flow, signer, reason)


def end_by_refusal(world: World, flow: Flow, signer: Signer, reason: str) -> None:
    """Also what a reviewer's SIGN_REJECT amounts to, whoever's turn it is."""
    _end(flow, FlowStatus.REFUSED, SignerStatus.STOPPED, reason)
    signer.status = SignerStatus.REFUSED
    signer.message = reason
    signer.acted_at = world.second
    _tell(world, flow, "reject", signer)


def cancel(world: World, flow: Flow, reason: str) -> None:
    world.quota.refund(flow)
    _end(flow, FlowStatus.CANCELLED, SignerStatus.CANCELLED, reason)
    _tell(world, flow, "cancel")


def expire(world: World, flow: Flow) -> None:
    if not flow.status.running:
        raise Refusal("Only a running contract can expire.", "OperationDenied.FlowStatusForbid")
    _end(flow, FlowStatus.EXPIRED, SignerStatus.EXPIRED, "")
    _tell(world, flow, "deadline")


def sweep(world: World) -> None:
    """Let everything expire whose deadline has passed."""
    for flow in list(world.overdue()):
        expire(world, flow)


def check_may_act(world: World, flow: Flow, signer: Signer) -> None:
    """Refuse unless the flow runs and it is this signer's turn."""
    if not flow.status.running or flow.deadline <= world.now:
        raise Refusal("The contract is not out for signature.", "OperationDenied.FlowStatusForbid")
    if signer.status is SignerStatus.NOT_YET:
        raise Refusal("It is not this signer's turn.", "OperationDenied.Forbid")
    if signer.status is not SignerStatus.TO_SIGN:
        raise Refusal("This signer has nothing to sign.", "OperationDenied.FlowStatusForbid")


def under_review(world: World, flow: Flow, signer: Signer) -> bool:
    """Whether a review is asked for before this signer may sign.

    NeedSignReview holds for signers of the initiating company, ApproverNeedSignReview for
    that one signer.
    """
    ours = signer.kind == 0 and signer.company == world.config.organization
    return signer.needs_review or (flow.needs_review and ours)


def review_blocks(world: World, flow: Flow, signer: Signer) -> bool:
    return under_review(world, flow, signer) and signer.review != "PASS"


def _pass_the_turn(flow: Flow) -> None:
    waiting = [s for s in flow.signers if s.status is SignerStatus.NOT_YET]
    busy = any(s.status is SignerStatus.TO_SIGN for s in flow.signers)
    if not flow.unordered:
        waiting = [] if busy else waiting[:1]
    for signer in waiting:
        signer.status = SignerStatus.TO_SIGN


def _end(flow: Flow, status: FlowStatus, others: SignerStatus, reason: str) -> None:
    flow.status = status
    flow.message = reason
    for signer in flow.signers:
        if signer.status is not SignerStatus.SIGNED:
            signer.status = others


def _tell(world: World, flow: Flow, operate: str, signer: Signer | None = None) -> None:
    flow.updated = world.second
    world.notify(flow_message(world, flow, operate, signer))
