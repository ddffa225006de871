"""Withdrawing many at once: some never can be, and what became of the others is asked for."""

import pytest

from services.contracts.can import Can
from services.contracts.errors import Refused
from services.contracts.model import Status
from services.contracts.office import CancelTask
from tests.port.needs import needs
from tests.port.opened import NO_SUCH_ID, Opened

pytestmark = needs(Can.CANCEL_MANY)


async def _carried_out(opened: Opened, task: CancelTask) -> None:
    """A person opens the link where there is one; elsewhere Tencent needs a moment."""
    if opened.esign.rules.cancel_by_link:
        await opened.control.open_cancel(task.task_id)
    else:
        await opened.pass_time(opened.tencent.config.delays.cancel_many)


async def test_several_are_withdrawn_and_the_task_tells_when(opened: Opened) -> None:
    ids = [(await opened.make(opened.from_file())).remote_id for _ in range(3)]
    task = await opened.esign.cancel_many(ids, "价格有误")
    assert not task.refused
    assert not (await opened.esign.cancel_outcome(task.task_id)).over
    await _carried_out(opened, task)
    outcome = await opened.esign.cancel_outcome(task.task_id)
    assert outcome.over
    assert set(outcome.cancelled) == set(ids)
    assert {one.status for one in await opened.esign.look(ids)} == {Status.CANCELLED}


async def test_a_link_is_there_exactly_where_a_person_must_open_one(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    task = await opened.esign.cancel_many([made.remote_id], "价格有误")
    assert bool(task.link) is opened.esign.rules.cancel_by_link


async def test_those_that_cannot_be_withdrawn_are_named_and_the_others_are(
    opened: Opened,
) -> None:
    made = [await opened.make(opened.from_file()) for _ in range(3)]
    await opened.control.refuse(made[1].remote_id, 0)
    ids = [one.remote_id for one in made]
    task = await opened.esign.cancel_many(ids, "价格有误")
    assert list(task.refused) == [ids[1]]
    assert task.refused[ids[1]]
    await _carried_out(opened, task)
    outcome = await opened.esign.cancel_outcome(task.task_id)
    assert set(outcome.cancelled) == {ids[0], ids[2]}


async def test_what_ends_in_between_is_told_in_the_outcome(opened: Opened) -> None:
    made = [await opened.make(opened.from_file()) for _ in range(2)]
    ids = [one.remote_id for one in made]
    task = await opened.esign.cancel_many(ids, "价格有误")
    await opened.control.refuse(ids[0], 0)
    await _carried_out(opened, task)
    outcome = await opened.esign.cancel_outcome(task.task_id)
    assert (outcome.cancelled, list(outcome.refused)) == ((ids[1],), [ids[0]])


async def test_a_task_that_does_not_exist_has_no_outcome(opened: Opened) -> None:
    with pytest.raises(Refused):
        await opened.esign.cancel_outcome(NO_SUCH_ID)


async def test_nobody_withdraws_more_than_a_hundred_at_once(opened: Opened) -> None:
    with pytest.raises(ValueError, match="100"):
        await opened.esign.cancel_many([f"y{number:031}" for number in range(101)], "价格有误")
    assert not await opened.control.requests()
