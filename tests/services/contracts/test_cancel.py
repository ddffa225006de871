"""Withdrawing a contract, also when the reply is lost or Tencent's callback is faster."""

import pytest

from services.contracts.announcements import AddLine, Line, TellTrouble, Trouble
from services.contracts.cancel import cancel
from services.contracts.errors import NotFound, NotYet, Reason, Refused, Unavailable
from services.contracts.model import Standing, Status
from services.contracts.observe import observe

from .made import ID, OWNER, REMOTE, STRANGER, contract, saw, started
from .world import World

pytestmark = pytest.mark.real_redis

WHY = "条款有变"
ENDED = Refused("OperationDenied.FlowHasTerminated", "已终止", "req-9", Reason.ENDED)


async def test_a_cancelled_contract_says_who_and_why(world: World) -> None:
    await world.keep(started())
    world.esign.will("cancel")
    await cancel(world.ports, ID, OWNER, WHY)
    done = await world.contract()
    assert (done.status, done.ended_by, done.reason) == (Status.CANCELLED, OWNER, WHY)
    assert done.ended_at == world.clock()
    assert world.esign.asked == [("cancel", REMOTE, WHY)]
    assert (await world.announced())[-1] == AddLine(
        contract_id=ID, line=Line.CANCELLED, who=OWNER, reason=WHY, broadcast=True
    )


async def test_a_callback_that_is_faster_than_the_reply_keeps_who_and_why(world: World) -> None:
    async def called_back() -> None:
        await observe(world.ports, saw(Status.CANCELLED, reason="发起方撤销"))

    await world.keep(started())
    world.esign.will("cancel", give=called_back)
    await cancel(world.ports, ID, OWNER, WHY)
    done = await world.contract()
    assert (done.ended_by, done.reason) == (OWNER, WHY)
    assert await world.lines() == [Line.CANCELLED]


async def test_carried_out_twice_it_is_cancelled_once(world: World) -> None:
    await world.keep(started())
    world.esign.will("cancel")
    await cancel(world.ports, ID, OWNER, WHY)
    await cancel(world.ports, ID, OWNER, WHY)
    assert await world.lines() == [Line.CANCELLED]
    assert await world.troubles() == []


async def test_after_a_lost_reply_the_repeat_finds_it_cancelled(world: World) -> None:
    await world.keep(started())
    world.esign.will("cancel", give=Unavailable("tencent: ReadTimeout", maybe_done=True))
    with pytest.raises(Unavailable):
        await cancel(world.ports, ID, OWNER, WHY)
    world.esign.will("cancel", give=ENDED)
    world.esign.will("look", give=[saw(Status.CANCELLED, polled=True)])
    await cancel(world.ports, ID, OWNER, WHY)
    done = await world.contract()
    assert (done.status, done.ended_by) == (Status.CANCELLED, OWNER)


async def test_one_that_was_signed_in_the_meantime_is_not_cancelled(world: World) -> None:
    await world.keep(started())
    world.esign.will("cancel", give=ENDED)
    world.esign.will("look", give=[saw(Status.FINISHED, polled=True)])
    await cancel(world.ports, ID, OWNER, WHY)
    assert [one.reason for one in await world.troubles()] == [Reason.ENDED]
    await observe(world.ports, saw(Status.FINISHED, [Standing.SIGNED, Standing.SIGNED]))
    done = await world.contract()
    assert (done.status, done.ended_by, done.reason) == (Status.FINISHED, "", "")


async def test_a_refusal_is_told_and_forgets_the_note(world: World) -> None:
    await world.keep(started())
    no = Refused("OperationDenied.Forbid", "无权限", "req-9", Reason.NOT_PERMITTED)
    world.esign.will("cancel", give=no)
    await cancel(world.ports, ID, OWNER, WHY)
    still = await world.contract()
    assert (still.status, still.ended_by, still.reason) == (Status.WAITING, "", "")
    assert await world.troubles() == [
        TellTrouble(
            contract_id=ID,
            who=OWNER,
            doing=Trouble.CANCEL,
            reason=Reason.NOT_PERMITTED,
            code=no.code,
            request_id="req-9",
            detail="无权限",
        )
    ]


async def test_only_its_owner_cancels(world: World) -> None:
    await world.keep(started())
    await cancel(world.ports, ID, STRANGER, WHY)
    assert [(one.who, one.error) for one in await world.troubles()] == [(STRANGER, "NotAllowed")]
    assert (await world.contract()).status is Status.WAITING


@pytest.mark.parametrize("end", [Status.FINISHED, Status.REFUSED, Status.EXPIRED, Status.FAILED])
async def test_what_has_ended_cannot_be_cancelled(world: World, end: Status) -> None:
    await world.keep(started(status=end))
    await cancel(world.ports, ID, OWNER, WHY)
    assert [one.reason for one in await world.troubles()] == [Reason.ENDED]


async def test_one_that_is_still_being_made_is_cancelled_later(world: World) -> None:
    await world.keep(contract())
    with pytest.raises(NotYet):
        await cancel(world.ports, ID, OWNER, WHY)


async def test_a_contract_that_does_not_exist_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        await cancel(world.ports, "NOSUCHTHNG", OWNER, WHY)
