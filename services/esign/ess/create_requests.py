"""The requests that make contracts in the `ess` edition, and what must come before them.

Vendor documents: qian.tencent.com/developers/companyApis, startFlows and templatesAndFiles. See
`requests` for how they are checked.
"""

from services.esign._retry import Repeat

from . import structs
from .requests import EssRequest


class UploadFiles(EssRequest):
    """Goes to the file service. A file that nobody uses is forgotten after an hour."""

    action = "UploadFiles"

    BusinessType: str
    Caller: structs.Caller
    FileInfos: tuple[structs.UploadFile, ...]


class CreateFileConvertTask(EssRequest):
    """Makes a PDF of one uploaded file. `ResourceType` is its suffix, `ResourceName` ≤ 256."""

    action = "CreateFileConvertTask"

    Operator: structs.UserInfo
    ResourceType: str
    ResourceName: str
    ResourceId: str


class DescribeFileConvertTask(EssRequest):
    action = "DescribeFileConvertTask"

    Operator: structs.UserInfo
    TaskId: str


class CreateFlowByFiles(EssRequest):
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
    AutoSignScene: str | None = None
    NeedSignReview: bool | None = None
    FlowDisplayType: int | None = None
    OpenDynamicSignFlow: bool | None = None
    Workflow: bool | None = None
    FlowOperateLimit: structs.FlowOperateLimit | None = None


class CreateFlow(EssRequest):
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
    CcInfos: tuple[structs.CcInfo, ...] | None = None
    AutoSignScene: str | None = None
    NeedSignReview: bool | None = None


class CreateDocument(EssRequest):
    """Fills in the initiator's fields; `NeedPreview` only shows what would come of it.

    A preview makes no contract and belongs to none: it has no FlowId, which the machine-readable
    table of the API does not ask for.
    """

    action = "CreateDocument"

    Operator: structs.UserInfo
    TemplateId: str
    FlowId: str | None = None
    FormFields: tuple[structs.FormField, ...] | None = None
    NeedPreview: bool | None = None
    PreviewType: int | None = None


class StartFlow(EssRequest):
    """At most five minutes after CreateDocument, or the contract may be lost."""

    action = "StartFlow"

    Operator: structs.UserInfo
    FlowId: str
    CcNotifyType: int | None = None


class DescribeFlowTemplates(EssRequest):
    action = "DescribeFlowTemplates"

    Operator: structs.UserInfo
    Filters: tuple[structs.Filter, ...] | None = None
    ContentType: int
    """0: with roles and fields; 1: the bare list."""
    Limit: int
    """At most 200."""
    Offset: int = 0
    """Counts templates, at most 20000."""


class CreateFlowGroupByFiles(EssRequest):
    """Makes 2 to 50 contracts, all or none, and starts them. Costs one for each.

    `FlowGroupName` has the characters of FlowGroupInfo.FlowName, ≤ 200.
    """

    action = "CreateFlowGroupByFiles"
    repeat = Repeat.UNLESS_MAYBE_DONE

    Operator: structs.UserInfo
    FlowGroupName: str
    FlowGroupInfos: tuple[structs.FlowGroupInfo, ...]


class CreateFlowGroupByTemplates(EssRequest):
    """As CreateFlowGroupByFiles."""

    action = "CreateFlowGroupByTemplates"
    repeat = Repeat.UNLESS_MAYBE_DONE

    Operator: structs.UserInfo
    FlowGroupName: str
    FlowGroupInfos: tuple[structs.FlowGroupInfo, ...]
