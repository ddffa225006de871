"""A signer of ours as Tencent's approver.

Vendor document: FlowApproverInfo (qian.tencent.com/developers/partnerApis/dataTypes), whose table
says what must be given of whom.
"""

from dataclasses import dataclass

from services.contracts.errors import Reason, Refused
from services.contracts.model import Party
from services.contracts.order import PartyKind, Signer, Watcher
from services.contracts.ways import Way
from services.esign._pin import pin_code
from services.esign._ways import CC_TYPE, SIGN_TYPES

from .companies import Known
from .controls import component, limit
from .structs import (
    ApproverOption,
    CcInfo,
    FillApproverInfo,
    FlowApproverInfo,
    NeedReviewApproverInfo,
)

OPEN_ID_LIMIT = 64
BY_TEXT_MESSAGE = "SMS"
NAMED_LATER = ApproverOption(FillType=1)


@dataclass(frozen=True)
class Making:
    """What a signer's approver depends on beside the signer."""

    known: Known
    flow_name: str
    from_file: bool


def approver(signer: Signer, making: Making, role_id: str | None = None) -> FlowApproverInfo:
    """A signer of a new contract; `role_id` is the role they take in a template."""
    who = _who(signer, making.known)
    signing = [one for one in signer.controls if one.mark.signs]
    filling = [one for one in signer.controls if not one.mark.signs]
    verify = tuple(SIGN_TYPES[one] for one in signer.verify)
    return who.model_copy(
        update={
            "ApproverType": _kind(signer, making),
            "RecipientId": role_id,
            "PreReadTime": signer.read_seconds or None,
            "ApproverNeedSignReview": signer.reviewed or None,
            "ApproverSignTypes": verify or None,
            "PinCode": pin_code(signer.pin, making.flow_name) if signer.way is Way.PIN else None,
            # These only count for contracts from a file; a template has its own.
            "SignComponents": tuple(component(one, signer.seal_id) for one in signing) or None,
            "Components": tuple(component(one) for one in filling) or None,
            "AddSignComponentsLimits": tuple(limit(one) for one in signer.placeable) or None,
        }
    )


def link_taker(party: Party, known: Known) -> FlowApproverInfo:
    """A party of a running contract whose sign link is wanted."""
    who = _who(party.signer, known)
    return who.model_copy(update={"RecipientId": party.id or None, "NotifyType": None})


def role_taker(signer: Signer, known: Known, flow_id: str, party_id: str) -> FillApproverInfo:
    """Who takes a role that nobody was named for."""
    who = _who(signer, known)
    return FillApproverInfo(
        RecipientId=party_id,
        FlowId=flow_id,
        OpenId=who.OpenId,
        ApproverName=who.Name,
        ApproverMobile=who.Mobile,
        OrganizationName=who.OrganizationName,
        OrganizationOpenId=who.OrganizationOpenId,
        NotChannelOrganization=who.NotChannelOrganization,
    )


def reviewed(signer: Signer) -> NeedReviewApproverInfo:
    """A signer in every contract of a group."""
    employee = signer.kind is PartyKind.EMPLOYEE
    return NeedReviewApproverInfo(
        ApproverType="ORGANIZATION" if employee else "PERSON",
        ApproverName=signer.name,
        ApproverMobile=signer.mobile,
        OrganizationName=signer.company if employee else None,
    )


def watcher(one: Watcher) -> CcInfo:
    return CcInfo(Mobile=one.mobile, Name=one.name, CcType=CC_TYPE[one.kind])


def open_id(account: str) -> str:
    """`account`, if Tencent can know somebody by it."""
    if len(account) > OPEN_ID_LIMIT:
        raise Refused("OpenIdTooLong", reason=Reason.BAD_ACCOUNT)
    return account


def _kind(signer: Signer, making: Making) -> str:
    """ApproverType. From a template, our own seal signs as ORGANIZATION: the template says how."""
    person = signer.kind is PartyKind.PERSON
    own = making.known.open_id(signer) == making.known.own
    match signer.way:
        case Way.HAND:
            return "PERSON" if person else "ORGANIZATION"
        case Way.AUTO if person:
            return "PERSON_AUTO_SIGN"
        case Way.AUTO:
            return "ORGANIZATION" if own and not making.from_file else "ENTERPRISESERVER"
        case Way.PIN if person:
            return "PERSON_PIN_CODE_SIGN"
        case Way.PIN:
            return "ORGANIZATION_PIN_CODE_SIGN" if own else "OTHER_ORGANIZATION_PIN_CODE_SIGN"


def _who(signer: Signer, known: Known) -> FlowApproverInfo:
    name, mobile = signer.name or None, signer.mobile or None
    if signer.unnamed:
        name, mobile = None, None
    if signer.kind is PartyKind.PERSON:
        option = NAMED_LATER if signer.unnamed else None
        return FlowApproverInfo(
            ApproverType="PERSON", Name=name, Mobile=mobile, ApproverOption=option
        )
    organization = known.open_id(signer)
    if organization:
        account = "" if signer.unnamed else open_id(signer.account)
        return FlowApproverInfo(
            ApproverType="ORGANIZATION",
            Name=name,
            Mobile=mobile,
            OrganizationName=known.name(signer),
            OrganizationOpenId=organization,
            OpenId=account or None,
            # Without an OpenId, whoever of that company comes first claims it.
            ApproverOption=None if account else NAMED_LATER,
        )
    if signer.unnamed and not signer.company:
        return FlowApproverInfo(ApproverType="ORGANIZATION", ApproverOption=NAMED_LATER)
    return FlowApproverInfo(
        ApproverType="ORGANIZATION",
        Name=name,
        Mobile=mobile,
        OrganizationName=signer.company,
        NotChannelOrganization=True,
        NotifyType=BY_TEXT_MESSAGE,
        ApproverOption=NAMED_LATER if signer.unnamed else None,
    )
