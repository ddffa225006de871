"""Callbacks about the company: seals, templates, staff, organization, QR codes, quota.

Vendor documents: qian.tencent.com/developers, callback_types_seals, _templates, _staffs, _commons,
_billing and _userautosign of both editions. Of some kinds the documents that can be read name no
fields: then only that it happened is told. A person's name is masked, ids of people are not read.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from services.contracts.notices import Happened, Notice

from ._moments import moment
from ._reply import Many, Number, Reply, Text

QUIET = frozenset(
    {
        "ReviewerFlowRead",
        "SealUse",
        "AIContractReview",
        "AIInformationExtraction",
        "ContractDiffTaskCreate",
        "ContractDiffTaskFinish",
        "FlowRiskIdentify",
    }
)
"""Known, kept, and nobody's business here: each signature uses a seal, each reader reads."""


class _Seal(Reply):
    SealName: Text = ""
    Operate: Text = ""
    ReviewStatus: Text = ""
    ReviewReason: Text = ""


class _Template(Reply):
    TemplateName: Text = ""
    CreateTime: Number = 0
    UpdateTime: Number = 0
    DeleteTime: Number = 0
    OperateOn: Number = 0


class _Staff(Reply):
    Name: Text = ""
    BeforeRoleNames: Many[Text] = ()
    AfterRoleNames: Many[Text] = ()


class _Cost(Reply):
    """FlowCost: a negative `Cost` is given back."""

    Cost: Number = 0


class _Use(Reply):
    QuotaName: Text = ""
    FlowName: Text = ""
    UseCount: Number = 0
    CostTime: Number = 0


class _Named(Reply):
    OrganizationName: Text = ""
    FlowName: Text = ""
    FailReason: Text = ""
    Reason: Text = ""


_OPERATED = {
    "Create": Happened.SEAL_CREATED,
    "Delete": Happened.SEAL_DELETED,
    "Disable": Happened.SEAL_DISABLED,
    "Enable": Happened.SEAL_ENABLED,
    "Valid": Happened.SEAL_GRANTED,
    "Invalid": Happened.SEAL_WITHDRAWN,
}
_REVIEWED = {"PASS": Happened.SEAL_APPROVED, "REJECT": Happened.SEAL_REFUSED}

Data = Mapping[str, Any]
Reading = Callable[[Data], Notice]


def _seal(data: Data) -> Notice:
    """The results of a review name no operation, and the other way round."""
    seal = _Seal.model_validate(data)
    happened = _REVIEWED.get(seal.ReviewStatus) or _OPERATED.get(seal.Operate)
    return Notice(
        happened=happened or Happened.SEAL_CHANGED, subject=seal.SealName, detail=seal.ReviewReason
    )


def _template(happened: Happened) -> Reading:
    def read(data: Data) -> Notice:
        one = _Template.model_validate(data)
        at = one.UpdateTime or one.DeleteTime or one.OperateOn or one.CreateTime
        return Notice(happened=happened, subject=one.TemplateName, at=moment(at))

    return read


def _staff(happened: Happened) -> Reading:
    def read(data: Data) -> Notice:
        one = _Staff.model_validate(data)
        before, after = "、".join(one.BeforeRoleNames), "、".join(one.AfterRoleNames)
        changed = f"{before} → {after}" if before or after else ""
        return Notice(happened=happened, subject=_masked(one.Name), detail=changed)

    return read


def _cost(data: Data) -> Notice:
    cost = _Cost.model_validate(data).Cost
    happened = Happened.QUOTA_RETURNED if cost < 0 else Happened.QUOTA_USED
    return Notice(happened=happened, count=abs(cost))


def _use(data: Data) -> Notice:
    use = _Use.model_validate(data)
    happened = Happened.QUOTA_RETURNED if use.UseCount < 0 else Happened.QUOTA_USED
    return Notice(
        happened=happened,
        subject=use.FlowName,
        detail=use.QuotaName,
        count=abs(use.UseCount),
        at=moment(use.CostTime),
    )


