"""The requests of the `legacy` edition (2020-12-22) that we can send, one class an action.

Vendor document: the request structures of essbasic 2020-12-22 (tencentcloud-sdk-nodejs); the
official SDK is the peer they are compared with in the tests.
"""

from services.esign._request import Request
from services.esign._retry import Repeat

from . import structs

SENT_ALREADY = "InvalidParameter.BizApproverAlreadyExists"
OVER = frozenset({"OperationDenied", "FailedOperation"})
"""What is refused so was done by its unanswered predecessor: there is no code that tells more."""


class LegacyRequest(Request):
    """`Caller` None: whoever our account says."""

    Caller: structs.Caller | None = None


class UploadFiles(LegacyRequest):
    action = "UploadFiles"

    BusinessType: str
    FileInfos: tuple[structs.UploadFile, ...]


class DescribeUsers(LegacyRequest):
    """At most 100; unknown ids are left out of the answer."""

    action = "DescribeUsers"

    UserIds: tuple[str, ...]


class CreateFlowByFiles(LegacyRequest):
    """Makes a contract, which costs one, and sends it to nobody."""

    action = "CreateFlowByFiles"
    repeat = Repeat.UNLESS_MAYBE_DONE

    FlowInfo: structs.FlowInfo
    FileIds: tuple[str, ...]
    CustomId: str
    """Our id of it, by which DescribeCustomFlowIds finds it again."""


class DescribeCustomFlowIds(LegacyRequest):
    """At most 10; unknown ids are left out of the answer."""

    action = "DescribeCustomFlowIds"

    CustomIds: tuple[str, ...]


class SendFlow(LegacyRequest):
    """Sends a contract to one signer, who may sign from then on. A second time is refused."""

    action = "SendFlow"

    FlowId: str
    UserId: str
    SignComponents: tuple[structs.Component, ...]
    Mobile: str | None = None
    SubOrganizationId: str | None = None
    """The company that they sign for; none for persons."""
    Deadline: int
    """Until when they can sign; seven days where nothing is given."""
    IsLastApprover: bool
    """Once they have signed, Tencent files it by itself."""
    PreReadTime: int | None = None


class ArchiveFlow(LegacyRequest):
    """Files a contract that everybody has signed; nobody can be sent it any more."""

    action = "ArchiveFlow"

    FlowId: str

    @property
    def done(self) -> frozenset[str]:
        return OVER


class CancelFlow(LegacyRequest):
    action = "CancelFlow"

    FlowId: str
    CancelMessage: str

    @property
    def done(self) -> frozenset[str]:
        return OVER


class SignFlow(LegacyRequest):
    """The ticket in `VerifyResult` may serve once only, so it is not sent twice."""

    action = "SignFlow"
    repeat = Repeat.UNLESS_MAYBE_DONE

    FlowId: str
    VerifyResult: str
    VerifyChannel: str
    SourceIp: str
    SignSeals: tuple[structs.SignSeal, ...]
    SignId: str | None = None


class RejectFlow(LegacyRequest):
    action = "RejectFlow"
    repeat = Repeat.UNLESS_MAYBE_DONE

    FlowId: str
    VerifyResult: str
    VerifyChannel: str
    SourceIp: str
    RejectMessage: str
    SignId: str | None = None


class DestroyFlowFile(LegacyRequest):
    action = "DestroyFlowFile"

    FlowId: str


class DescribeFlow(LegacyRequest):
    action = "DescribeFlow"

    FlowId: str


class DescribeFlowApprovers(LegacyRequest):
    """Only those it was sent to."""

    action = "DescribeFlowApprovers"

    FlowId: str
    UserId: str | None = None


class CreateSignUrl(LegacyRequest):
    """`Deadline`: until when the link serves."""

    action = "CreateSignUrl"

    UserId: str
    Deadline: int
    FlowId: str
    SignUrlType: str = "FLOW"
    SignId: str | None = None


class CreatePreviewSignUrl(LegacyRequest):
    action = "CreatePreviewSignUrl"

    Deadline: int
    FlowId: str
    SignUrlType: str = "FLOW"


class DescribeFileUrls(LegacyRequest):
    action = "DescribeFileUrls"

    BusinessIds: tuple[str, ...]
    BusinessType: str
    FileType: str


class DescribeCatalogApprovers(LegacyRequest):
    action = "DescribeCatalogApprovers"

    CatalogId: str


class DescribeSeals(LegacyRequest):
    """There is no list of all: the ids must be known."""

    action = "DescribeSeals"

    SealIds: tuple[str, ...]


class DescribeSubOrganizations(LegacyRequest):
    """There is no list of all: the ids must be known."""

    action = "DescribeSubOrganizations"

    SubOrganizationIds: tuple[str, ...]
