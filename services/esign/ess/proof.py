"""Whether signatures are genuine, and reports that say so."""

from services.contracts.errors import Unavailable
from services.contracts.office import Report, Verified
from services.esign._proof import report as report_of
from services.esign._proof import state_of, verified
from services.esign._replies import EvidenceReport, PdfVerified

from .looking_requests import CreateFlowEvidenceReport, DescribeFlowEvidenceReport, VerifyPdf
from .wire import Wire


async def verify(wire: Wire, remote_id: str) -> Verified:
    request = VerifyPdf(Operator=wire.operator, FlowId=remote_id)
    reply = await wire.call(request, PdfVerified)
    return verified(reply)


async def report(wire: Wire, remote_id: str) -> Report:
    """Its link is not in this answer: the document says that field is no longer used."""
    request = CreateFlowEvidenceReport(Operator=wire.operator, FlowId=remote_id)
    made = await wire.call(request, EvidenceReport)
    if not made.ReportId:
        raise Unavailable("CreateFlowEvidenceReport: made, but without an id", maybe_done=True)
    return Report(made.ReportId, state_of(made))


async def report_state(wire: Wire, report_id: str) -> Report:
    request = DescribeFlowEvidenceReport(Operator=wire.operator, ReportId=report_id)
    return report_of(report_id, await wire.call(request, EvidenceReport), wire.account)
