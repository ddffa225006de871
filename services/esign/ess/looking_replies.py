"""What we read of the answers about links to many contracts, proofs and reports."""

from services.esign._reply import Many, Number, Reply, Text


class BatchSignUrl(Reply):
    SignUrl: Text = ""


class QuickSignUrl(Reply):
    SignUrl: Text = ""


class BatchQuickSignUrl(Reply):
    FlowApproverUrlInfo: QuickSignUrl | None = None


class PdfVerifyResult(Reply):
    """SignerName has names and identity card numbers in it, and is not read."""

    VerifyResult: Number = 0


class Verification(Reply):
    VerifyResult: Number = 0
    PdfVerifyResults: Many[PdfVerifyResult] = ()
    VerifySerialNo: Text = ""


class EvidenceReport(Reply):
    """`ReportId` comes from CreateFlowEvidenceReport, `ReportUrl` from the other one."""

    ReportId: Text = ""
    Status: Text = ""
    ReportUrl: Text = ""
