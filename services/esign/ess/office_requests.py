"""The requests about codes, seals, the group and what was used, in the `ess` edition.

Vendor documents: qian.tencent.com/developers/companyApis, startFlows, seals, organizations and
accounts. See `requests` for how they are checked. Those that are plain `Request`s know no Agent.
"""

from services.esign._request import Request
from services.esign._retry import Repeat

from . import structs
from .requests import EssRequest


class CreateMultiFlowSignQRCode(EssRequest):
    """`QrEffectiveDay` is 90 at most; QrCodeExpiredOn (seconds, ≤ 365 days on) came since.

    Each call makes another code, and one that nobody knows of can be signed through all the same.
    """

    action = "CreateMultiFlowSignQRCode"
    repeat = Repeat.UNLESS_MAYBE_DONE

    Operator: structs.UserInfo
    TemplateId: str
    FlowName: str
    MaxFlowNum: int
    QrEffectiveDay: int | None = None
    QrCodeExpiredOn: int | None = None


class CancelMultiFlowSignQRCode(EssRequest):
    action = "CancelMultiFlowSignQRCode"

    Operator: structs.UserInfo
    QrCodeId: str

    @property
    def done(self) -> frozenset[str]:
        return frozenset({"OperationDenied.QrInvalid"})


class DescribeOrganizationSeals(EssRequest):
    """`Offset` is the number of a page, from 0; `Limit` its size, ≤ 200.

    Without `SealStatuses` only seals in use are told.
    """

    action = "DescribeOrganizationSeals"

    Operator: structs.UserInfo
    Limit: int
    Offset: int
    SealStatuses: tuple[str, ...] | None = None


class DescribeOrganizationGroupOrganizations(Request):
    """`Offset` is how many to leave out, `Limit` ≤ 200."""

    action = "DescribeOrganizationGroupOrganizations"

    Operator: structs.UserInfo
    Limit: int
    Offset: int


class DescribeBillUsage(Request):
    """Days as yyyymmdd, at most 90 days apart."""

    action = "DescribeBillUsage"

    Operator: structs.UserInfo
    StartTime: str
    EndTime: str
    DisplaySubEnterprise: bool
