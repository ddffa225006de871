"""Contracts to which signers are added while they run ("动态签署方 2.0").

Source: CreateDynamicFlowApprover and ArchiveDynamicFlow in tencentcloud-sdk-python-ess 3.1.194.
Such a contract never ends by itself.
"""

from collections.abc import Sequence

from .answers import Refusal
from .lifecycle import check_running, finish, go_on
from .state import Flow, Signer, SignerStatus, World


def add_signers(world: World, flow: Flow, signers: Sequence[Signer]) -> None:
    """Behind those that are there; they sign after them where it is ordered."""
    _check_growing(world, flow)
    known = {(one.company, one.mobile) for one in flow.signers}
    if any((one.company, one.mobile) in known for one in signers):
        raise Refusal(
            "They sign this contract already.",
            "OperationDenied.ApproverRepeat",
            "InvalidParameter.ParamError",
        )
    for signer in signers:
        signer.status = SignerStatus.NOT_YET
    flow.signers.extend(signers)
    go_on(flow)
    flow.updated = world.second


def archive(world: World, flow: Flow) -> None:
    """Everybody has signed and nobody will be added: it is finished."""
    _check_growing(world, flow)
    if not all(signer.status.over for signer in flow.signers):
        raise Refusal("Not everybody has signed.", "OperationDenied")
    finish(world, flow, None)


def _check_growing(world: World, flow: Flow) -> None:
    if not flow.growing:
        raise Refusal("No signers can be added to this contract.", "OperationDenied")
    if flow.status.terminal:
        raise Refusal(
            "The contract has ended.", "OperationDenied.FlowHasTerminated", "OperationDenied"
        )
    check_running(world, flow)
