"""The evidence report of a finished contract: ordered, waited for, and told of when it is ready."""

import logging
from collections.abc import Sequence

from .access import check_finished, check_may_look
from .announcements import Announcement, TellReport, Trouble
from .errors import NotFound, NotYet, Reason, Refused, Unsupported
from .model import Contract, Evidence
from .office import Report, ReportState
from .ports import Change, Contracts, Esign, Ports
from .trouble import or_tell

log = logging.getLogger("signet.contracts")


async def order_report(ports: Ports, contract_id: str, by: str) -> None:
    """Order one, unless one is being made already. It may take a day."""
    work = _order(ports, contract_id, by)
    await or_tell(ports.contracts, contract_id, by, Trouble.EVIDENCE, work)


async def ask_for_report(ports: Ports, contract: Contract) -> None:
    """Whether a report that is being made is ready by now; whoever ordered it hears so."""
    if contract.evidence is None or not contract.evidence.making:
        return
    report_id = contract.evidence.report_id
    try:
        report = await ports.esign.report_state(report_id)
    except (Refused, Unsupported) as error:
        log.warning("the evidence report of %s: %s", contract.id, type(error).__name__)
        report = Report(report_id, ReportState.FAILED)
    if report.state is not ReportState.MAKING:
        await ports.contracts.change(contract.id, _over(report))


async def report_link(contracts: Contracts, esign: Esign, contract_id: str, who: str) -> str:
    """A link to the report; `NotYet` while it is being made."""
    contract = await contracts.get(contract_id)
    check_may_look(contract, who)
    if contract.evidence is None:
        raise NotFound(contract_id)
    report = await esign.report_state(contract.evidence.report_id)
    if report.state is ReportState.MAKING:
        raise NotYet("the evidence report", 60)
    if not report.link:
        raise Refused("NoReport", reason=Reason.NO_REPORT)
    return report.link


async def _order(ports: Ports, contract_id: str, by: str) -> None:
    contract = await ports.contracts.get(contract_id)
    check_may_look(contract, by)
    check_finished(contract)
    if contract.evidence and contract.evidence.making:
        return
    report = await ports.esign.report(contract.remote_id)

    def ordered(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        fresh = Evidence(report_id=report.report_id, by=by)
        after = stored.model_copy(update={"evidence": fresh})
        return _over(report)(after) if report.state is not ReportState.MAKING else (after, ())

    await ports.contracts.change(contract_id, ordered, last=True)


def _over(report: Report) -> Change:
    def apply(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        known = stored.evidence
        if known is None or known.report_id != report.report_id or not known.making:
            return stored, ()
        ready = report.state is ReportState.READY
        evidence = known.model_copy(update={"ready": ready, "failed": not ready})
        after = stored.model_copy(update={"evidence": evidence})
        return after, (TellReport(contract_id=stored.id),)

    return apply
