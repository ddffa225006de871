"""The requests about running contracts in the `ess` edition, beyond review, reminder, cancelling.

Vendor documents: qian.tencent.com/developers/companyApis, operateFlows. See `requests` for how
they are checked.
"""

from services.esign._retry import Repeat

from . import structs
from .requests import ENDED, EssRequest
from .running_structs import (
    FillApproverInfo,
    FlowForwardInfo,
    NeedReviewApproverInfo,
    RelieveInfo,
)


class CreateFlowApprovers(EssRequest):
    """Names people for roles. Each names its contract; FillApproverType 1: a dynamic signer."""

    action = "CreateFlowApprovers"

    Operator: structs.UserInfo
    Approvers: tuple[FillApproverInfo, ...]
    FillApproverType: int


class CreateDynamicFlowApprover(EssRequest):
    """At most 50. Nothing says that they are not added twice."""

    action = "CreateDynamicFlowApprover"
    repeat = Repeat.UNLESS_MAYBE_DONE

    Operator: structs.UserInfo
    FlowId: str
    Approvers: tuple[structs.ApproverInfo, ...]


class ArchiveDynamicFlow(EssRequest):
    action = "ArchiveDynamicFlow"

    Operator: structs.UserInfo
    FlowId: str

    @property
    def done(self) -> frozenset[str]:
        return ENDED


class CreateFlowForwards(EssRequest):
    """A repetition would be refused: who has passed it on cannot do so again."""

    action = "CreateFlowForwards"
    repeat = Repeat.UNLESS_MAYBE_DONE

    Operator: structs.UserInfo
    TargetUserId: str
    FlowForwardInfos: tuple[FlowForwardInfo, ...]


class CreateFlowGroupSignReview(EssRequest):
    """As CreateFlowSignReview, for one signer in all contracts of a group."""

    action = "CreateFlowGroupSignReview"

    Operator: structs.UserInfo
    FlowGroupId: str
    ReviewType: str
    ApproverInfo: NeedReviewApproverInfo
    ReviewMessage: str | None = None

    @property
    def done(self) -> frozenset[str]:
        return ENDED if self.ReviewType == "SIGN_REJECT" else frozenset()


class CreateBatchCancelFlowUrl(EssRequest):
    """At most 100, none twice. Nothing is withdrawn before a person has opened the link."""

    action = "CreateBatchCancelFlowUrl"

    Operator: structs.UserInfo
    FlowIds: tuple[str, ...]


class DescribeCancelFlowsTask(EssRequest):
    action = "DescribeCancelFlowsTask"

    Operator: structs.UserInfo
    TaskId: str


class ModifyFlowDeadline(EssRequest):
    """`Deadline` in seconds, later than now and than the one before."""

    action = "ModifyFlowDeadline"

    Operator: structs.UserInfo
    FlowId: str
    Deadline: int
    RecipientId: str | None = None
    """Only of this signer."""

    @property
    def done(self) -> frozenset[str]:
        # No later than it is by now. Of the contract itself one can ask, of a signer not.
        return frozenset({"InvalidParameter.ParamError"}) if self.RecipientId else frozenset()


class CreateReleaseFlow(EssRequest):
    """Makes a contract of its own, which costs one."""

    action = "CreateReleaseFlow"
    repeat = Repeat.UNLESS_MAYBE_DONE

    Operator: structs.UserInfo
    NeedRelievedFlowId: str
    ReliveInfo: RelieveInfo
    """Spelt so, though the structure is called RelieveInfo."""
    UserData: str | None = None
    FlowName: str | None = None
    """Came since; where it is unknown Tencent names the agreement itself."""
