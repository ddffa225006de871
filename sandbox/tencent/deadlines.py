"""Later last days: of a contract, or of one of its signers (ModifyFlowDeadline)."""

from .answers import Refusal
from .lifecycle import check_running
from .rights import check_owner
from .state import Flow, Signer, World

OVER = ("OperationDenied.FlowHasTerminated", "OperationDenied")
NOT_LATER = ("InvalidParameter.FlowDeadLine", "InvalidParameter.ParamError")


def extend(world: World, flow: Flow, deadline: int, recipient_id: str, user_id: str) -> None:
    """`recipient_id` empty: the contract, and every signer without a deadline of their own."""
    check_owner(world, flow, user_id)
    if flow.group_id:
        raise Refusal("Contracts of a group keep their deadline.", "OperationDenied")
    if not flow.status.running:
        raise Refusal("The contract is not out for signature.", *OVER)
    check_running(world, flow)
    if recipient_id:
        _extend_signer(world, flow, deadline, recipient_id)
        return
    if deadline <= max(world.second, flow.deadline):
        raise Refusal("The new deadline must be later than now and than the old one.", *NOT_LATER)
    flow.deadline, flow.updated = deadline, world.second


def _extend_signer(world: World, flow: Flow, deadline: int, recipient_id: str) -> None:
    signer = flow.signer(recipient_id)
    if signer is None:
        raise Refusal(
            "There is no such signer.", "ResourceNotFound.FlowApprover", "ResourceNotFound"
        )
    if signer.status.over or signer.status.stopped:
        raise Refusal("This signer has nothing left to sign.", *OVER)
    if deadline <= max(world.second, signer.deadline):
        raise Refusal("The new deadline must be later than now and than the old one.", *NOT_LATER)
    if deadline >= flow.deadline or deadline > _next_deadline(flow, signer):
        raise Refusal(
            "A signer's deadline lies before that of the contract and of who signs next.",
            *NOT_LATER,
        )
    signer.deadline = deadline


def _next_deadline(flow: Flow, signer: Signer) -> int:
    following = flow.signers[flow.signers.index(signer) + 1 :]
    if flow.unordered or not following:
        return flow.deadline
    return following[0].deadline or flow.deadline
