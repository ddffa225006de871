"""What we read from the answers of the `partner` edition, in the vendor's spelling."""

from services.esign._replies import TemplateComponent
from services.esign._reply import Many, Number, Reply, Text


class Recipient(Reply):
    RecipientId: Text = ""
    RecipientType: Text = ""
    RoleName: Text = ""
    Description: Text = ""
    RoutingOrder: int | None = None
    """-1: everybody signs when they like."""


class TemplateInfo(Reply):
    TemplateId: str
    TemplateName: Text = ""
    Recipients: Many[Recipient] = ()
    Components: Many[TemplateComponent] = ()
    SignComponents: Many[TemplateComponent] = ()
    TemplateType: int | None = None
    Available: int | None = None


class Templates(Reply):
    Templates: Many[TemplateInfo] = ()
    TotalCount: Number = 0


class ApproverItem(Reply):
    RecipientId: Text = ""
    SignId: Text = ""


class Created(Reply):
    FlowId: Text = ""
    PreviewUrl: Text = ""
    Approvers: Many[ApproverItem] = ()


class TaskInfo(Reply):
    """READY, NOTREADY, or empty where nothing had to be composed."""

    TaskStatus: Text = ""


class FlowApproverItem(Reply):
    FlowId: Text = ""
    Approvers: Many[ApproverItem] = ()


class CreatedMany(Reply):
    """Lists by position. The documented examples show ErrorMessages shorter than FlowIds."""

    FlowIds: Many[Text] = ()
    CustomerData: Many[Text] = ()
    ErrorMessages: Many[Text] = ()
    PreviewUrls: Many[Text] = ()
    TaskInfos: Many[TaskInfo] = ()
    FlowApprovers: Many[FlowApproverItem] = ()
    RequestId: Text = ""


class CreatedGroup(Reply):
    """`FlowIds` in the order of the request."""

    FlowGroupId: Text = ""
    FlowIds: Many[Text] = ()
    Approvers: Many[FlowApproverItem] = ()


class CancelledMany(Reply):
    """`FailMessages` by position; empty when nothing is wrong with any."""

    FailMessages: Many[Text] = ()
    TaskId: Text = ""


class FlowApproverDetail(Reply):
    ApproveName: Text = ""
    ApproveStatus: Text = ""
    ApproveMessage: Text = ""
    ApproveTime: Number = 0
    Mobile: Text = ""
    ProxyOrganizationName: Text = ""
    SignOrder: int | None = None
    """The same for all who may sign when they like."""
    RecipientId: Text = ""
    ReceiptId: Text = ""
    """The older name of RecipientId."""


class FlowDetailInfo(Reply):
    """`CustomData` is what CustomerData of the request was, `DeadLine` its Deadline."""

    FlowId: str
    FlowStatus: Text = ""
    FlowMessage: Text = ""
    DeadLine: Number = 0
    CustomData: Text = ""
    TemplateId: Text = ""
    NeedCreateReview: bool | None = None
    FlowApproverInfos: Many[FlowApproverDetail] = ()


class FlowDetails(Reply):
    FlowInfo: Many[FlowDetailInfo] = ()


class SignUrlInfo(Reply):
    """Whose it is stays empty where the link was ordered for one person."""

    SignUrl: Text = ""


class SignUrls(Reply):
    SignUrlInfos: Many[SignUrlInfo] = ()
    ErrorMessages: Many[Text] = ()


class ResourceUrlInfo(Reply):
    Url: Text = ""
    Type: Text = ""


class FlowResourceUrlInfo(Reply):
    FlowId: Text = ""
    ResourceUrlInfos: Many[ResourceUrlInfo] = ()


class ResourceUrls(Reply):
    FlowResourceUrlInfos: Many[FlowResourceUrlInfo] = ()
    ErrorMessages: Many[Text] = ()


class ChannelOrganization(Reply):
    OrganizationOpenId: Text = ""
    OrganizationName: Text = ""
    AuthorizationStatus: Text = ""


class Organizations(Reply):
    ChannelOrganizationInfos: Many[ChannelOrganization] = ()
    Total: Number = 0


class UsageDetail(Reply):
    QuotaName: Text = ""
    QuotaType: Text = ""
    CreateOrganizationName: Text = ""
    UseCount: Number = 0


class UsageDetails(Reply):
    Total: Number = 0
    Details: Many[UsageDetail] = ()
