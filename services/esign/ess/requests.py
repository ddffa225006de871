"""The requests of the `ess` edition (2020-11-11) that we can send, one class an action.

Vendor documents: qian.tencent.com/developers/companyApis. Spelling, types and limits are the
vendor's; today's official SDK is the peer they are compared with in the tests.
"""

from services.esign._request import Request
from services.esign._retry import Repeat

from . import structs

ENDED = frozenset(
    {
        "OperationDenied.FlowHasTerminated",
        "InvalidParameter.Status",
        "FailedOperation.NotAvailableSignReview",
    }
)


class EssRequest(Request):
    """`Agent` names the group's member company it is about; `Wire` fills it in for every call.

    Actions that know no Agent (DescribeBillUsage, DescribeOrganizationGroupOrganizations) are
    plain `Request`s.
    """

    Agent: structs.Agent | None = None


class CreateFlowSignReview(EssRequest):
    """`ReviewType`: PASS, REJECT or SIGN_REJECT; `ReviewMessage` ≤ 200, only PASS needs none."""

    action = "CreateFlowSignReview"

    Operator: structs.UserInfo
    FlowId: str
    ReviewType: str
    ReviewMessage: str | None = None
    RecipientId: str | None = None
    """Of one signer; needed where that is a person."""
    OperateType: str | None = None
    """CreateReview: of whether it may be sent; else of the signing."""

    @property
    def done(self) -> frozenset[str]:
        # Only this one ends the contract; the others may simply be submitted again.
        return ENDED if self.ReviewType == "SIGN_REJECT" else frozenset()


class CreateFlowReminds(EssRequest):
    """Each one counts: three for a signer and contract, and it sends a text message."""

    action = "CreateFlowReminds"
    repeat = Repeat.UNLESS_MAYBE_DONE

    Operator: structs.UserInfo
    FlowIds: tuple[str, ...]


class CancelFlow(EssRequest):
    action = "CancelFlow"

    Operator: structs.UserInfo
    FlowId: str
    CancelMessage: str

    @property
    def done(self) -> frozenset[str]:
        return ENDED


class DescribeFlowInfo(EssRequest):
    """One unknown id fails the whole call."""

    action = "DescribeFlowInfo"

    Operator: structs.UserInfo
    FlowIds: tuple[str, ...] | None = None
    FlowGroupId: str | None = None
    """In their place: all contracts of a group."""


class DescribeFlowBriefs(EssRequest):
    """Unknown ids are left out of the answer, which is in no order."""

    action = "DescribeFlowBriefs"

    Operator: structs.UserInfo
    FlowIds: tuple[str, ...]


class CreateFlowSignUrl(EssRequest):
    """A link for a phone's browser, good for half an hour."""

    action = "CreateFlowSignUrl"

    Operator: structs.UserInfo
    FlowId: str
    FlowApproverInfos: tuple[structs.FlowCreateApprover, ...] | None = None
    """None where whoever sent it wants to look."""
    UrlType: int | None = None
    """1: only to look; else to sign."""


class CreateSchemeUrl(EssRequest):
    """A link into the mini-program. PathType 1 (the contract) asks for HTTP_SHORT_URL.

    A role that nobody has taken is claimed on the cover page (PathType 3), by its `RecipientId`.
    """

    action = "CreateSchemeUrl"

    Operator: structs.UserInfo
    FlowId: str
    Name: str | None = None
    Mobile: str | None = None
    RecipientId: str | None = None
    OrganizationName: str | None = None
    EndPoint: str
    PathType: int


class DescribeFileUrls(EssRequest):
    """Links good for five minutes unless UrlTtl (seconds) says otherwise."""

    action = "DescribeFileUrls"

    Operator: structs.UserInfo
    BusinessType: str
    BusinessIds: tuple[str, ...]
    FileType: str
