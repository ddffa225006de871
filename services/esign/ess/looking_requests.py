"""The requests for links to many contracts, for proofs and for reports, in the `ess` edition.

Vendor documents: qian.tencent.com/developers/companyApis, startFlows and certificate. See
`requests` for how they are checked.
"""

from services.esign._retry import Repeat

from . import structs
from .requests import EssRequest


class CreateBatchSignUrl(EssRequest):
    """A link into the mini-program to at most 100 contracts of ours, good for seven days."""

    action = "CreateBatchSignUrl"

    Operator: structs.UserInfo
    Name: str
    Mobile: str
    OrganizationName: str | None = None
    FlowIds: tuple[str, ...]


class CreateBatchQuickSignUrl(EssRequest):
    """The same for a browser, good for half an hour.

    How the contracts say that people prove themselves does not hold through such a link, and
    only what is said here does: without ApproverSignTypes, by their face.
    """

    action = "CreateBatchQuickSignUrl"

    Operator: structs.UserInfo
    FlowApproverInfo: structs.FlowCreateApprover
    FlowIds: tuple[str, ...]


class VerifyPdf(EssRequest):
    action = "VerifyPdf"

    Operator: structs.UserInfo
    FlowId: str


class CreateFlowEvidenceReport(EssRequest):
    """Takes one from the package of reports each time."""

    action = "CreateFlowEvidenceReport"
    repeat = Repeat.UNLESS_MAYBE_DONE

    Operator: structs.UserInfo
    FlowId: str


class DescribeFlowEvidenceReport(EssRequest):
    action = "DescribeFlowEvidenceReport"

    Operator: structs.UserInfo
    ReportId: str
