"""What we read from the answers of the `ess` edition, in the vendor's spelling."""

from services.esign._replies import TemplateComponent
from services.esign._reply import Many, Number, Reply, Text


class ApproverItem(Reply):
    SignId: Text = ""
    RecipientId: Text = ""
    ApproverRoleName: Text = ""


class Created(Reply):
    """Of CreateFlowByFiles and CreateFlow.

    `Approvers` is missing from some of the documented answers and has other than one entry a
    signer in others, so it is no certain list of the signers.
    """

    FlowId: Text = ""
    PreviewUrl: Text = ""
    Approvers: Many[ApproverItem] = ()
    WorkflowInstanceId: Text = ""
    RequestId: Text = ""


class Preview(Reply):
    """Of CreateDocument; CreateFlowByFiles calls it PreviewUrl."""

    PreviewFileUrl: Text = ""


class GroupApprovers(Reply):
    FlowId: Text = ""
    Approvers: Many[ApproverItem] = ()


class GroupCreated(Reply):
    """`Approvers` is missing from some of the documented answers."""

    FlowGroupId: Text = ""
    FlowIds: Many[Text] = ()
    Approvers: Many[GroupApprovers] = ()


class Started(Reply):
    """`Status`: START, EXECUTING or REVIEW."""

    Status: Text = ""


class Recipient(Reply):
    RecipientId: Text = ""
    RecipientType: Text = ""
    RoleName: Text = ""
    Description: Text = ""
    RequireSign: bool | None = None
    RoutingOrder: int | None = None


class TemplateInfo(Reply):
    TemplateId: str
    TemplateName: Text = ""
    Recipients: Many[Recipient] = ()
    Components: Many[TemplateComponent] = ()
    SignComponents: Many[TemplateComponent] = ()
    SignOrder: Many[int] = ()
    Status: int | None = None
    TemplateType: int | None = None
    Available: int | None = None
    Published: bool | None = None


class Templates(Reply):
    Templates: Many[TemplateInfo] = ()
    TotalCount: Number = 0


class FlowApproverDetail(Reply):
    ApproveName: Text = ""
    ApproveStatus: Number = 0
    ApproveMessage: Text = ""
    ApproveTime: Number = 0
    Mobile: Text = ""
    OrganizationName: Text = ""
    RecipientId: Text = ""
    ReceiptId: Text = ""
    """The older name of RecipientId."""


class FlowDetailInfo(Reply):
    FlowId: str
    FlowStatus: int
    FlowMessage: Text = ""
    TemplateId: Text = ""
    FlowApproverInfos: Many[FlowApproverDetail] = ()


class FlowInfos(Reply):
    FlowDetailInfos: Many[FlowDetailInfo] = ()


class FlowBrief(Reply):
    FlowId: str
    Deadline: Number = 0


class Briefs(Reply):
    FlowBriefs: Many[FlowBrief] = ()


class SchemeUrl(Reply):
    SchemeUrl: Text = ""


class FileUrl(Reply):
    Url: Text = ""


class FileUrls(Reply):
    FileUrls: Many[FileUrl] = ()
