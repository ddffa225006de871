"""Withdrawing several at once: each knows who did it and why, and what was refused is told."""

import pytest

from services.contracts.announcements import AddLine, Line, Trouble
from services.contracts.cancel_many import (
    cancel_many,
    chosen,
    link_to_cancel,
    note_task,
)
from services.contracts.errors import NotAllowed, Reason, Refused, Unavailable
from services.contracts.model import Contract, Creation, Status, Step
from services.contracts.observe import cancels_over, observe, sweep
from services.contracts.office import CancelOutcome, CancelTask

from .made import ID, OWNER, REMOTE, STRANGER, saw, started
from .world import World

pytestmark = pytest.mark.real_redis

OTHER, ITS_REMOTE, WHY = "8OTHERCONT", "yDwOther", "计划取消"
BOTH = (ID, OTHER)


async def two(world: World) -> None:
    creation = Creation(step=Step.STARTED, remote_id=ITS_REMOTE)
    await world.keep(started())
    await world.keep(started(id=OTHER, creation=creation))


async def now(world: World) -> list[Contract]:
    return [await world.contracts.get(one) for one in BOTH]


async def test_each_is_withdrawn_when_the_task_is_over(world: World) -> None:
    await two(world)
    world.esign.will("cancel_many")
    await cancel_many(world.ports, BOTH, OWNER, WHY)
    assert world.esign.asked == [("cancel_many", (REMOTE, ITS_REMOTE), WHY)]
    assert [one.status for one in await now(world)] == [Status.WAITING] * 2
    done = CancelOutcome(over=True, cancelled=(REMOTE, ITS_REMOTE))
    world.esign.will("cancel_outcome", give=done)
    world.esign.will("look")
    await cancels_over(world.ports, "task-1")
    for one in await now(world):
        assert (one.status, one.ended_by, one.reason) == (Status.CANCELLED, OWNER, WHY)
    assert await world.lines() == [Line.CANCELLED] * 2


async def test_a_callback_of_one_is_enough_and_says_who_and_why(world: World) -> None:
    await two(world)
    world.esign.will("cancel_many")
    await cancel_many(world.ports, BOTH, OWNER, WHY)
    await observe(world.ports, saw(Status.CANCELLED))
    assert (await world.announced())[-1] == AddLine(
        contract_id=ID, line=Line.CANCELLED, who=OWNER, reason=WHY, broadcast=True
    )


async def test_a_sweep_asks_for_the_outcome_once_a_task(world: World) -> None:
    await two(world)
    world.esign.will("cancel_many")
    await cancel_many(world.ports, BOTH, OWNER, WHY)
    world.esign.will("cancel_outcome", give=CancelOutcome(over=False))
    world.esign.will("look")
    await sweep(world.ports)
    assert [one.status for one in await now(world)] == [Status.WAITING] * 2


async def test_what_is_refused_at_once_is_told_and_its_note_forgotten(world: World) -> None:
    await two(world)
    world.esign.will("cancel_many", give=CancelTask("task-1", refused={REMOTE: "已有人签署"}))
    world.esign.will("look", give=[saw(Status.PARTLY_SIGNED, polled=True)])
    await cancel_many(world.ports, BOTH, OWNER, WHY)
    told = [(one.contract_id, one.doing, one.detail) for one in await world.troubles()]
    assert told == [(ID, Trouble.CANCEL, "已有人签署")]
    first, second = await now(world)
    assert (first.ended_by, first.cancel_task) == ("", "")
    assert (second.ended_by, second.cancel_task) == (OWNER, "task-1")


async def test_when_nobody_opened_the_link_in_time_each_owner_hears_it(world: World) -> None:
    await two(world)
    await note_task(world.ports, BOTH, OWNER, WHY, "task-7")
    world.esign.will("cancel_outcome", give=CancelOutcome(over=True))
    world.esign.will("look", "look")
    await cancels_over(world.ports, "task-7")
    assert [one.reason for one in await world.troubles()] == [Reason.NOT_CANCELLED] * 2
    assert [one.ended_by for one in await now(world)] == ["", ""]


async def test_after_a_lost_reply_the_repeat_finds_them_withdrawn(world: World) -> None:
    await two(world)
    world.esign.will("cancel_many", give=Unavailable("tencent: ReadTimeout", maybe_done=True))
    with pytest.raises(Unavailable):
        await cancel_many(world.ports, BOTH, OWNER, WHY)
    refused = {REMOTE: "已撤销", ITS_REMOTE: "已撤销"}
    world.esign.will("cancel_many", give=CancelTask("task-2", refused=refused))
    world.esign.will("look", give=[saw(Status.CANCELLED, polled=True)])
    world.esign.will("look", give=[saw(Status.CANCELLED, polled=True, remote_id=ITS_REMOTE)])
    await cancel_many(world.ports, BOTH, OWNER, WHY)
    assert [one.status for one in await now(world)] == [Status.CANCELLED] * 2
    assert await world.troubles() == []


async def test_a_refusal_of_the_whole_is_told_for_each(world: World) -> None:
    await two(world)
    no = Refused("OperationDenied.Forbid", "", "req-9", Reason.NOT_PERMITTED)
    world.esign.will("cancel_many", give=no)
    await cancel_many(world.ports, BOTH, OWNER, WHY)
    told = [(one.contract_id, one.reason) for one in await world.troubles()]
    assert told == [(ID, Reason.NOT_PERMITTED), (OTHER, Reason.NOT_PERMITTED)]


async def test_an_outcome_that_tencent_does_not_tell_holds_no_sweep_up(world: World) -> None:
    await two(world)
    await note_task(world.ports, BOTH, OWNER, WHY, "task-7")
    world.esign.will("cancel_outcome", give=Refused("ResourceNotFound"))
    world.esign.will("look", give=[saw(Status.EXPIRED, polled=True)])
    await sweep(world.ports)
    assert (await world.contract()).status is Status.EXPIRED


async def test_only_what_is_theirs_and_still_runs_is_withdrawn(world: World) -> None:
    await two(world)
    await world.alter(status=Status.FINISHED)
    assert [one.id for one in await chosen(world.contracts, BOTH, OWNER)] == [OTHER]
    with pytest.raises(NotAllowed):
        await chosen(world.contracts, BOTH, STRANGER)
    await cancel_many(world.ports, (ID,), OWNER, WHY)
    with pytest.raises(Refused):
        await link_to_cancel(world.esign, [], WHY)
    assert world.esign.asked == []
