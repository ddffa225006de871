"""Signers as they arrive in a create request: the rules the model table cannot hold.

Source: ApproverInfo and FlowCreateApprover in tencentcloud-sdk-python-ess 3.1.194.
"""

from collections.abc import Mapping, Sequence

from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.charsets import ID_CARDS, MOBILE, PERSON_NAME, ROLE_NAME
from sandbox.tencent.config import Employee, Feature
from sandbox.tencent.pins import check_pin
from sandbox.tencent.sign_types import read_sign_types
from sandbox.tencent.state import COMPANY_KINDS, Signer, World

COMPANY, PERSON = 0, 1
SEAL, PERSON_ITSELF, OUR_PIN, PARTNER_PIN, PERSON_PIN = 3, 7, 8, 9, 10
FEATURES: Mapping[int, Feature] = {
    SEAL: Feature.AUTO_SIGN,
    PERSON_ITSELF: Feature.PERSON_AUTO_SIGN,
    OUR_PIN: Feature.PIN_SIGN,
    PARTNER_PIN: Feature.PIN_SIGN,
    PERSON_PIN: Feature.PIN_SIGN,
}
NAMED_LATER = 1
"""ApproverOption.FillType."""

HONOURED = frozenset(
    {
        "ApproverType",
        "ApproverName",
        "ApproverMobile",
        "OrganizationName",
        "SignComponents",
        "Components",
        "ApproverIdCardType",
        "ApproverIdCardNumber",
        "NotifyType",
        "ApproverRoleName",
        "PreReadTime",
        "UserId",
        "RecipientId",
        "ApproverOption",
        "ApproverVerifyTypes",
        "ApproverSignTypes",
        "ApproverNeedSignReview",
        "ApproverEmail",
        "AddSignComponentsLimits",
        "PinCode",
        "Required",
        "VerifyChannel",
        "NotSaveContact",
    }
)


def read_signers(
    world: World, approvers: Sequence[Json], notify: str, flow_name: str = ""
) -> list[Signer]:
    """The signers of a request, in order; `notify` is used where NotifyType is absent.

    Refuses what is wrong with one of them, and the same signer twice.
    """
    signers = [_read(world, approver, notify, flow_name) for approver in approvers]
    keys = [(signer.company, signer.mobile) for signer in signers if not signer.unnamed]
    if len(set(keys)) < len(keys):
        raise Refusal("The same approver is given twice.", "OperationDenied.ApproverRepeat")
    return signers


def check_unmasked(*values: str) -> None:
    if any("*" in value for value in values):
        raise Refusal("A masked value was passed in.", "InvalidParameterValue.Mask")


def check_mobile(mobile: str) -> None:
    if not MOBILE.fullmatch(mobile):
        raise Refusal(
            "The mobile number must have 11 digits of mainland China.",
            "InvalidParameter.Mobile",
            "InvalidParameter.InvalidMobile",
            "InvalidParameter",
        )


def _read(world: World, approver: Json, notify: str, flow_name: str) -> Signer:
    for name, value in approver.items():
        if name not in HONOURED and value not in (None, "", [], False):
            raise unsupported(f"the approver setting {name}")
    kind: int = approver["ApproverType"]
    if kind in FEATURES:
        world.need(FEATURES[kind])
    unnamed = _unnamed(world, approver, kind)
    company = _company(world, approver, kind, unnamed)
    employee = _employee(world, approver, company)
    name, mobile = ("", "") if unnamed else _who(approver, employee)
    signer = Signer(
        recipient_id=approver.get("RecipientId") or world.new_id(),
        sign_id=world.new_id(),
        name=name,
        mobile=mobile,
        kind=kind,
        company=company,
        user_id=employee.user_id if employee else world.new_id(),
        id_card_type=approver.get("ApproverIdCardType") or "ID_CARD",
        id_card_number=_id_card(approver, mobile),
        role=_role_name(approver),
        notify=_notify(approver, notify),
        email=approver.get("ApproverEmail", ""),
        needs_review=approver.get("ApproverNeedSignReview", False),
        unnamed=unnamed,
        read_seconds=approver.get("PreReadTime", 0),
        sign_types=read_sign_types(approver, "InvalidParameter.VerifyChannel"),
    )
    _check_by_itself(world, signer, approver, flow_name)
    return signer


def _unnamed(world: World, approver: Json, kind: int) -> bool:
    """A role that somebody takes later (动态签署人); none that signs by itself."""
    option: Json = approver.get("ApproverOption") or {}
    for name, value in option.items():
        if name != "FillType" and value not in (None, "", [], False, 0):
            raise unsupported(f"the setting {name} of ApproverOption")
    if option.get("FillType", 0) != NAMED_LATER:
        return False
    world.need(Feature.UNNAMED)
    if kind not in (COMPANY, PERSON):
        raise Refusal("Whoever signs by itself is named.", "InvalidParameter.ApproverType")
    return True


