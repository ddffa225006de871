"""Answers whose fields the documents of `ess` and of `partner` give alike, each told once."""

from ._reply import Many, Number, Reply, Text


class Uploaded(Reply):
    FileIds: Many[str] = ()


class ConvertTask(Reply):
    TaskId: Text = ""


class Converted(Reply):
    """`TaskStatus`: 0 and 4 under way, 8 done (`ResourceId` is the PDF), negative: failed."""

    TaskStatus: Number = 0
    ResourceId: Text = ""


class TemplateComponent(Reply):
    """`ComponentRecipientId` is whose it is; the initiator has a role of their own (Promoter)."""

    ComponentId: Text = ""
    ComponentName: Text = ""
    ComponentType: Text = ""
    ComponentRecipientId: Text = ""
    ComponentRequired: bool | None = None
    ComponentExtra: Text = ""
    ComponentValue: Text = ""


class Unfilled(Reply):
    RecipientId: Text = ""
    ErrMessage: Text = ""


class Filled(Reply):
    """Only what went wrong, of those who were named."""

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


class CancelFailureFlow(Reply):
    FlowId: Text = ""
    Reason: Text = ""


class CancelFlowsTask(Reply):
    """`TaskStatus`: PROCESSING, END, or TIMEOUT (nobody opened the link while it lived)."""

    TaskStatus: Text = ""
    SuccessFlowIds: Many[Text] = ()
    FailureFlows: Many[CancelFailureFlow] = ()


class ReleaseFlow(Reply):
    FlowId: Text = ""
    """Of the agreement."""


class FlowApproverUrlInfo(Reply):
    """Whose it is stays empty where the link was ordered for one person."""

    SignUrl: Text = ""


class FlowSignUrls(Reply):
    FlowApproverUrlInfos: Many[FlowApproverUrlInfo] = ()


class BatchSignUrl(Reply):
    SignUrl: Text = ""


UrlInfo = FlowApproverUrlInfo
"""Another name for it, since the field below hides the class of its own name."""


class BatchQuickSignUrl(Reply):
    FlowApproverUrlInfo: UrlInfo | None = None


class PdfVerifyResult(Reply):
    """SignerName has names and identity card numbers in it, and is not read."""

    VerifyResult: Number = 0


class PdfVerified(Reply):
    VerifyResult: Number = 0
    PdfVerifyResults: Many[PdfVerifyResult] = ()
    VerifySerialNo: Text = ""


class EvidenceReport(Reply):
    """`ReportId` comes when it is ordered, `ReportUrl` when it is asked for."""

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
    Seals: Many[OccupiedSeal] = ()
    TotalCount: Number = 0
