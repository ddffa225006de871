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


class UploadFiles(Request):
    """Goes to the file service. A file that nobody uses is forgotten after an hour."""

    action = "UploadFiles"

    BusinessType: str
    Caller: structs.Caller
    FileInfos: tuple[structs.UploadFile, ...]


class CreateFlowByFiles(Request):
    """Makes a contract from one uploaded file and starts it. Costs one contract each time.

    The document of 2023 knows neither FlowDisplayType, OpenDynamicSignFlow, Workflow nor
    FlowOperateLimit, and allows 300 calls a second where today's allows 20.
    """

    action = "CreateFlowByFiles"
    repeat = Repeat.UNLESS_MAYBE_DONE

    Operator: structs.UserInfo
    FlowName: str
    FileIds: tuple[str, ...]
    Approvers: tuple[structs.ApproverInfo, ...]
    FlowDescription: str | None = None
    FlowType: str | None = None
    Components: tuple[structs.Component, ...] | None = None
    CcInfos: tuple[structs.CcInfo, ...] | None = None
    CcNotifyType: int | None = None
    NeedPreview: bool | None = None
    PreviewType: int | None = None
    Deadline: int | None = None
    Unordered: bool | None = None
    UserData: str | None = None
    RemindedOn: int | None = None
    ApproverVerifyType: str | None = None
    SignBeanTag: int | None = None
    """1: each signer places their own seal or signature; 0: the Approvers' SignComponents."""
    CustomShowMap: str | None = None
    Agent: structs.Agent | None = None
    AutoSignScene: str | None = None
    NeedSignReview: bool | None = None
    FlowDisplayType: int | None = None
    OpenDynamicSignFlow: bool | None = None
    Workflow: bool | None = None
    FlowOperateLimit: structs.FlowOperateLimit | None = None


class CreateFlow(Request):
    """Reserves a contract that gets its document from a template. Costs one each time."""

    action = "CreateFlow"
    repeat = Repeat.UNLESS_MAYBE_DONE

    Operator: structs.UserInfo
    FlowName: str
    Approvers: tuple[structs.FlowCreateApprover, ...]
    """In the order of the template."""
    DeadLine: int
    """Here, and only here, with a capital L."""
    Unordered: bool
    UserData: str
    NeedSignReview: bool | None = None


class CreateDocument(Request):
    action = "CreateDocument"

    Operator: structs.UserInfo
    TemplateId: str
    FlowId: str


class StartFlow(Request):
    """At most five minutes after CreateDocument, or the contract may be lost."""

    action = "StartFlow"

    Operator: structs.UserInfo
    FlowId: str


class DescribeFlowTemplates(Request):
    action = "DescribeFlowTemplates"

    Operator: structs.UserInfo
    Filters: tuple[structs.Filter, ...] | None = None
    ContentType: int
    """0: with roles and fields; 1: the bare list."""
    Limit: int
    """At most 200."""
    Offset: int = 0


class CreateFlowSignReview(Request):
    """`ReviewType`: PASS, REJECT or SIGN_REJECT; `ReviewMessage` ≤ 200, only PASS needs none."""

    action = "CreateFlowSignReview"

    Operator: structs.UserInfo
    FlowId: str
    ReviewType: str
    ReviewMessage: str | None = None
    RecipientId: str | None = None
    """Of one signer; needed where that is a person."""

    @property
    def done(self) -> frozenset[str]:
        # Only this one ends the contract; the others may simply be submitted again.
        return ENDED if self.ReviewType == "SIGN_REJECT" else frozenset()


class CreateFlowReminds(Request):
    """Each one counts: three for a signer and contract, and it sends a text message."""

    action = "CreateFlowReminds"
    repeat = Repeat.UNLESS_MAYBE_DONE

    Operator: structs.UserInfo
    FlowIds: tuple[str, ...]


class CancelFlow(Request):
    action = "CancelFlow"

    Operator: structs.UserInfo
    FlowId: str
    CancelMessage: str

    @property
    def done(self) -> frozenset[str]:
        return ENDED


class DescribeFlowInfo(Request):
    """One unknown id fails the whole call."""

    action = "DescribeFlowInfo"

    Operator: structs.UserInfo
    FlowIds: tuple[str, ...]


class DescribeFlowBriefs(Request):
    """Unknown ids are left out of the answer, which is in no order."""

    action = "DescribeFlowBriefs"

    Operator: structs.UserInfo
    FlowIds: tuple[str, ...]


class CreateFlowSignUrl(Request):
    """A link for a phone's browser, good for half an hour."""

    action = "CreateFlowSignUrl"

    Operator: structs.UserInfo
    FlowId: str
    FlowApproverInfos: tuple[structs.FlowCreateApprover, ...]


class CreateSchemeUrl(Request):
    """A link into the mini-program. PathType 1 (the contract) asks for HTTP_SHORT_URL."""

    action = "CreateSchemeUrl"

    Operator: structs.UserInfo
    FlowId: str
    Name: str
    Mobile: str
    OrganizationName: str | None = None
    EndPoint: str
    PathType: int


class DescribeFileUrls(Request):
    """Links good for five minutes unless UrlTtl (seconds) says otherwise."""

    action = "DescribeFileUrls"

    Operator: structs.UserInfo
    BusinessType: str
    BusinessIds: tuple[str, ...]
    FileType: str