def _company(world: World, approver: Json, kind: int, unnamed: bool) -> str:
    company: str = approver.get("OrganizationName", "")
    if kind not in COMPANY_KINDS:
        if company:
            raise Refusal(
                "A personal approver has no organization.",
                "OperationDenied.ErrNoSupportIndividualHasOrganizationName",
                "InvalidParameter.OrganizationName",
            )
        return ""
    if not company and not unnamed:
        raise Refusal(
            "The organization of a company approver is missing.",
            "MissingParameter.ApproverOrganizationInfo",
        )
    check_company(company)
    own = company == world.config.organization
    if kind in (SEAL, OUR_PIN, PARTNER_PIN) and own is (kind == PARTNER_PIN):
        # Partner companies may authorise us too; none here has.
        raise Refusal("This company has not authorised it.", "OperationDenied.NoOpenServerSign")
    return company


def check_company(company: str) -> None:
    check_unmasked(company)
    if any(bracket in company for bracket in "()") or company != company.strip():
        raise Refusal(
            "The organization name must use full-width brackets.",
            "InvalidParameter.OrganizationName",
            "InvalidParameter",
        )


def _employee(world: World, approver: Json, company: str) -> Employee | None:
    """The colleague behind a UserId; only employees of the initiating company have one."""
    user_id = approver.get("UserId", "")
    if not user_id:
        return None
    found = next((e for e in world.config.employees if e.user_id == user_id), None)
    if found is None or company != world.config.organization:
        raise Refusal("The UserId is not an employee.", "ResourceNotFound.User")
    return found


def _who(approver: Json, employee: Employee | None) -> tuple[str, str]:
    """Name and number of a verified employee come from them, whatever the request says."""
    if employee is not None:
        return employee.name, employee.mobile
    name: str = approver.get("ApproverName", "")
    mobile: str = approver.get("ApproverMobile", "")
    if not name:
        raise Refusal("The approver's name is missing.", "MissingParameter.ApproverName")
    if not mobile:
        raise Refusal("The approver's mobile is missing.", "MissingParameter.ApproverMobile")
    check_unmasked(name, mobile)
    if not PERSON_NAME.fullmatch(name) or name != name.strip():
        raise Refusal("The approver's name is not a name.", "InvalidParameter.Name")
    check_mobile(mobile)
    return name, mobile


def _id_card(approver: Json, mobile: str) -> str:
    """The number given, or an invented one: by the time of signing Tencent knows it."""
    kind = approver.get("ApproverIdCardType") or "ID_CARD"
    number: str = approver.get("ApproverIdCardNumber", "")
    if kind not in ID_CARDS:
        raise Refusal("The kind of identity card is unknown.", "InvalidParameter.CardType")
    check_unmasked(number)
    if number and not ID_CARDS[kind].fullmatch(number):
        raise Refusal("The identity card number is malformed.", "InvalidParameter.CardNumber")
    return number or (f"1101011990{mobile[-8:]}" if mobile else "")


def _role_name(approver: Json) -> str:
    role: str = approver.get("ApproverRoleName", "")
    if not ROLE_NAME.fullmatch(role):
        raise Refusal("The role name has other characters.", "InvalidParameter.ParamError")
    return role


def _notify(approver: Json, default: str) -> str:
    notify: str = approver.get("NotifyType") or default
    if notify in ("EMAIL", "ALL") and not approver.get("ApproverEmail"):
        raise Refusal("Notice by e-mail needs ApproverEmail.", "InvalidParameter.NotifyType")
    return notify


def _check_by_itself(world: World, signer: Signer, approver: Json, flow_name: str) -> None:
    """A person has allowed it before; a PIN has been agreed on, and none comes without need."""
    if signer.kind == PERSON_ITSELF and signer.mobile not in world.config.auto_signers:
        raise Refusal(
            "They have not allowed it.",
            "OperationDenied.PersonNoOpenServerSign",
            "OperationDenied",
        )
    code: str = approver.get("PinCode", "")
    if signer.kind in (OUR_PIN, PARTNER_PIN, PERSON_PIN):
        holder = signer.company if signer.kind == PARTNER_PIN else signer.mobile
        check_pin(world, holder, flow_name, code)
    elif code:
        raise Refusal("Nobody signs by this PinCode.", "InvalidParameter.ParamError")