def _plain(happened: Happened) -> Reading:
    def read(data: Data) -> Notice:
        one = _Named.model_validate(data)
        return Notice(
            happened=happened,
            subject=one.FlowName or one.OrganizationName,
            detail=one.FailReason or one.Reason,
        )

    return read


READINGS: Mapping[str, Reading] = {
    "OperateSeal": _seal,
    **dict.fromkeys(("EmployeeSealAuth", "AuditSealAuth", "SealPolicyWorkflow"), _seal),
    "TemplateAdd": _template(Happened.TEMPLATE_CREATED),
    "TemplateUpdate": _template(Happened.TEMPLATE_CHANGED),
    "TemplateDelete": _template(Happened.TEMPLATE_DELETED),
    "TemplateAvailable": _template(Happened.TEMPLATE_SWITCHED),
    "VerifyStaffInfo": _staff(Happened.STAFF_VERIFIED),
    "VerifyStaffFail": _staff(Happened.STAFF_NOT_VERIFIED),
    "ApproveEmployeeJoin": _staff(Happened.STAFF_ASKS_TO_JOIN),
    "QuiteJob": _staff(Happened.STAFF_LEFT),  # spelt so by Tencent
    "RolesChange": _staff(Happened.ROLES_CHANGED),
    **dict.fromkeys(
        ("UserAccountVerify", "UserMobileChange", "UserNameChange", "OperatorAuth"),
        _plain(Happened.STAFF_CHANGED),
    ),
    **dict.fromkeys(
        ("SuperAdminChange", "LegalPersonChangeOpenId"), _plain(Happened.ADMIN_CHANGED)
    ),
    "ModifyOrganizationBaseInfo": _plain(Happened.COMPANY_CHANGED),
    "CreateOrganization": _plain(Happened.COMPANY_CREATED),
    "CloseOrganization": _plain(Happened.COMPANY_CLOSED),
    **dict.fromkeys(
        (
            "OrganizationAuthorization",
            "OrgAuthorizationFileSubmit",
            "OrganizationAuthorizationFileReview",
            "OrgAuthorizationFileInvalid",
            "OrgAuthorizationPaymentStatusChange",
            "OrgAuth",
            "OrgAuthAudit",
            "OrgCertify",
        ),
        _plain(Happened.COMPANY_AUTHORISATION),
    ),
    "SubOrganizationJoinOrganizationGroup": _plain(Happened.GROUP_JOINED),
    "UnbindOrganizationGroup": _plain(Happened.GROUP_LEFT),
    **dict.fromkeys(
        ("OperateExtendedService", "OrgOpenTsignBiz"), _plain(Happened.SERVICE_CHANGED)
    ),
    **dict.fromkeys(
        (
            "OpenUserAutoSign",
            "AutoSignSealImg",
            "DisableUserAutoSign",
            "CancelUserAutoSign",
            "PartnerServerSignAuthorization",
        ),
        _plain(Happened.AUTO_SIGN_CHANGED),
    ),
    "FlowCost": _cost,
    "BillingUse": _use,
    "MultiFlowSignQrCodeCost": _plain(Happened.QR_USED),
    "CreateFlowByQrCode": _plain(Happened.QR_FAILED),  # what it tells is a failure
}


def notice(msg_type: str, data: object) -> Notice | None:
    """What a callback says of the company; None where it is of another kind or shape."""
    reading = READINGS.get(msg_type)
    if reading is None or not isinstance(data, dict):
        return None
    try:
        read = reading(data)
    except ValidationError:
        return None
    company = data.get("OrganizationId") or data.get("ProxyOrganizationOpenId")
    return read.model_copy(update={"company": company if isinstance(company, str) else ""})


def _masked(name: str) -> str:
    return name[:1] + "*" * (len(name) - 1)
