"""The structures that requests to the `ess` edition are made of, in the vendor's spelling.

Vendor document: qian.tencent.com/developers/companyApis/dataTypes. What is None is not sent.
The document of 2023 lacks what is marked "since": an older request simply leaves it out.
"""

from services.esign._request import Sent


class UserInfo(Sent):
    """The employee in whose name a call is made."""

    UserId: str


class Agent(Sent):
    """Set when a group's main company acts for a member company."""

    ProxyOrganizationId: str | None = None
    AppId: str | None = None


class Caller(Sent):
    """What UploadFiles has in place of an Operator."""

    OperatorId: str


class UploadFile(Sent):
    """`FileBody` is Base64 without a `data:` prefix; `FileName` has its suffix, ≤ 200."""

    FileBody: str
    FileName: str


class Filter(Sent):
    Key: str
    Values: tuple[str, ...]


class Component(Sent):
    """A field to fill or to sign. Points from the top left corner; pages count from 1.

    Found by position, by a keyword (`ComponentId`) or by a form field of the PDF
    (`ComponentName`), as `GenerateMode` says: NORMAL, KEYWORD or FIELD. The first seven are
    asked for in every mode, though only NORMAL looks at all of them.
    """

    ComponentType: str
    ComponentHeight: float
    ComponentWidth: float
    ComponentPage: int
    ComponentPosX: float
    ComponentPosY: float
    FileIndex: int
    GenerateMode: str | None = None
    ComponentId: str | None = None
    ComponentName: str | None = None
    ComponentRequired: bool | None = None
    ComponentRecipientId: str | None = None
    ComponentExtra: str | None = None
    """JSON in a string."""
    IsFormType: bool | None = None
    ComponentValue: str | None = None
    OffsetX: float | None = None
    OffsetY: float | None = None
    KeywordOrder: str | None = None
    KeywordPage: int | None = None
    RelativeLocation: str | None = None
    KeywordIndexes: tuple[int, ...] | None = None
    LockComponentValue: bool | None = None  # since
    ForbidMoveAndDelete: bool | None = None  # since
    ComponentDateFontSize: int | None = None
    ChannelComponentId: str | None = None
    ChannelComponentSource: int | None = None


class ComponentLimit(Sent):
    """What a signer who places fields themselves may place."""

    ComponentType: str
    ComponentValue: tuple[str, ...] | None = None


class ApproverOption(Sent):
    NoRefuse: bool | None = None
    NoTransfer: bool | None = None
    CanEditApprover: bool | None = None
    FillType: int | None = None
    """1: nobody is named yet; the person is filled in later."""
    FlowReadLimit: str | None = None
    ForbidAddSignDate: bool | None = None  # since
    ApproverMobileMode: str | None = None  # since
    ForbidModifySealInfos: bool | None = None  # since
    AddSignComponentUseSealSize: int | None = None  # since


OptionOfApprover = ApproverOption
"""Another name for it, since the field below hides the class of its own name."""


class ApproverInfo(Sent):
    """A signer of a contract from a file.

    `ApproverType`: 0 employee, 1 person, 3 company by itself, 7 person by themselves;
    8, 9 and 10 (by PIN) came since.
    """

    ApproverType: int
    ApproverName: str | None = None
    ApproverMobile: str | None = None
    OrganizationName: str | None = None
    SignComponents: tuple[Component, ...] | None = None
    Components: tuple[Component, ...] | None = None
    ApproverIdCardType: str | None = None
    ApproverIdCardNumber: str | None = None
    NotifyType: str | None = None
    """SMS, EMAIL, ALL or NONE. Contracts from a file text nobody unless it is set."""
    ApproverRole: int | None = None
    ApproverRoleName: str | None = None
    VerifyChannel: tuple[str, ...] | None = None
    """Replaced by ApproverSignTypes; examples of 2023 still send it empty."""
    PreReadTime: int | None = None
    UserId: str | None = None
    ApproverSource: str | None = None
    CustomApproverTag: str | None = None
    ApproverOption: OptionOfApprover | None = None
    ApproverVerifyTypes: tuple[int, ...] | None = None
    ApproverSignTypes: tuple[int, ...] | None = None
    ApproverNeedSignReview: bool | None = None
    AddSignComponentsLimits: tuple[ComponentLimit, ...] | None = None
    SignInstructionContent: str | None = None
    Deadline: int | None = None
    SignEndpoints: tuple[str, ...] | None = None  # since
    NotSaveContact: bool | None = None  # since
    ApproverEmail: str | None = None  # since
    PinCode: str | None = None  # since


class FlowCreateApprover(Sent):
    """A signer of a contract from a template, or one whose sign link is wanted.

    It also has SignComponents, Components, ApproverSignTypes and ApproverVerifyTypes, which only
    count for contracts from a file: a template has its own.
    """

    ApproverType: int
    OrganizationName: str | None = None
    ApproverName: str | None = None
    ApproverMobile: str | None = None
    RecipientId: str | None = None
    """The role in the template."""
    NotifyType: str | None = None
    ApproverNeedSignReview: bool | None = None
    UserId: str | None = None
    ApproverOption: OptionOfApprover | None = None
    PreReadTime: int | None = None
    PinCode: str | None = None  # since


class CcInfo(Sent):
    """Somebody who may read along."""

    Name: str | None = None
    Mobile: str | None = None
    CcType: int | None = None
    CcPermission: int | None = None
    NotifyType: str | None = None
    OrganizationName: str | None = None  # since


class FormField(Sent):
    """What the initiator fills into a template: by ComponentId or by ComponentName (≤ 30)."""

    ComponentValue: str
    ComponentId: str | None = None
    ComponentName: str | None = None


class FlowGroupInfo(Sent):
    """A contract of a group, from a file (`FileIds`, one) or from a template.

    `FlowName`: Chinese, letters, digits and underscores only, though the examples have hyphens.
    `CcInfos` exists, and yet the documents say that groups have nobody who reads along.
    """

    FlowName: str
    Approvers: tuple[ApproverInfo, ...]
    FileIds: tuple[str, ...] | None = None
    TemplateId: str | None = None
    Components: tuple[Component, ...] | None = None
    CcInfos: tuple[CcInfo, ...] | None = None
    Deadline: int | None = None
    Unordered: bool | None = None
    UserData: str | None = None
    AutoSignScene: str | None = None
    NeedSignReview: bool | None = None


class FlowOperateLimit(Sent):
    NoRelease: bool | None = None
