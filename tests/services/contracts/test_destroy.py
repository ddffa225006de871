"""The file of an ended contract, destroyed at Tencent."""

import pytest

from services.contracts.announcements import AddLine, Line, ShowCard
from services.contracts.destroy import can_be_destroyed, destroy
from services.contracts.errors import Reason, Refused, Unavailable
from services.contracts.links import download_link
from services.contracts.model import Status

from .made import ID, OWNER, REMOTE, STRANGER, contract, started
from .world import World

pytestmark = pytest.mark.real_redis


async def test_its_owner_has_it_destroyed_once(world: World) -> None:
    await world.keep(started(status=Status.FINISHED))
    world.esign.will("destroy")
    await destroy(world.ports, ID, OWNER)
    await destroy(world.ports, ID, OWNER)
    assert world.esign.asked == [("destroy", REMOTE)]
    assert await world.announced() == [
        ShowCard(contract_id=ID),
        AddLine(contract_id=ID, line=Line.DESTROYED, who=OWNER),
    ]


async def test_after_a_lost_answer_it_is_asked_for_again(world: World) -> None:
    await world.keep(started(status=Status.CANCELLED))
    world.esign.will("destroy", give=Unavailable("tencent: ReadTimeout", maybe_done=True))
    with pytest.raises(Unavailable):
        await destroy(world.ports, ID, OWNER)
    world.esign.will("destroy")
    await destroy(world.ports, ID, OWNER)
    assert (await world.contract()).destroyed


async def test_what_is_gone_is_not_downloaded(world: World) -> None:
    await world.keep(started(status=Status.FINISHED, destroyed=True))
    with pytest.raises(Refused) as refused:
        await download_link(world.contracts, world.esign, ID, OWNER)
    assert refused.value.reason is Reason.DESTROYED


async def test_nobody_else_and_nothing_that_runs(world: World) -> None:
    await world.keep(started())
    await destroy(world.ports, ID, STRANGER)
    await destroy(world.ports, ID, OWNER)
    told = [one.error or one.reason for one in await world.troubles()]
    assert told == ["NotAllowed", Reason.NOT_ENDED]


def test_only_what_has_ended_and_was_made_can_be_destroyed() -> None:
    assert can_be_destroyed(started(status=Status.EXPIRED))
    assert not can_be_destroyed(started(status=Status.FINISHED, destroyed=True))
    assert not can_be_destroyed(contract(status=Status.FAILED))
    assert not can_be_destroyed(started())
