"""What we read from the answers of the `legacy` edition, in the vendor's spelling.

Identity card numbers, faces and licences are in them too; nothing of that is read.
"""

from services.esign._reply import Many, Number, Reply, Text


class Uploaded(Reply):
    FileIds: Many[str] = ()


class UserDescribe(Reply):
    UserId: Text = ""
    Name: Text = ""
    VerifyStatus: Number = 0
    """1: their identity was verified."""


class Users(Reply):
    Users: Many[UserDescribe] = ()


class Created(Reply):
    FlowId: Text = ""


class CustomFlowIdMap(Reply):
    CustomId: Text = ""
    FlowId: Text = ""


class CustomIds(Reply):
    CustomIdList: Many[CustomFlowIdMap] = ()


class Sent(Reply):
    SignId: Text = ""


class Flow(Reply):
    FlowId: Text = ""
    FlowStatus: int
    Deadline: Number = 0
    FlowMessage: Text = ""


class FlowApproverInfo(Reply):
    """`Mobile` is masked, the last four digits are not."""

    UserId: Text = ""
    SignId: Text = ""
    Name: Text = ""
    Mobile: Text = ""
    SubOrganizationId: Text = ""
    ApproveStatus: int | None = None
    ApproveMessage: Text = ""
    ApproveTime: Number = 0


class Approvers(Reply):
    Approvers: Many[FlowApproverInfo] = ()


class CatalogFlow(Reply):
    FlowId: Text = ""
    Approvers: Many[FlowApproverInfo] = ()


class Catalog(Reply):
    Approvers: Many[CatalogFlow] = ()


class SignUrl(Reply):
    SignUrl: Text = ""


class PreviewSignUrl(Reply):
    PreviewSignUrl: Text = ""


class FileUrl(Reply):
    Url: Text = ""


class FileUrls(Reply):
    FileUrls: Many[FileUrl] = ()


class SealInfo(Reply):
    SealId: Text = ""
    SealName: Text = ""
    SealType: Text = ""


class Seals(Reply):
    Seals: Many[SealInfo] = ()


class SubOrganization(Reply):
    Id: Text = ""
    Name: Text = ""
    VerifiedOn: Number = 0


class SubOrganizations(Reply):
    SubOrganizationInfos: Many[SubOrganization] = ()
