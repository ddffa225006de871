"""The requests of the `partner` edition (2021-05-26) that we can send, one class an action.

Vendor documents: qian.tencent.com/developers/partnerApis. Spelling, types and limits are the
vendor's; today's official SDK is the peer they are compared with in the tests.
"""

from services.esign._request import Request
from services.esign._retry import Repeat

from . import structs

ENDED = frozenset(
    {
        "OperationDenied.FlowHasTerminated",
        "OperationDenied.FlowStatusForbid",
        "InvalidParameter.Status",
        "FailedOperation.NotAvailableSignReview",
    }
)


class PartnerRequest(Request):
    """`Agent` is filled in by the wire."""

    Agent: structs.Agent | None = None


class DescribeTemplates(PartnerRequest):
    """`Limit` ≤ 100. `TemplateName` is looked for anywhere in the name."""

    action = "DescribeTemplates"

    TemplateId: str | None = None
    TemplateName: str | None = None
    ContentType: int
    """0: with roles and fields; 1: the bare list."""
    Limit: int
    Offset: int = 0
    QueryAllComponents: bool | None = None
    """Else only the initiator's fields are told."""


class UploadFiles(PartnerRequest):
    """Goes to the file service; all files are taken or none. Forgotten after an hour."""

    action = "UploadFiles"

    BusinessType: str
    FileInfos: tuple[structs.UploadFile, ...]


class CreateFileConvertTask(PartnerRequest):
    """Make a PDF of an uploaded file. `ResourceType` is its suffix."""

    action = "CreateFileConvertTask"

    ResourceType: str
    ResourceName: str
    ResourceId: str


class DescribeFileConvertTask(PartnerRequest):
    action = "DescribeFileConvertTask"

    TaskId: str


class ChannelCreateFlowByFiles(PartnerRequest):
    """Makes a contract from one uploaded file and starts it. Costs one contract each time."""

    action = "ChannelCreateFlowByFiles"
    repeat = Repeat.UNLESS_MAYBE_DONE

    FlowName: str
    FlowApprovers: tuple[structs.FlowApproverInfo, ...]
    FileIds: tuple[str, ...]
    Deadline: int
    Unordered: bool
    CustomerData: str
    SignBeanTag: int
    """1: each signer places their own seal or signature; 0: where their SignComponents say."""
    Components: tuple[structs.Component, ...] | None = None
    NeedSignReview: bool | None = None
    CcInfos: tuple[structs.CcInfo, ...] | None = None
    AutoSignScene: str | None = None
    NeedPreview: bool | None = None
    PreviewType: int | None = None
    OpenDynamicSignFlow: bool | None = None


class CreateFlowsByTemplates(PartnerRequest):
    """Makes 1 to 20 contracts and starts them. Each that is made costs one."""

    action = "CreateFlowsByTemplates"
    repeat = Repeat.UNLESS_MAYBE_DONE

    FlowInfos: tuple[structs.FlowInfo, ...]
    NeedPreview: bool | None = None
    PreviewType: int | None = None


class ChannelCreateFlowGroupByFiles(PartnerRequest):
    action = "ChannelCreateFlowGroupByFiles"
    repeat = Repeat.UNLESS_MAYBE_DONE

    FlowFileInfos: tuple[structs.FlowFileInfo, ...]
    FlowGroupName: str


class ChannelCreateFlowGroupByTemplates(PartnerRequest):
    action = "ChannelCreateFlowGroupByTemplates"
    repeat = Repeat.UNLESS_MAYBE_DONE

    FlowInfos: tuple[structs.FlowInfo, ...]
    FlowGroupName: str


class ChannelCreateFlowApprovers(PartnerRequest):
    action = "ChannelCreateFlowApprovers"

    Approvers: tuple[structs.FillApproverInfo, ...]
    FillApproverType: int


class ChannelCreateDynamicFlowApprover(PartnerRequest):
    """Sent twice it would add everybody twice."""

    action = "ChannelCreateDynamicFlowApprover"
    repeat = Repeat.UNLESS_MAYBE_DONE

    FillDynamicFlowList: tuple[structs.DynamicFlowInfo, ...]


class ArchiveDynamicFlow(PartnerRequest):
    action = "ArchiveDynamicFlow"

    FlowId: str

    @property
    def done(self) -> frozenset[str]:
        return ENDED | {"OperationDenied"}


class CreateFlowForwards(PartnerRequest):
    action = "CreateFlowForwards"

    TargetOpenId: str
    FlowForwardInfos: tuple[structs.FlowForwardInfo, ...]


class ChannelCreateFlowSignReview(PartnerRequest):
    """`ReviewType`: PASS, REJECT or SIGN_REJECT; `ReviewMessage` ≤ 200, only PASS needs none."""

    action = "ChannelCreateFlowSignReview"

    FlowId: str
    ReviewType: str
    ReviewMessage: str | None = None
    RecipientId: str | None = None
    """Of one signer; needed where that is a person."""
    OperateType: str | None = None
    """CreateReview: whether the contract may go out at all."""

    @property
    def done(self) -> frozenset[str]:
        # Only this one ends the contract; the others may simply be submitted again.
        return ENDED if self.ReviewType == "SIGN_REJECT" else frozenset()


class CreateFlowGroupSignReview(PartnerRequest):
    action = "CreateFlowGroupSignReview"

    FlowGroupId: str
    ReviewType: str
    ApproverInfo: structs.NeedReviewApproverInfo
    ReviewMessage: str | None = None

    @property
    def done(self) -> frozenset[str]:
        return ENDED if self.ReviewType == "SIGN_REJECT" else frozenset()


class ChannelCreateFlowReminds(PartnerRequest):
    """One for a signer and contract, ever, and it sends a text message."""

    action = "ChannelCreateFlowReminds"
    repeat = Repeat.UNLESS_MAYBE_DONE

    FlowIds: tuple[str, ...]


class ChannelCancelFlow(PartnerRequest):
    action = "ChannelCancelFlow"

    FlowId: str
    CancelMessage: str

    @property
    def done(self) -> frozenset[str]:
        return ENDED


class ChannelBatchCancelFlows(PartnerRequest):
    """Sent twice, the second fails for those that the first has cancelled: nothing is lost."""

    action = "ChannelBatchCancelFlows"
    repeat = Repeat.UNLESS_MAYBE_DONE

    FlowIds: tuple[str, ...]
    CancelMessage: str


class DescribeCancelFlowsTask(PartnerRequest):
    """`CancelType` 0: of contracts that were named; 1 would be of the whole company."""

    action = "DescribeCancelFlowsTask"

    TaskId: str
    CancelType: int = 0


class ModifyFlowDeadline(PartnerRequest):
    action = "ModifyFlowDeadline"

    FlowId: str
    Deadline: int
    RecipientId: str | None = None


class ChannelCreateReleaseFlow(PartnerRequest):
    """Makes an agreement that dissolves a finished contract. Costs one contract each time.

    Those who signed the contract sign it. `ReliveInfo` is spelt so.
    """

    action = "ChannelCreateReleaseFlow"
    repeat = Repeat.UNLESS_MAYBE_DONE

    NeedRelievedFlowId: str
    ReliveInfo: structs.RelieveInfo
    UserData: str
    FlowName: str
