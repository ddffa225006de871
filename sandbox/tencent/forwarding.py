"""A signer hands over to somebody else ("转他人处理").

Sources: the notes of CreateFlowForwards (not after filling in, not after signing, not once the
contract has ended), ApproveStatus 19 and ForwardRecords of FlowApproverDetail in
tencentcloud-sdk-python-ess 3.1.194. That the successor stands beside the signer, under a
RecipientId of their own, and that a person may do it as a company's employee may, is our reading;
ApproverOption.NoTransfer, which forbids it, is not taken by this stand-in.
"""

from dataclasses import replace

from .answers import Refusal
from .callbacks import forward_message
from .charsets import MOBILE, PERSON_NAME
from .lifecycle import check_running
from .state import Flow, Forwarded, Signer, SignerStatus, World


def forward(
    world: World, flow: Flow, signer: Signer, name: str, mobile: str, user_id: str = ""
) -> None:
    """Tells the callback URL with ForwardFLow; FlowStatusChange has no word (Operate) for it.

    `user_id` of who takes over, where they are an employee of the company.
    """
    check_may_forward(world, flow, signer)
    if not PERSON_NAME.fullmatch(name) or name != name.strip():
        raise Refusal("The successor's name is not a name.", "InvalidParameter.Name")
    if not MOBILE.fullmatch(mobile):
        raise Refusal("The successor's number is no mobile number.", "InvalidParameter.Mobile")
    if any((one.company, one.mobile) == (signer.company, mobile) for one in flow.signers):
        raise Refusal("They sign this contract already.", "OperationDenied.ApproverRepeat")
    successor = _successor(world, signer, name, mobile, user_id or world.new_id())
    flow.signers.insert(flow.signers.index(signer) + 1, successor)
    signer.status = SignerStatus.FORWARDED
    signer.acted_at = flow.updated = world.second
    world.notify(forward_message(world, flow, signer))


def check_may_forward(world: World, flow: Flow, signer: Signer) -> None:
    """Refuse unless it is this signer's turn to sign or to fill in, and they have done neither."""
    check_running(world, flow)
    if signer.unnamed:
        raise Refusal("Nobody has taken this role yet.", "OperationDenied.Forbid")
    if signer.status is SignerStatus.NOT_YET:
        raise Refusal("It is not this signer's turn.", "OperationDenied.Forbid")
    if signer.status is SignerStatus.FILLED or (
        signer.fills and signer.status is SignerStatus.TO_SIGN
    ):
        raise Refusal(
            "This signer has filled in their fields and cannot pass it on.",
            "OperationDenied.FlowStatusForbid",
        )
    if signer.status not in (SignerStatus.TO_SIGN, SignerStatus.TO_FILL):
        raise Refusal("This signer has nothing to pass on.", "OperationDenied.FlowStatusForbid")


def _successor(world: World, signer: Signer, name: str, mobile: str, user_id: str) -> Signer:
    """Where the other one stood, sign review included."""
    before = Forwarded(signer.name, signer.mobile, world.second)
    return replace(
        signer,
        recipient_id=world.new_id(),
        sign_id=world.new_id(),
        user_id=user_id,
        name=name,
        mobile=mobile,
        email="",
        id_card_type="ID_CARD",
        id_card_number=f"1101011990{mobile[-8:]}",
        reminders=0,
        taken_over=(*signer.taken_over, before),
    )
