"""A creation whose answer was lost, where Tencent can be asked by our id: nobody has to decide."""

import pytest

from services.contracts.create import create
from services.contracts.errors import NotYet, Unavailable
from services.contracts.model import Creation, Status, Step

from .by_asking import AskedEsign
from .made import ID, NOW, OWNER, REMOTE, order
from .world import World

pytestmark = pytest.mark.real_redis

LOST = Unavailable("tencent: ReadTimeout", maybe_done=True)
MADE = Creation(step=Step.STARTED, file_id="file-1", remote_id=REMOTE, attempted_at=NOW)


async def test_what_was_made_is_found_and_not_made_again(world: World) -> None:
    await _lost(world)
    world.esign.will("find", give=MADE)
    world.esign.will("look")
    await create(world.ports, ID, OWNER, order())
    found = await world.contract()
    assert (found.status, found.remote_id) == (Status.WAITING, REMOTE)
    assert world.esign.made == 1
    assert await world.troubles() == []


async def test_what_is_not_found_at_once_may_still_be_under_way(world: World) -> None:
    await _lost(world)
    world.clock.pass_by(34.9)
    world.esign.will("find")
    with pytest.raises(NotYet):
        await create(world.ports, ID, OWNER, order())
    assert world.esign.made == 1


async def test_what_is_not_found_later_was_never_made_and_is_made_now(world: World) -> None:
    await _lost(world)
    world.clock.pass_by(35)
    world.esign.will("find", "make", "look")
    await create(world.ports, ID, OWNER, order())
    assert (await world.contract()).remote_id == REMOTE
    assert world.esign.made == 2
    assert await world.troubles() == []


async def test_it_is_asked_again_where_the_question_got_no_answer(world: World) -> None:
    await _lost(world)
    world.clock.pass_by(60)
    world.esign.will("find", give=Unavailable("tencent: ReadTimeout"))
    with pytest.raises(Unavailable):
        await create(world.ports, ID, OWNER, order())
    world.esign.will("find", give=MADE)
    world.esign.will("look")
    await create(world.ports, ID, OWNER, order())
    assert world.esign.made == 1


async def _lost(world: World) -> None:
    """Made, and the answer lost."""
    world.esign = AskedEsign()
    world.esign.will("upload")
    world.esign.will("make", give=LOST)
    with pytest.raises(Unavailable):
        await create(world.ports, ID, OWNER, order())
