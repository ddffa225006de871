"""The requests of the `partner` edition that only look, or make a link or a report.

Vendor documents: qian.tencent.com/developers/partnerApis. See `requests` for how they are checked.
"""

from services.esign._retry import Repeat

from . import structs
from .requests import PartnerRequest


class DescribeFlowDetailInfo(PartnerRequest):
    """Of ≤ 100 contracts, or of those of one group. The answer is in no order."""

    action = "DescribeFlowDetailInfo"

    FlowIds: tuple[str, ...] | None = None
    FlowGroupId: str | None = None


class CreateSignUrls(PartnerRequest):
    """Links into the mini-program, good for 90 days. `Endpoint` is spelt so in this edition."""

    action = "CreateSignUrls"

    FlowIds: tuple[str, ...]
    Endpoint: str
    GenerateType: str
    """CHANNEL: of the application's companies; NOT_CHANNEL: of others; PERSON; RECIPIENT: whoever
    takes a role."""
    OrganizationName: str | None = None
    Name: str | None = None
    Mobile: str | None = None
    OrganizationOpenId: str | None = None
    OpenId: str | None = None
    RecipientIds: tuple[str, ...] | None = None
    """One for each of FlowIds."""


class ChannelCreateFlowSignUrl(PartnerRequest):
    """A link for a phone's browser, good for half an hour. `UrlType` 1 only shows."""

    action = "ChannelCreateFlowSignUrl"

    FlowId: str
    FlowApproverInfos: tuple[structs.FlowApproverInfo, ...] | None = None
    UrlType: int | None = None


class ChannelCreateBatchSignUrl(PartnerRequest):
    """One link into the mini-program for ≤ 100 contracts of ours."""

    action = "ChannelCreateBatchSignUrl"

    FlowIds: tuple[str, ...]
    Name: str | None = None
    Mobile: str | None = None
    OrganizationName: str | None = None
    OpenId: str | None = None
    OrganizationOpenId: str | None = None


class ChannelCreateBatchQuickSignUrl(PartnerRequest):
    """The same for a phone's browser, good for half an hour."""

    action = "ChannelCreateBatchQuickSignUrl"

    FlowApproverInfo: structs.FlowApproverInfo
    FlowIds: tuple[str, ...]


class DescribeResourceUrlsByFlows(PartnerRequest):
    """Links good for five minutes. The company must have allowed the application to download."""

    action = "DescribeResourceUrlsByFlows"

    FlowIds: tuple[str, ...]


class ChannelVerifyPdf(PartnerRequest):
    action = "ChannelVerifyPdf"

    FlowId: str


class CreateChannelFlowEvidenceReport(PartnerRequest):
    """Costs one report. The operator must be an administrator or the legal representative."""

    action = "CreateChannelFlowEvidenceReport"
    repeat = Repeat.UNLESS_MAYBE_DONE

    FlowId: str


class DescribeChannelFlowEvidenceReport(PartnerRequest):
    action = "DescribeChannelFlowEvidenceReport"

    ReportId: str


class ChannelCreateMultiFlowSignQRCode(PartnerRequest):
    """`QrEffectiveDay` ≤ 90; beyond that `QrCodeExpiredOn`, at most 365 days from now."""

    action = "ChannelCreateMultiFlowSignQRCode"
    repeat = Repeat.UNLESS_MAYBE_DONE

    TemplateId: str
    FlowName: str
    MaxFlowNum: int
    QrEffectiveDay: int | None = None
    QrCodeExpiredOn: int | None = None


class ChannelCancelMultiFlowSignQRCode(PartnerRequest):
    action = "ChannelCancelMultiFlowSignQRCode"

    QrCodeId: str


class ChannelDescribeOrganizationSeals(PartnerRequest):
    """`Limit` ≤ 100. ALL: also those that cannot be used now."""

    action = "ChannelDescribeOrganizationSeals"

    Limit: int
    Offset: int
    SealStatuses: tuple[str, ...]


class DescribeChannelOrganizations(PartnerRequest):
    """Companies of the application. `Limit` ≤ 200."""

    action = "DescribeChannelOrganizations"

    Limit: int
    Offset: int


class ChannelDescribeBillUsageDetail(PartnerRequest):
    """Days as yyyymmdd, ≤ 31 and (since 2026-10-10) of one month. `Offset` numbers pages from 0.

    DescribeUsage, which the document of 2023 has, was switched off on 2026-02-03.
    """

    action = "ChannelDescribeBillUsageDetail"

    StartTime: str
    EndTime: str
    Offset: int
    Limit: int
