"""The evidence report: ordered once, waited for by the sweep, and told of when it is ready."""

import pytest

from services.contracts.announcements import TellReport, Trouble
from services.contracts.errors import NotFound, NotYet, Reason, Refused
from services.contracts.evidence import order_report, report_link
from services.contracts.model import Evidence, Review, Status
from services.contracts.observe import sweep
from services.contracts.office import Report, ReportState

from .made import ADA, ID, OWNER, REMOTE, REVIEWER, started
from .world import World

pytestmark = pytest.mark.real_redis

LINK = "https://report.example/x"
MAKING = Report("report-1", ReportState.MAKING)
READY = Report("report-1", ReportState.READY, LINK)
FAILED = Report("report-1", ReportState.FAILED)
TOLD = TellReport(contract_id=ID)


async def ordered(world: World) -> None:
    await world.keep(started(status=Status.FINISHED, review=Review(reviewer=REVIEWER)))
    world.esign.will("report")
    await order_report(world.ports, ID, OWNER)


async def test_it_is_ordered_and_nothing_is_told_before_it_is_ready(world: World) -> None:
    await ordered(world)
    assert world.esign.asked == [("report", REMOTE)]
    assert (await world.contract()).evidence == Evidence(report_id="report-1", by=OWNER)
    assert await world.announced() == []


async def test_a_sweep_asks_until_it_is_ready_and_then_no_more(world: World) -> None:
    await ordered(world)
    for report in (MAKING, READY):
        world.esign.will("look")
        world.esign.will("report_state", give=report)
        await sweep(world.ports)
    await sweep(world.ports)
    assert await world.announced() == [TOLD]
    evidence = (await world.contract()).evidence
    assert evidence is not None
    assert evidence.ready


async def test_that_it_cannot_be_made_is_told_too_and_it_can_be_ordered_again(
    world: World,
) -> None:
    await ordered(world)
    world.esign.will("look")
    world.esign.will("report_state", give=Refused("ResourceNotFound"))
    await sweep(world.ports)
    assert await world.announced() == [TOLD]
    world.esign.will("report", give=READY)
    await order_report(world.ports, ID, OWNER)
    assert await world.announced() == [TOLD, TOLD]


async def test_one_that_is_being_made_is_not_ordered_again(world: World) -> None:
    await ordered(world)
    await order_report(world.ports, ID, OWNER)
    assert len(world.esign.asked) == 1


@pytest.mark.parametrize(
    ("report", "outcome"),
    [(READY, LINK), (MAKING, NotYet), (FAILED, Refused)],
    ids=["ready", "making", "failed"],
)
async def test_a_link_to_it_is_made_on_demand(
    world: World, report: Report, outcome: str | type[Exception]
) -> None:
    await ordered(world)
    world.esign.will("report_state", give=report)
    if isinstance(outcome, str):
        assert await report_link(world.contracts, world.esign, ID, REVIEWER) == outcome
    else:
        with pytest.raises(outcome):
            await report_link(world.contracts, world.esign, ID, REVIEWER)


async def test_what_was_never_ordered_is_not_there(world: World) -> None:
    await world.keep(started(status=Status.FINISHED))
    with pytest.raises(NotFound):
        await report_link(world.contracts, world.esign, ID, OWNER)


async def test_a_signer_gets_none_and_nobody_before_the_end(world: World) -> None:
    await world.keep(started())
    await order_report(world.ports, ID, ADA)
    await order_report(world.ports, ID, OWNER)
    told = [(one.doing, one.error or one.reason) for one in await world.troubles()]
    assert told == [
        (Trouble.EVIDENCE, "NotAllowed"),
        (Trouble.EVIDENCE, Reason.NOT_FINISHED),
    ]
