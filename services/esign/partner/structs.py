"""The structures that requests to the `partner` edition are made of, in the vendor's spelling.

Vendor document: qian.tencent.com/developers/partnerApis/dataTypes. What is None is not sent.
"""

from services.esign._request import Sent


class UserInfo(Sent):
    """Somebody of a company of the application, under the OpenId (≤ 64) that it chose for them."""

    OpenId: str


class Agent(Sent):
    """In whose name a call is made: the application, one of its companies, and an employee.

    `ProxyAppId` is not to be filled in any more; the example of 2023 still does.
    """

    AppId: str
    ProxyOrganizationOpenId: str | None = None
    ProxyOperator: UserInfo | None = None
    ProxyAppId: str | None = None


class UploadFile(Sent):
    """`FileBody` is Base64 without a `data:` prefix; `FileName` has its suffix, ≤ 200."""

    FileBody: str
    FileName: str


class Component(Sent):
    """A field to fill or to sign. Points from the top left corner; pages count from 1.

    Found by position, by a keyword (`ComponentId`) or by a form field of the PDF
    (`ComponentName`), as `GenerateMode` says: NORMAL, KEYWORD or FIELD.
    """

    ComponentType: str | None = None
    ComponentId: str | None = None
    ComponentName: str | None = None
    ComponentRequired: bool | None = None
    FileIndex: int | None = None
    GenerateMode: str | None = None
    ComponentWidth: float | None = None
    ComponentHeight: float | None = None
    ComponentPage: int | None = None
    ComponentPosX: float | None = None
    ComponentPosY: float | None = None
    ComponentExtra: str | None = None
    """JSON in a string."""
    ComponentValue: str | None = None
    OffsetX: float | None = None
    OffsetY: float | None = None
    KeywordOrder: str | None = None
    KeywordPage: int | None = None
    KeywordIndexes: tuple[int, ...] | None = None


class ApproverOption(Sent):
    """`FillType` 1: nobody is named yet; whoever claims the role, or is named later, signs."""

    FillType: int | None = None


OptionOfApprover = ApproverOption
"""Another name for it, since the field below hides the class of its own name."""


class ComponentLimit(Sent):
    """What a signer who places their own seal or signature may place."""

    ComponentType: str
    ComponentValue: tuple[str, ...] | None = None


class FlowApproverInfo(Sent):
    """A signer of a contract, or one whose sign link is wanted.

    Of an employee of the application's companies the document wants `OpenId` and
    `OrganizationOpenId`; of any other company's `NotChannelOrganization`, and neither of those.
    """

    ApproverType: str | None = None
    """An example of 2023 leaves it out for a person; we always say it."""
    Name: str | None = None
    Mobile: str | None = None
    OrganizationName: str | None = None
    NotChannelOrganization: bool | None = None
    OpenId: str | None = None
    OrganizationOpenId: str | None = None
    RecipientId: str | None = None
    """The role in the template."""
    Deadline: int | None = None
    SignComponents: tuple[Component, ...] | None = None
    Components: tuple[Component, ...] | None = None
    PreReadTime: int | None = None
    ApproverOption: OptionOfApprover | None = None
    ApproverNeedSignReview: bool | None = None
    ApproverSignTypes: tuple[int, ...] | None = None
    ApproverRoleName: str | None = None
    NotifyType: str | None = None
    """Heeded only with NotChannelOrganization; the others get no text message."""
    PinCode: str | None = None
    AddSignComponentsLimits: tuple[ComponentLimit, ...] | None = None


class CcInfo(Sent):
    """Somebody who may read along: `CcType` 0 a person, 1 an employee of the own company."""

    Mobile: str
    Name: str
    CcType: int
    CcPermission: int | None = None


class FormField(Sent):
    """What the initiator fills in. CreateFlowsByTemplates looks at names only."""

    ComponentName: str
    ComponentValue: str


class FlowInfo(Sent):
    """One of the contracts of CreateFlowsByTemplates. No order of signing: the template has it."""

    FlowName: str
    Deadline: int
    TemplateId: str | None = None
    FlowType: str | None = None
    FlowDescription: str | None = None
    FlowApprovers: tuple[FlowApproverInfo, ...] | None = None
    FormFields: tuple[FormField, ...] | None = None
    CallbackUrl: str | None = None
    """Not looked at any more; the example of 2023 still sends it empty."""
    CustomerData: str | None = None
    """Base64, ≤ 1000."""
    CcInfos: tuple[CcInfo, ...] | None = None
    NeedSignReview: bool | None = None
    AutoSignScene: str | None = None


class FlowFileInfo(Sent):
    """One of the contracts of a group from files: one file, ≤ 5 signers, nobody reads along."""

    FileIds: tuple[str, ...]
    FlowName: str
    FlowApprovers: tuple[FlowApproverInfo, ...]
    Deadline: int
    CustomerData: str
    Unordered: bool
    Components: tuple[Component, ...] | None = None
    NeedSignReview: bool | None = None


class FillApproverInfo(Sent):
    """Who takes a role that nobody was named for."""

    RecipientId: str
    FlowId: str
    OpenId: str | None = None
    ApproverName: str | None = None
    ApproverMobile: str | None = None
    OrganizationName: str | None = None
    OrganizationOpenId: str | None = None
    NotChannelOrganization: bool | None = None


class DynamicFlowInfo(Sent):
    FlowId: str
    FlowApprovers: tuple[FlowApproverInfo, ...]
    AutoSignScene: str | None = None


class FlowForwardInfo(Sent):
    FlowId: str
    RecipientId: str


class NeedReviewApproverInfo(Sent):
    """A signer in every contract of a group; `ApproverType` is ORGANIZATION or PERSON."""

    ApproverType: str
    ApproverName: str
    ApproverMobile: str
    OrganizationName: str | None = None


class RelieveInfo(Sent):
    """Why a contract is dissolved. `Reason` ≤ 200, without emoji."""

    Reason: str
