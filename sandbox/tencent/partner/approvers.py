"""Signers as they arrive in a request (FlowApproverInfo): what the model table cannot hold.

Source: the table "各种场景传参说明" of FlowApproverInfo in tccli 3.1.189.1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.charsets import MOBILE, PERSON_NAME, ROLE_NAME
from sandbox.tencent.config import Employee, Feature
from sandbox.tencent.pins import check_pin
from sandbox.tencent.sign_types import read_sign_types
from sandbox.tencent.state import Signer, World

from .agents import employee

KINDS: Mapping[str, int] = {
    "ORGANIZATION": 0,
    "PERSON": 1,
    "ENTERPRISESERVER": 3,
    "PERSON_AUTO_SIGN": 7,
    "ORGANIZATION_PIN_CODE_SIGN": 8,
    "OTHER_ORGANIZATION_PIN_CODE_SIGN": 9,
    "PERSON_PIN_CODE_SIGN": 10,
}
PERSONS = frozenset({1, 7, 10})
BY_PIN = frozenset({8, 9, 10})
PARTNER_BY_PIN = 9
FEATURES: Mapping[int, Feature] = {
    3: Feature.AUTO_SIGN,
    7: Feature.PERSON_AUTO_SIGN,
    8: Feature.PIN_SIGN,
    9: Feature.PIN_SIGN,
    10: Feature.PIN_SIGN,
}
TO_CLAIM = 1
HONOURED = frozenset(
    {
        "ApproverType",
        "Name",
        "Mobile",
        "OrganizationName",
        "NotChannelOrganization",
        "OpenId",
        "OrganizationOpenId",
        "RecipientId",
        "SignComponents",
        "Components",
        "PreReadTime",
        "ApproverOption",
        "ApproverNeedSignReview",
        "ApproverSignTypes",
        "ApproverRoleName",
        "NotifyType",
        "AddSignComponentsLimits",
        "PinCode",
    }
)


@dataclass(frozen=True)
class Who:
    """Who signs, as far as it is said: `company` by name, empty for a person."""

    name: str
    mobile: str
    company: str = ""
    user_id: str = ""
    claimed_later: bool = False


def read_signers(world: World, approvers: Sequence[Json], flow_name: str) -> list[Signer]:
    """The signers of a request, in order. Refuses what is wrong with one, and the same twice."""
    signers = [read_signer(world, approver, flow_name) for approver in approvers]
    named = [(one.company, one.mobile) for one in signers if not one.unnamed]
    if len(set(named)) < len(named):
        raise Refusal(
            "The same approver is given twice.",
            "OperationDenied.ApproverRepeat",
            "InvalidParameter.FlowApprovers",
            "InvalidParameter.ParamError",
        )
    return signers


def read_signer(world: World, approver: Json, flow_name: str) -> Signer:
    for name, value in approver.items():
        if name not in HONOURED and value not in (None, "", [], False):
            raise unsupported(f"the approver setting {name}")
    if "ApproverType" not in approver:
        raise Refusal(
            "ApproverType is missing.", "InvalidParameter.ApproverType", "MissingParameter"
        )
    kind = KINDS[approver["ApproverType"]]
    if kind in FEATURES:
        world.need(FEATURES[kind])
    who = read_who(world, approver, kind)
    if who.claimed_later:
        world.need(Feature.UNNAMED)
    role: str = approver.get("ApproverRoleName", "")
    if not ROLE_NAME.fullmatch(role):
        raise Refusal("The role name has other characters.", "InvalidParameter.ParamError")
    signer = Signer(
        recipient_id=approver.get("RecipientId") or world.new_id(),
        sign_id=world.new_id(),
        name=who.name,
        mobile=who.mobile,
        kind=kind,
        company=who.company,
        user_id=who.user_id or world.new_id(),
        id_card_number=f"1101011990{who.mobile[-8:]}" if who.mobile else "",
        role=role,
        notify=_notify(approver),
        needs_review=approver.get("ApproverNeedSignReview", False),
        unnamed=who.claimed_later,
        read_seconds=approver.get("PreReadTime", 0),
        sign_types=read_sign_types(approver, "InvalidParameter.ParamError"),
    )
    _check_by_itself(world, signer, approver, flow_name)
    return signer


def read_who(world: World, approver: Json, kind: int) -> Who:
    option: Json = approver.get("ApproverOption") or {}
    later = option.get("FillType", 0) == TO_CLAIM
    if kind in PERSONS:
        if approver.get("OrganizationName") or approver.get("OrganizationOpenId"):
            raise _bad_company("A personal approver has no organization.")
        return Who("", "", claimed_later=True) if later else Who(*_contact(approver))
    if approver.get("NotChannelOrganization"):
        return _of_another(approver, later)
    return _of_the_application(world, approver, later)


def _of_another(approver: Json, later: bool) -> Who:
    """An employee of a company that has an account of its own."""
    if approver.get("OpenId") or approver.get("OrganizationOpenId"):
        raise _bad_company("Other companies and their people have no OpenId.")
    company = _company_name(approver)
    if not company:
        raise _bad_company("The name of the company is missing.")
    return Who("", "", company, claimed_later=True) if later else Who(*_contact(approver), company)


def _of_the_application(world: World, approver: Json, later: bool) -> Who:
    """An employee of a company of the application; without an OpenId, whoever claims it."""
    open_id = approver.get("OrganizationOpenId", "")
    if not open_id and later and not approver.get("OrganizationName"):
        return Who("", "", claimed_later=True)
    found = next((one for one in world.config.clients if one.open_id == open_id), None)
    if found is None:
        raise Refusal(
            "The OrganizationOpenId is missing, or none of the application's companies'.",
            "ResourceNotFound.Organization",
            "InvalidParameter.OrganizationName",
            "ResourceNotFound",
        )
    if _company_name(approver) not in ("", found.name):
        raise _bad_company("The name is not that of the company.")
    who = approver.get("OpenId", "")
    if not who:
        return Who("", "", found.name, claimed_later=True)
    own = employee(world, who) if found is world.config.clients[0] else None
    if own is not None:
        return _verified(own, found.name)
    return Who(*_contact(approver), found.name, who)


def _verified(own: Employee, company: str) -> Who:
    """Name and number of somebody who is verified come from them, whatever the request says."""
    return Who(own.name, own.mobile, company, own.user_id)


def _company_name(approver: Json) -> str:
    name: str = approver.get("OrganizationName") or ""
    if any(bracket in name for bracket in "()") or name != name.strip():
        raise _bad_company("The organization name must use full-width brackets.")
    return name


def _bad_company(message: str) -> Refusal:
    return Refusal(message, "InvalidParameter.OrganizationName", "InvalidParameter.ParamError")


def _contact(approver: Json) -> tuple[str, str]:
    name: str = approver.get("Name", "")
    mobile: str = approver.get("Mobile", "")
    if not PERSON_NAME.fullmatch(name) or name != name.strip():
        raise Refusal(
            "The approver's name is missing, or no name.",
            "InvalidParameter.Name",
            "InvalidParameter.ParamError",
        )
    if not MOBILE.fullmatch(mobile):
        raise Refusal(
            "The mobile number must have 11 digits of mainland China.",
            "InvalidParameter.Mobile",
            "InvalidParameter.ParamError",
        )
    return name, mobile


def _notify(approver: Json) -> str:
    """NotifyType counts for other companies only; those of the application get no text message,
    persons always do."""
    if approver["ApproverType"].startswith("PERSON"):
        return "SMS"
    if not approver.get("NotChannelOrganization"):
        return "NONE"
    return str(approver.get("NotifyType") or "SMS")


def _check_by_itself(world: World, signer: Signer, approver: Json, flow_name: str) -> None:
    """Whoever signs without doing anything has allowed it before, or agreed on a PIN."""
    if signer.kind == 7 and signer.mobile not in world.config.auto_signers:
        raise Refusal(
            "They have not allowed it.", "OperationDenied.PersonNoOpenServerSign", "OperationDenied"
        )
    if signer.kind not in BY_PIN:
        return
    holder = signer.company if signer.kind == PARTNER_BY_PIN else signer.mobile
    check_pin(world, holder, flow_name, approver.get("PinCode", ""))
