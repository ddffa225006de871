"""Signers as they arrive in a create request: the rules the model table cannot hold."""

from collections.abc import Sequence

from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.charsets import ID_CARDS, MOBILE, PERSON_NAME, ROLE_NAME
from sandbox.tencent.config import Employee
from sandbox.tencent.state import Signer, World

COMPANY, PERSON = 0, 1

HONOURED = frozenset(
    {
        "ApproverType",
        "ApproverName",
        "ApproverMobile",
        "OrganizationName",
        "SignComponents",
        "ApproverIdCardType",
        "ApproverIdCardNumber",
        "NotifyType",
        "ApproverRoleName",
        "PreReadTime",
        "UserId",
        "RecipientId",
        "ApproverVerifyTypes",
        "ApproverSignTypes",
        "ApproverNeedSignReview",
        "ApproverEmail",
        "Required",
        "VerifyChannel",
        "NotSaveContact",
    }
)


def read_signers(world: World, approvers: Sequence[Json], notify: str) -> list[Signer]:
    """The signers of a request, in order; `notify` is used where NotifyType is absent.

    Refuses what is wrong with one of them, and the same signer twice.
    """
    if not approvers:
        raise Refusal(
            "At least one approver is needed.", "MissingParameter.FlowApprover", "MissingParameter"
        )
    signers = [_read(world, approver, notify) for approver in approvers]
    keys = [(signer.company, signer.mobile) for signer in signers]
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


def _read(world: World, approver: Json, notify: str) -> Signer:
    for name, value in approver.items():
        if name not in HONOURED and value not in (None, "", [], False):
            raise unsupported(f"the approver setting {name}")
    kind = approver["ApproverType"]
    if kind == 7:
        raise Refusal("Automatic signing is not open.", "OperationDenied.WhiteListForbid")
    if kind not in (COMPANY, PERSON):
        raise unsupported(f"ApproverType {kind}")
    company = _company(approver, kind)
    employee = _employee(world, approver, company)
    name, mobile = (employee.name, employee.mobile) if employee else _contact(approver)
    return Signer(
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
    )


def _company(approver: Json, kind: int) -> str:
    company: str = approver.get("OrganizationName", "")
    if kind == PERSON:
        if company:
            raise Refusal(
                "A personal approver has no organization.",
                "OperationDenied.ErrNoSupportIndividualHasOrganizationName",
                "InvalidParameter.OrganizationName",
            )
        return ""
    if not company:
        raise Refusal(
            "The organization of a company approver is missing.",
            "MissingParameter.ApproverOrganizationInfo",
        )
    check_company(company)
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


def _contact(approver: Json) -> tuple[str, str]:
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
    return number or f"1101011990{mobile[-8:]}"


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
