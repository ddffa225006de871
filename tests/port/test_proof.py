"""What proves that a finished contract is genuine."""

import pytest

from services.contracts.can import Can
from services.contracts.errors import Reason, Refused
from services.contracts.office import ReportState, Verdict
from tests.port.needs import needs
from tests.port.opened import NO_SUCH_ID, Opened


@needs(Can.VERIFY)
async def test_a_contract_that_nobody_signed_proves_nothing(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    assert (await opened.esign.verify(made.remote_id)).verdict is Verdict.UNSIGNED


@needs(Can.VERIFY)
async def test_the_signatures_of_a_finished_contract_are_genuine(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.finish(made)
    verified = await opened.esign.verify(made.remote_id)
    assert (verified.verdict, verified.signatures) == (Verdict.GENUINE, 2)


@needs(Can.VERIFY)
async def test_nothing_cannot_be_verified(opened: Opened) -> None:
    with pytest.raises(Refused) as refused:
        await opened.esign.verify(NO_SUCH_ID)
    assert refused.value.reason is Reason.NO_CONTRACT


@needs(Can.EVIDENCE)
async def test_an_evidence_report_is_ordered_and_ready_within_a_day(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.finish(made)
    ordered = await opened.esign.report(made.remote_id)
    assert (ordered.state, ordered.link) == (ReportState.MAKING, "")
    await opened.pass_time(opened.tencent.config.delays.evidence)
    ready = await opened.esign.report_state(ordered.report_id)
    assert ready.state is ReportState.READY
    assert ready.link


@needs(Can.EVIDENCE)
async def test_a_report_that_could_not_be_made_says_so(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.finish(made)
    ordered = await opened.esign.report(made.remote_id)
    await opened.control.finish_report(ordered.report_id, "failed")
    failed = await opened.esign.report_state(ordered.report_id)
    assert (failed.state, failed.link) == (ReportState.FAILED, "")


@needs(Can.EVIDENCE)
async def test_there_is_no_evidence_of_what_is_not_finished(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    with pytest.raises(Refused) as refused:
        await opened.esign.report(made.remote_id)
    assert refused.value.reason is Reason.NOT_FINISHED
