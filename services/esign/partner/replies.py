"""What we read from the answers of the `partner` edition, in the vendor's spelling."""

from services.esign._reply import Many, Number, Reply, Text


class Recipient(Reply):
    RecipientId: Text = ""
    RecipientType: Text = ""
    RoleName: Text = ""
    Description: Text = ""
    RoutingOrder: int | None = None
    """-1: everybody signs when they like."""


class Component(Reply):
    ComponentId: Text = ""
    ComponentName: Text = ""
    ComponentType: Text = ""
    ComponentRecipientId: Text = ""
    ComponentRequired: bool | None = None
    ComponentExtra: Text = ""
    ComponentValue: Text = ""


class TemplateInfo(Reply):
    TemplateId: str
    TemplateName: Text = ""
    Recipients: Many[Recipient] = ()
    Components: Many[Component] = ()
    SignComponents: Many[Component] = ()
    TemplateType: int | None = None
    Available: int | None = None


class Templates(Reply):
    Templates: Many[TemplateInfo] = ()
    TotalCount: Number = 0


class Uploaded(Reply):
    FileIds: Many[str] = ()


class Task(Reply):
    TaskId: Text = ""


class Converted(Reply):
    TaskStatus: Number = 0
    ResourceId: Text = ""


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


class Unfilled(Reply):
    RecipientId: Text = ""
    ErrMessage: Text = ""


class Filled(Reply):
    FillError: Many[Unfilled] = ()


class FlowForwardResult(Reply):
    FlowId: Text = ""
    ErrorDetail: Text = ""


class Forwarded(Reply):
    FailedFlows: Many[FlowForwardResult] = ()
    SuccessFlows: Many[Text] = ()


class RemindFlowRecord(Reply):
    FlowId: Text = ""
    CanRemind: bool | None = None
    RemindMessage: Text = ""


class Reminds(Reply):
    RemindFlowRecords: Many[RemindFlowRecord] = ()


class CancelledMany(Reply):
    """`FailMessages` by position; empty when nothing is wrong with any."""

    FailMessages: Many[Text] = ()
    TaskId: Text = ""


class CancelFailureFlow(Reply):
    FlowId: Text = ""
    Reason: Text = ""


class CancelResult(Reply):
    TaskStatus: Text = ""
    SuccessFlowIds: Many[Text] = ()
    FailureFlows: Many[CancelFailureFlow] = ()


class Released(Reply):
    FlowId: Text = ""


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


class FlowApproverUrlInfo(Reply):
    SignUrl: Text = ""


class FlowSignUrls(Reply):
    FlowApproverUrlInfos: Many[FlowApproverUrlInfo] = ()


class BatchSignUrl(Reply):
    SignUrl: Text = ""


UrlInfo = FlowApproverUrlInfo
"""Another name for it, since the field below hides the class of its own name."""


class BatchQuickSignUrl(Reply):
    FlowApproverUrlInfo: UrlInfo | None = None


class ResourceUrlInfo(Reply):
    Url: Text = ""
    Type: Text = ""


class FlowResourceUrlInfo(Reply):
    FlowId: Text = ""
    ResourceUrlInfos: Many[ResourceUrlInfo] = ()


class ResourceUrls(Reply):
    FlowResourceUrlInfos: Many[FlowResourceUrlInfo] = ()
    ErrorMessages: Many[Text] = ()


class Signature(Reply):
    """Who signed is not read: SignerName holds identity numbers."""


class PdfVerified(Reply):
    VerifyResult: Number = 0
    PdfVerifyResults: Many[Signature] = ()
    VerifySerialNo: Text = ""


class EvidenceReport(Reply):
    ReportId: Text = ""
    Status: Text = ""
    ReportUrl: Text = ""


class SignQrCode(Reply):
    QrCodeId: Text = ""
    QrCodeUrl: Text = ""
    ExpiredTime: Number = 0


class SignUrl(Reply):
    HttpSignUrl: Text = ""


class QrMade(Reply):
    QrCode: SignQrCode | None = None
    SignUrls: SignUrl | None = None


class OccupiedSeal(Reply):
    SealId: Text = ""
    SealName: Text = ""
    SealType: Text = ""
    SealStatus: Text = ""


class Seals(Reply):
    TotalCount: Number = 0
    Seals: Many[OccupiedSeal] = ()


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
