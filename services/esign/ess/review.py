"""What our side's reviewer says, told to Tencent: of a contract, of a group, of the sending."""

from services.contracts.model import Decision
from services.contracts.order import PartyKind, Signer
from services.esign._reply import Nothing

from .requests import CreateFlowSignReview
from .running_requests import CreateFlowGroupSignReview
from .running_structs import NeedReviewApproverInfo
from .signers import company_of
from .wire import Wire

REVIEW_TYPE = {
    Decision.APPROVED: "PASS",
    Decision.SENT_BACK: "REJECT",
    Decision.REFUSED: "SIGN_REJECT",
}
WORD = {PartyKind.EMPLOYEE: "ORGANIZATION", PartyKind.PERSON: "PERSON"}


async def review(
    wire: Wire, remote_id: str, decision: Decision, reason: str, party_id: str
) -> None:
    request = CreateFlowSignReview(
        Operator=wire.operator,
        FlowId=remote_id,
        ReviewType=REVIEW_TYPE[decision],
        ReviewMessage=reason or None,
        RecipientId=party_id or None,
    )
    await wire.call(request, Nothing)


async def review_group(
    wire: Wire, group_id: str, party: Signer, decision: Decision, reason: str
) -> None:
    """The party is found by name, number and company: a group has no ids of parties."""
    whose = NeedReviewApproverInfo(
        ApproverType=WORD[party.kind],
        ApproverName=party.name,
        ApproverMobile=party.mobile,
        OrganizationName=company_of(party),
    )
    request = CreateFlowGroupSignReview(
        Operator=wire.operator,
        FlowGroupId=group_id,
        ReviewType=REVIEW_TYPE[decision],
        ApproverInfo=whose,
        ReviewMessage=reason or None,
    )
    await wire.call(request, Nothing)


async def review_creation(wire: Wire, remote_id: str, decision: Decision, reason: str) -> None:
    """SIGN_REJECT is a signer's refusal, and here nobody signs yet: two of ours are one there."""
    passed = decision is Decision.APPROVED
    request = CreateFlowSignReview(
        Operator=wire.operator,
        FlowId=remote_id,
        ReviewType="PASS" if passed else "REJECT",
        ReviewMessage=reason or None,
        OperateType="CreateReview",
    )
    await wire.call(request, Nothing)
