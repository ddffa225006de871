"""A signer of ours as Tencent's approver."""

from services.contracts.model import Party, PartyKind, Signer

from .structs import ApproverInfo, FlowCreateApprover

APPROVER_TYPE = {PartyKind.EMPLOYEE: 0, PartyKind.PERSON: 1}
BY_TEXT_MESSAGE = "SMS"
"""Without it, signers of a contract from a file hear nothing from Tencent."""


def approver(signer: Signer) -> ApproverInfo:
    """A signer of a contract from a file."""
    return ApproverInfo(
        ApproverType=APPROVER_TYPE[signer.kind],
        ApproverName=signer.name,
        ApproverMobile=signer.mobile,
        OrganizationName=company_of(signer),
        NotifyType=BY_TEXT_MESSAGE,
    )


def role_taker(signer: Signer, role_id: str) -> FlowCreateApprover:
    """A signer of a contract from a template, in the role they take there."""
    return FlowCreateApprover(
        ApproverType=APPROVER_TYPE[signer.kind],
        ApproverName=signer.name,
        ApproverMobile=signer.mobile,
        OrganizationName=company_of(signer),
        RecipientId=role_id,
        NotifyType=BY_TEXT_MESSAGE,
    )


def link_taker(party: Party) -> FlowCreateApprover:
    """A party of a running contract whose sign link is wanted."""
    return FlowCreateApprover(
        ApproverType=APPROVER_TYPE[party.signer.kind],
        ApproverName=party.signer.name,
        ApproverMobile=party.signer.mobile,
        OrganizationName=company_of(party.signer),
        RecipientId=party.id or None,
    )


def company_of(signer: Signer) -> str | None:
    """None for persons: OperationDenied.ErrNoSupportIndividualHasOrganizationName."""
    return signer.company if signer.kind is PartyKind.EMPLOYEE else None
