"""When nobody knows whether Tencent made the contract, its owner decides, and only once."""

import pytest

from services.contracts.announcements import Line, ShowCard, TellTrouble, Trouble
from services.contracts.create import create
from services.contracts.errors import NotAllowed, NotYet, Unavailable
from services.contracts.model import Status
from services.contracts.observe import observe
from services.contracts.unclear import create_again, give_up

from .made import ID, NOW, OWNER, STRANGER, order, saw
from .world import World

pytestmark = pytest.mark.real_redis

LOST = Unavailable("tencent: ReadTimeout", maybe_done=True)


async def test_after_a_minute_without_a_callback_the_owner_is_asked_once(world: World) -> None:
    await _lost(world)
    await _wait_for_the_question(world)
    await create(world.ports, ID, OWNER, order())
    question = TellTrouble(contract_id=ID, who=OWNER, doing=Trouble.CREATE, ask=True)
    assert await world.troubles() == [question]
    assert (await world.contract()).creation.unclear
    assert (await world.announced())[-2] == ShowCard(contract_id=ID)


async def test_a_minute_is_not_up_before_it_is(world: World) -> None:
    await _lost(world)
    world.clock.pass_by(59.9)
    with pytest.raises(NotYet):
        await create(world.ports, ID, OWNER, order())
    assert await world.troubles() == []


async def test_created_again_it_is_made_exactly_one_more_time(world: World) -> None:
    await _in_question(world)
    world.esign.will("upload", "make", "look")
    await create_again(world.ports, ID, OWNER)
    await create_again(world.ports, ID, OWNER)
    assert (await world.contract()).status is Status.WAITING
    assert world.esign.made == 2


async def test_a_decision_counts_for_the_attempt_it_was_made_about(world: World) -> None:
    """Pressed twice, or carried out again after a crash, it must not answer the next question."""
    await _in_question(world)
    first = (await world.contract()).creation.attempted_at
    assert first == NOW
    world.esign.will("upload")
    world.esign.will("make", give=LOST)
    with pytest.raises(Unavailable):
        await create_again(world.ports, ID, OWNER, first)
    world.clock.pass_by(60)
    await create_again(world.ports, ID, OWNER, first)
    assert (await world.contract()).creation.unclear
    await create_again(world.ports, ID, OWNER, first)
    assert (await world.contract()).creation.unclear
    assert world.esign.made == 2


async def test_given_up_it_has_failed_and_stays_so(world: World) -> None:
    await _in_question(world)
    await give_up(world.ports, ID, OWNER)
    await give_up(world.ports, ID, OWNER)
    await create_again(world.ports, ID, OWNER)
    await create(world.ports, ID, OWNER, order())
    failed = await world.contract()
    assert (failed.status, failed.ended_by) == (Status.FAILED, OWNER)
    assert await world.lines() == [Line.FAILED]


async def test_given_up_and_then_heard_of_it_is_real_after_all(world: World) -> None:
    await _in_question(world)
    await give_up(world.ports, ID, OWNER)
    await observe(world.ports, saw(Status.WAITING))
    assert (await world.contract()).status is Status.WAITING
    assert await world.lines() == [Line.FAILED, Line.CREATED]


async def test_a_late_callback_settles_the_question(world: World) -> None:
    await _in_question(world)
    await observe(world.ports, saw(Status.WAITING))
    await create_again(world.ports, ID, OWNER)
    await give_up(world.ports, ID, OWNER)
    assert (await world.contract()).status is Status.WAITING
    assert world.esign.made == 1


async def test_only_its_owner_decides(world: World) -> None:
    await _in_question(world)
    with pytest.raises(NotAllowed):
        await create_again(world.ports, ID, STRANGER)
    with pytest.raises(NotAllowed):
        await give_up(world.ports, ID, STRANGER)
    assert (await world.contract()).creation.unclear


@pytest.mark.parametrize("decide", [create_again, give_up])
async def test_there_is_nothing_to_decide_about_a_contract_that_is_out(
    world: World, decide: object
) -> None:
    world.esign.will("upload", "make", "look")
    await create(world.ports, ID, OWNER, order())
    before = await world.contract()
    await (create_again if decide is create_again else give_up)(world.ports, ID, OWNER)
    assert await world.contract() == before


async def _lost(world: World) -> None:
    world.esign.will("upload")
    world.esign.will("make", give=LOST)
    with pytest.raises(Unavailable):
        await create(world.ports, ID, OWNER, order())


async def _wait_for_the_question(world: World) -> None:
    world.clock.pass_by(60)
    await create(world.ports, ID, OWNER, order())


async def _in_question(world: World) -> None:
    await _lost(world)
    await _wait_for_the_question(world)
