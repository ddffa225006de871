"""How a flow moves: start, fill, sign, refuse, cancel, expire; each tells the callback URL.

Who may sign when is decided here; a refusal carries Tencent's own code.
"""

from .answers import Refusal
from .callbacks import bare_message, flow_message
from .state import Flow, FlowStatus, Signer, SignerStatus, World


def start(world: World, flow: Flow) -> None:
    """Send it out: those with fields fill them in, then the first (or everybody) may sign.

    That all who fill in may do so at once, also where they sign one after the other, is our
    reading: no document says it.
    """
    for signer in flow.signers:
        signer.status = SignerStatus.TO_FILL if signer.fills else SignerStatus.NOT_YET
    go_on(flow)
    _tell(world, flow, "start")
    go_by_itself(world, flow)


def fill(world: World, flow: Flow, signer: Signer) -> None:
    """A signer has filled in their fields; once all have, signing begins.

    Refusing to fill in (FlowStatus 10) is left out: how the signer is shown then is not
    documented in this edition.
    """
    check_running(world, flow)
    if signer.status is not SignerStatus.TO_FILL:
        raise Refusal("This signer has nothing to fill in.", "OperationDenied.FlowStatusForbid")
    signer.status = SignerStatus.FILLED
    signer.acted_at = world.second
    go_on(flow)
    _tell(world, flow, "fill", signer)
    go_by_itself(world, flow)


def sign(world: World, flow: Flow, signer: Signer) -> None:
    """The last signature sends two messages of one second: `sign`, then `finish`."""
    check_may_act(world, flow, signer)
    if review_blocks(world, flow, signer):
        raise Refusal("The sign review has not passed.", "FailedOperation.NoSignReviewPass")
    signer.status = SignerStatus.SIGNED
    signer.acted_at = world.second
    go_on(flow)
    _tell(world, flow, "sign", signer)
    if flow.status is FlowStatus.FINISHED:
        finish(world, flow, signer)
    go_by_itself(world, flow)


def go_by_itself(world: World, flow: Flow) -> None:
    """Who signs without doing anything does so as soon as it is their turn, and reviewed."""
    if not flow.status.running or flow.status.filling:
        return
    turn = [s for s in flow.signers if s.by_itself and s.status is SignerStatus.TO_SIGN]
    ready = [signer for signer in turn if not review_blocks(world, flow, signer)]
    if ready:
        sign(world, flow, ready[0])


def finish(world: World, flow: Flow, signer: Signer | None) -> None:
    """Everybody has signed (`signer` last): what this agreement dissolves is dissolved with it."""
    flow.status = FlowStatus.FINISHED
    flow.updated = world.second
    world.notify(flow_message(world, flow, "finish", signer))
    original = world.flows.get(flow.releases)
    if original is not None:
        _dissolve(world, original)


def _dissolve(world: World, original: Flow) -> None:
    """No document says which Operate goes with 21 (已解除), so none is said."""
    original.status = FlowStatus.RELEASED
    for signer in original.signers:
        if signer.status is SignerStatus.SIGNED:
            signer.status = SignerStatus.RELEASED
    _tell(world, original, "")


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
    for flow in list(world.flows.values()):
        if flow.status.running:
            _expire_signers(world, flow)


def _expire_signers(world: World, flow: Flow) -> None:
    """A signer's own deadline ends it for them; the contract goes on to its own.

    That it does is our reading: the documents only say that such a signer cannot be prolonged.
    """
    late = [s for s in flow.signers if s.deadline and s.deadline <= world.now]
    for signer in late:
        if not signer.status.over and not signer.status.stopped:
            signer.status = SignerStatus.EXPIRED
            flow.updated = world.second
            world.notify(bare_message(world, "ApproverDeadlineExpired", FlowId=flow.flow_id))


def check_may_act(world: World, flow: Flow, signer: Signer) -> None:
    """Refuse unless the flow runs, everything is filled in and it is this signer's turn."""
    check_running(world, flow)
    if flow.status.filling:
        # The mini-program's own answer is not documented; this is the code that CreateFlowByFiles
        # has for a required field that is empty.
        raise Refusal(
            "Somebody has to fill in their fields first.",
            "OperationDenied.RequiredComponentNotFill",
        )
    if signer.unnamed:
        raise Refusal("Nobody has taken this role yet.", "OperationDenied.Forbid")
    if signer.status is SignerStatus.NOT_YET:
        raise Refusal("It is not this signer's turn.", "OperationDenied.Forbid")
    if signer.status is not SignerStatus.TO_SIGN:
        raise Refusal("This signer has nothing to sign.", "OperationDenied.FlowStatusForbid")


def check_running(world: World, flow: Flow) -> None:
    if not flow.status.running or flow.deadline <= world.now:
        raise Refusal("The contract is not out for signature.", "OperationDenied.FlowStatusForbid")


def under_review(world: World, flow: Flow, signer: Signer) -> bool:
    """Whether a review is asked for before this signer may sign.

    NeedSignReview holds for signers of the initiating company, ApproverNeedSignReview for
    that one signer.
    """
    ours = signer.for_company and signer.company == world.config.organization
    return signer.needs_review or (flow.needs_review and ours)


def review_blocks(world: World, flow: Flow, signer: Signer) -> bool:
    return under_review(world, flow, signer) and signer.review != "PASS"


def go_on(flow: Flow) -> None:
    """Where the flow stands after what its signers did, and whose turn it is now."""
    done = [signer.status for signer in flow.signers]
    if SignerStatus.TO_FILL in done:
        some = SignerStatus.FILLED in done
        flow.status = FlowStatus.PARTLY_FILLED if some else FlowStatus.TO_FILL
        return
    _pass_the_turn(flow)
    if all(status.over for status in done) and not flow.growing:
        flow.status = FlowStatus.FINISHED
    else:
        flow.status = FlowStatus.WAITING if flow.untouched else FlowStatus.PARTLY_SIGNED


def _pass_the_turn(flow: Flow) -> None:
    before = (SignerStatus.NOT_YET, SignerStatus.FILLED)
    waiting = [s for s in flow.signers if s.status in before]
    busy = any(s.status is SignerStatus.TO_SIGN for s in flow.signers)
    if not flow.unordered:
        waiting = [] if busy else waiting[:1]
    for signer in waiting:
        signer.status = SignerStatus.TO_SIGN


def _end(flow: Flow, status: FlowStatus, others: SignerStatus, reason: str) -> None:
    flow.status = status
    flow.message = reason
    for signer in flow.signers:
        if not signer.status.over:
            signer.status = others


def _tell(world: World, flow: Flow, operate: str, signer: Signer | None = None) -> None:
    flow.updated = world.second
    world.notify(flow_message(world, flow, operate, signer))
    if flow.group_id and flow.status.terminal:
        _tell_of_group(world, flow)


def _tell_of_group(world: World, flow: Flow) -> None:
    """The group stands differently when all of it is signed, or when one of it will not be."""
    mates = [one for one in world.flows.values() if one.group_id == flow.group_id]
    finished = [one.status is FlowStatus.FINISHED for one in mates]
    if all(finished) or flow.status is not FlowStatus.FINISHED:
        ids = {"FlowGroupId": flow.group_id}
        world.notify(bare_message(world, "FlowGroupStatusChange", **ids))
