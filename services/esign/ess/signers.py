"""A signer of ours as Tencent's approver, and who reads along.

Vendor documents: ApproverInfo, FlowCreateApprover and CcInfo (data types of the `ess` API).
"""

from services.contracts.errors import Reason, Refused
from services.contracts.model import Party
from services.contracts.order import PartyKind, Signer, Watcher
from services.contracts.ways import Way
from services.esign._pin import pin_code
from services.esign._ways import CC_TYPE, SIGN_TYPES

from .controls import component, limit
from .structs import ApproverInfo, ApproverOption, CcInfo, FlowCreateApprover

APPROVER_TYPE = {PartyKind.EMPLOYEE: 0, PartyKind.PERSON: 1}
BY_THEMSELVES = {PartyKind.EMPLOYEE: 3, PartyKind.PERSON: 7}
BY_PIN_OF_OURS, BY_PIN_OF_A_PARTNER, BY_PIN_OF_A_PERSON = 8, 9, 10
BY_TEXT_MESSAGE, NOT_AT_ALL = "SMS", "NONE"
"""Without the first, signers of a contract from a file hear nothing from Tencent."""
NAMED_LATER = ApproverOption(FillType=1)


def approver(signer: Signer, contract_name: str = "") -> ApproverInfo:
    """A signer of a contract from a file, or of any that is in a group.

    Without the name of the contract nobody can sign it by a PIN.
    """
    signing = [one for one in signer.controls if one.mark.signs]
    filling = [one for one in signer.controls if not one.mark.signs]
    return ApproverInfo(
        ApproverType=kind_of(signer),
        ApproverName=signer.name or None,
        ApproverMobile=signer.mobile or None,
        UserId=signer.account or None,
        OrganizationName=company_of(signer),
        NotifyType=_notice(signer),
        ApproverOption=NAMED_LATER if signer.unnamed else None,
        PreReadTime=signer.read_seconds or None,
        ApproverSignTypes=tuple(SIGN_TYPES[one] for one in signer.verify) or None,
        ApproverNeedSignReview=signer.reviewed or None,
        PinCode=_pin(signer, contract_name),
        SignComponents=tuple(component(one, signer.seal_id) for one in signing) or None,
        Components=tuple(component(one) for one in filling) or None,
        AddSignComponentsLimits=tuple(limit(one) for one in signer.placeable) or None,
    )


def role_taker(signer: Signer, role_id: str, contract_name: str) -> FlowCreateApprover:
    """A signer of a contract from a template, in the role they take there.

    Where they sign, and by what they prove who they are, is the template's own affair.
    """
    return FlowCreateApprover(
        ApproverType=kind_of(signer),
        ApproverName=signer.name or None,
        ApproverMobile=signer.mobile or None,
        UserId=signer.account or None,
        OrganizationName=company_of(signer),
        RecipientId=role_id,
        NotifyType=_notice(signer),
        ApproverOption=NAMED_LATER if signer.unnamed else None,
        PreReadTime=signer.read_seconds or None,
        ApproverNeedSignReview=signer.reviewed or None,
        PinCode=_pin(signer, contract_name),
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


def watcher(one: Watcher) -> CcInfo:
    """OrganizationName is left out: it names a company alone, and only some may do that."""
    return CcInfo(Name=one.name, Mobile=one.mobile, CcType=CC_TYPE[one.kind], NotifyType="sms")


def company_of(signer: Signer) -> str | None:
    """None for persons: OperationDenied.ErrNoSupportIndividualHasOrganizationName."""
    return (signer.company or None) if signer.kind is PartyKind.EMPLOYEE else None


def kind_of(signer: Signer) -> int:
    """ApproverType."""
    match signer.way:
        case Way.HAND:
            return APPROVER_TYPE[signer.kind]
        case Way.AUTO:
            return BY_THEMSELVES[signer.kind]
        case Way.PIN if signer.kind is PartyKind.PERSON:
            return BY_PIN_OF_A_PERSON
        case Way.PIN:
            return BY_PIN_OF_OURS if signer.ours else BY_PIN_OF_A_PARTNER


def _pin(signer: Signer, contract_name: str) -> str | None:
    if signer.way is not Way.PIN:
        return None
    if not (signer.pin and contract_name):
        raise Refused("NoPin", reason=Reason.BAD_PIN)
    return pin_code(signer.pin, contract_name)


def _notice(signer: Signer) -> str:
    """Nobody is texted who has nothing to do, or who is nobody yet."""
    tells = signer.way is Way.HAND and not signer.unnamed
    return BY_TEXT_MESSAGE if tells else NOT_AT_ALL
