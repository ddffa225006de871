"""Whether signatures are genuine, and reports that say so."""

from services.contracts.errors import Unavailable
from services.contracts.office import Report, ReportState, Verdict, Verified
from services.esign._trust import checked

from .looking_replies import EvidenceReport, Verification
from .looking_requests import CreateFlowEvidenceReport, DescribeFlowEvidenceReport, VerifyPdf
from .wire import Wire

VERDICT = {
    1: Verdict.GENUINE,
    2: Verdict.PARTLY,
    3: Verdict.TAMPERED,
    4: Verdict.UNSIGNED,
    5: Verdict.BAD_FILE,
}
EMPTY_FIELDS = (0, 4)
"""VerifyResult of a place that nobody has signed in, and of a document without any."""
STATE = {
    "EvidenceStatusExecuting": ReportState.MAKING,
    "EvidenceStatusSuccess": ReportState.READY,
    "EvidenceStatusFailed": ReportState.FAILED,
}


async def verify(wire: Wire, remote_id: str) -> Verified:
    request = VerifyPdf(Operator=wire.operator, FlowId=remote_id)
    reply = await wire.call(request, Verification)
    fields = [one.VerifyResult for one in reply.PdfVerifyResults]
    return Verified(
        verdict=VERDICT.get(reply.VerifyResult, Verdict.UNKNOWN),
        signatures=sum(result not in EMPTY_FIELDS for result in fields),
        serial=reply.VerifySerialNo,
    )


async def report(wire: Wire, remote_id: str) -> Report:
    """Its link is not in this answer: the document says that field is no longer used."""
    request = CreateFlowEvidenceReport(Operator=wire.operator, FlowId=remote_id)
    made = await wire.call(request, EvidenceReport)
    if not made.ReportId:
        raise Unavailable("CreateFlowEvidenceReport: made, but without an id", maybe_done=True)
    return Report(made.ReportId, STATE.get(made.Status, ReportState.MAKING))


async def report_state(wire: Wire, report_id: str) -> Report:
    """READY only with its link: without one it is asked for again."""
    request = DescribeFlowEvidenceReport(Operator=wire.operator, ReportId=report_id)
    reply = await wire.call(request, EvidenceReport)
    state = STATE.get(reply.Status, ReportState.MAKING)
    if state is not ReportState.READY:
        return Report(report_id, state)
    if not reply.ReportUrl:
        return Report(report_id, ReportState.MAKING)
    return Report(report_id, state, checked(reply.ReportUrl, wire.account))
