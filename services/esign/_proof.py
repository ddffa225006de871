"""What the answers about proofs and seals mean, in `ess` and in `partner` alike.

Vendor documents: VerifyPdf, DescribeFlowEvidenceReport and DescribeOrganizationSeals, and the same
of partnerApis.
"""

from collections.abc import Mapping

from services.contracts.office import Report, ReportState, Seal, SealState, Verdict, Verified

from ._replies import EvidenceReport, OccupiedSeal, PdfVerified
from ._trust import checked
from .account import Account

VERDICT: Mapping[int, Verdict] = {
    1: Verdict.GENUINE,
    2: Verdict.PARTLY,
    3: Verdict.TAMPERED,
    4: Verdict.UNSIGNED,
    5: Verdict.BAD_FILE,
}
EMPTY_FIELDS = (0, 4)
"""VerifyResult of a place that nobody has signed in, and of a document without any."""
REPORT: Mapping[str, ReportState] = {
    "EvidenceStatusExecuting": ReportState.MAKING,
    "EvidenceStatusSuccess": ReportState.READY,
    "EvidenceStatusFailed": ReportState.FAILED,
}
SEAL: Mapping[str, SealState] = {
    "SUCCESS": SealState.USABLE,
    "CHECKING": SealState.CHECKING,
    "CHECKING-SADM": SealState.CHECKING,
    "FAIL": SealState.REFUSED,
    "DISABLE": SealState.DISABLED,
    "STOPPED": SealState.DISABLED,
    "VOID": SealState.DISABLED,
    "INVALID": SealState.DISABLED,
}


def verified(reply: PdfVerified) -> Verified:
    fields = [one.VerifyResult for one in reply.PdfVerifyResults]
    return Verified(
        verdict=VERDICT.get(reply.VerifyResult, Verdict.UNKNOWN),
        signatures=sum(result not in EMPTY_FIELDS for result in fields),
        serial=reply.VerifySerialNo,
    )


def state_of(reply: EvidenceReport) -> ReportState:
    """A word that we do not know is no reason to give up."""
    return REPORT.get(reply.Status, ReportState.MAKING)


def report(report_id: str, reply: EvidenceReport, account: Account) -> Report:
    """READY only with its link: without one it is asked for again."""
    state = state_of(reply)
    if state is not ReportState.READY:
        return Report(report_id, state)
    if not reply.ReportUrl:
        return Report(report_id, ReportState.MAKING)
    return Report(report_id, state, checked(reply.ReportUrl, account))


def seal(one: OccupiedSeal) -> Seal:
    state = SEAL.get(one.SealStatus, SealState.UNKNOWN)
    return Seal(id=one.SealId, name=one.SealName, kind=one.SealType, state=state)
