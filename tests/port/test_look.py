"""Looking: at many at once, and at none that is not there."""

import pytest

from services.contracts.model import Status
from tests.port.opened import NO_SUCH_ID, Opened


async def test_nothing_asked_for_is_nothing_seen(opened: Opened) -> None:
    assert not await opened.esign.look([])
    assert not await opened.control.requests()


async def test_a_contract_that_does_not_exist_is_left_out(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    seen = await opened.esign.look([NO_SUCH_ID, made.remote_id])
    assert [one.remote_id for one in seen] == [made.remote_id]


async def test_nothing_is_seen_where_none_exists(opened: Opened) -> None:
    assert not await opened.esign.look([NO_SUCH_ID])


async def test_each_of_many_is_told_of_once(opened: Opened) -> None:
    made = [await opened.make(opened.from_file(name=f"合同{n}")) for n in range(3)]
    await opened.sign(made[1], 0)
    seen = await opened.esign.look([one.remote_id for one in made] * 2)
    assert {one.remote_id: one.status for one in seen} == {
        made[0].remote_id: Status.WAITING,
        made[1].remote_id: Status.PARTLY_SIGNED,
        made[2].remote_id: Status.WAITING,
    }
    assert len(seen) == 3


async def test_more_than_a_hundred_are_too_many(opened: Opened) -> None:
    with pytest.raises(ValueError, match="100"):
        await opened.esign.look([NO_SUCH_ID] * 101)


async def test_what_was_seen_is_of_now_and_was_asked_for(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.pass_time(60)
    seen = await opened.look(made)
    assert seen.at == opened.now
    assert seen.polled
