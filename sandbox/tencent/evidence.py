"""Evidence reports of finished contracts ("出证报告").

Source: CreateFlowEvidenceReport and DescribeFlowEvidenceReport in tencentcloud-sdk-python-ess
3.1.194: administrators and legal representatives only, within about a day, with a paid package.
"""

from .answers import Json, Refusal
from .config import Feature
from .files import URL_LIFE
from .records import EvidenceReport
from .rights import check_admin
from .state import Flow, FlowStatus, Link, World

EXECUTING, SUCCESS, FAILED = (
    "EvidenceStatusExecuting",
    "EvidenceStatusSuccess",
    "EvidenceStatusFailed",
)


def order(world: World, flow: Flow, user_id: str) -> EvidenceReport:
    check_admin(world, user_id, "OperationDenied.NotBelongSuperAdminOrLegalPerson")
    if Feature.EVIDENCE not in world.features:
        raise Refusal("There is no package for reports.", "OperationDenied.ProveNoQuota")
    if flow.status is not FlowStatus.FINISHED:
        raise Refusal("Not everybody has signed.", "OperationDenied.FlowStatusForbid")
    ready = world.now + world.config.delays.evidence
    report = EvidenceReport(world.new_id(), flow.flow_id, world.now, ready)
    world.reports[report.report_id] = report
    return report


def find(world: World, report_id: str) -> EvidenceReport:
    if report_id not in world.reports:
        raise Refusal("There is no such report.", "InvalidParameter.DataNotFound")
    return world.reports[report_id]


def status(world: World, report: EvidenceReport) -> str:
    if report.outcome:
        return SUCCESS if report.outcome == "ready" else FAILED
    return SUCCESS if report.ready <= world.now else EXECUTING


def shown(world: World, report: EvidenceReport) -> Json:
    """What is answered about it in every edition; the link is there once it is ready."""
    now = status(world, report)
    return {"Status": now, "ReportUrl": _url(world, report) if now == SUCCESS else ""}


def _url(world: World, report: EvidenceReport) -> str:
    """What lies behind it is the contract itself: how a report looks is no business of ours."""
    token = world.new_id()
    world.links[token] = Link(report.flow_id, "", world.now + URL_LIFE)
    return f"{world.file_url}/_files/{token}.pdf"
