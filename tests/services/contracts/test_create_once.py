"""A contract is made at Tencent at most once, whatever is lost, killed or done twice."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from services.contracts.create import create
from services.contracts.errors import NotYet, Unavailable
from services.contracts.model import Status, Step
from services.contracts.observe import observe
from services.contracts.order import FromFile, FromTemplate

from .broken import Fuse, FusedContracts, FusedEsign, Killed, Meeting, SlowToSave
from .made import FILE, ID, OWNER, REMOTE, TEMPLATE, order, saw
from .scripted import ObligingEsign
from .world import World

pytestmark = pytest.mark.real_redis

LOST = Unavailable("tencent: ReadTimeout", maybe_done=True)
SOURCES = pytest.mark.parametrize("source", [FILE, TEMPLATE], ids=["file", "template"])
MOST_POINTS = 40


@SOURCES
async def test_a_lost_reply_is_never_answered_with_a_second_call(
    world: World, source: FromFile | FromTemplate
) -> None:
    if source is FILE:
        world.esign.will("upload")
    world.esign.will("make" if source is FILE else "reserve", give=LOST)
    with pytest.raises(Unavailable):
        await create(world.ports, ID, OWNER, order(source=source))
    for _ in range(3):
        world.clock.pass_by(5)
        with pytest.raises(NotYet):
            await create(world.ports, ID, OWNER, order(source=source))
    assert world.esign.made == 1


async def test_the_start_callback_brings_a_lost_contract_back(world: World) -> None:
    world.esign.will("upload")
    world.esign.will("make", give=LOST)
    with pytest.raises(Unavailable):
        await create(world.ports, ID, OWNER, order())
    await observe(world.ports, saw(Status.WAITING))
    await create(world.ports, ID, OWNER, order())
    found = await world.contract()
    assert (found.status, found.remote_id, found.creation.step) == (
        Status.WAITING,
        REMOTE,
        Step.STARTED,
    )
    assert world.esign.made == 1


async def test_a_callback_that_is_faster_than_the_reply_does_no_harm(world: World) -> None:
    async def called_back_first() -> None:
        await observe(world.ports, saw(Status.WAITING))

    world.esign.will("upload")
    world.esign.will("make", give=called_back_first)
    await create(world.ports, ID, OWNER, order())
    found = await world.contract()
    assert (found.status, found.remote_id) == (Status.WAITING, REMOTE)
    assert [party.id for party in found.parties] == ["recipient-0", "recipient-1"]


@SOURCES
async def test_killed_anywhere_and_started_again_it_is_made_at_most_once(
    world: World, source: FromFile | FromTemplate
) -> None:
    outcomes = set()
    for point in range(1, MOST_POINTS):
        await world.redis.flushall()
        esign = ObligingEsign()
        fuse = Fuse(point)
        broken = world.ports_with(
            contracts=FusedContracts(world.contracts, fuse), esign=FusedEsign(esign, fuse)
        )
        try:
            await create(broken, ID, OWNER, order(source=source))
        except Killed:
            pass
        else:
            break
        outcomes.add(await _started_again(world, esign, source))
        assert esign.made <= 1, f"made {esign.made} times when killed at point {point}"
    else:
        pytest.fail("the creation never came to its end")
    # Only a kill around the one call leaves us in doubt.
    assert outcomes == {"done", "in doubt"}


async def _started_again(
    world: World, esign: ObligingEsign, source: FromFile | FromTemplate
) -> str:
    try:
        await create(world.ports_with(esign=esign), ID, OWNER, order(source=source))
    except NotYet:
        return "in doubt"
    return "done"


@SOURCES
async def test_two_workers_with_the_same_order_make_one_contract(
    world: World, source: FromFile | FromTemplate
) -> None:
    esign = ObligingEsign()
    together = asyncio.Barrier(2)
    saves_until_attempted = 2 if source is FILE else 1
    workers = [Meeting(world.contracts, together, saves_until_attempted) for _ in range(2)]
    work = [
        create(world.ports_with(contracts=one, esign=esign), ID, OWNER, order(source=source))
        for one in workers
    ]
    ends = await asyncio.gather(*work, return_exceptions=True)
    assert esign.made == 1
    assert {type(end) for end in ends} <= {type(None), NotYet}
    assert (await world.contract()).status is Status.WAITING


async def test_a_slow_upload_does_not_wipe_out_what_a_faster_worker_did(world: World) -> None:
    esign = ObligingEsign()
    slow = SlowToSave(world.contracts)
    late = asyncio.create_task(
        create(world.ports_with(contracts=slow, esign=esign), ID, OWNER, order())
    )
    await slow.about_to_save.wait()

    async def the_slow_one_saves() -> None:
        slow.may_save.set()
        await asyncio.wait([late])

    world.esign.will("upload")
    world.esign.will("make", give=the_slow_one_saves)
    world.esign.will("look")
    await create(world.ports, ID, OWNER, order())
    assert isinstance(late.exception(), NotYet)
    assert (esign.made, world.esign.made) == (0, 1)


async def test_a_save_that_fails_after_the_call_does_not_forget_the_attempt(world: World) -> None:
    """Too much going on is no sign that nothing was made."""
    crowded = Unavailable("being changed by too many at once", 1)
    failures = [crowded]

    async def fail_after_the_call(work: Callable[[], Awaitable[object]]) -> object:
        if esign.made and failures:
            raise failures.pop()
        return await work()

    esign = ObligingEsign()
    broken = FusedContracts(world.contracts, fail_after_the_call)
    with pytest.raises(Unavailable):
        await create(world.ports_with(contracts=broken, esign=esign), ID, OWNER, order())
    with pytest.raises(NotYet):
        await create(world.ports_with(esign=esign), ID, OWNER, order())
    assert esign.made == 1
