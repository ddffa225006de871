"""What Tencent tells by itself or is asked about, and to which contract it belongs."""

import pytest

from services.contracts.announcements import AddLine, Line
from services.contracts.errors import Refused, Unavailable
from services.contracts.model import Observation, Standing, Status
from services.contracts.observe import look_again, observe, sweep
from services.store import keys
from services.store.contracts import PAGE

from .made import ID, REMOTE, contract, saw, standings, started
from .world import World

pytestmark = pytest.mark.real_redis


async def test_a_callback_finds_its_contract_by_tencents_id(world: World) -> None:
    await world.keep(started())
    await observe(world.ports, saw(Status.FINISHED, our_id=""))
    assert (await world.contract()).status is Status.FINISHED


async def test_a_callback_that_comes_before_our_own_save_finds_it_by_our_id(world: World) -> None:
    await world.keep(contract())
    await observe(world.ports, saw(Status.WAITING))
    assert (await world.contract()).remote_id == REMOTE
    assert await world.contracts.id_of_remote(REMOTE) == ID


async def test_how_the_parties_stand_is_asked_for_where_it_was_not_told(world: World) -> None:
    await world.keep(started())
    signed = [Standing.SIGNED, Standing.TO_SIGN]
    found = saw(Status.PARTLY_SIGNED, signed, our_id="", polled=True)
    world.esign.will("look", give=[found])
    await observe(world.ports, saw(Status.PARTLY_SIGNED, whole=False))
    assert ("look", REMOTE) in world.esign.asked
    assert standings(await world.contract()) == signed


async def test_what_was_told_counts_where_tencent_will_not_say_more(world: World) -> None:
    await world.keep(started())
    world.esign.will("look", give=Refused("OperationDenied"))
    await observe(world.ports, saw(Status.FINISHED, whole=False))
    assert (await world.contract()).status is Status.FINISHED


async def test_what_is_not_ours_is_not_asked_for(world: World) -> None:
    await observe(world.ports, saw(Status.FINISHED, our_id="", whole=False))
    assert await world.strays.count() == 1


async def test_a_contract_that_was_deleted_by_hand_does_not_end_the_sweep(world: World) -> None:
    await world.keep(started())
    await world.redis.zadd(keys.OPEN, {"DELETED123": 0})
    world.esign.will("look", give=[saw(Status.FINISHED, polled=True)])
    await sweep(world.ports)
    assert (await world.contract()).status is Status.FINISHED


@pytest.mark.parametrize(
    "seen",
    [
        saw(Status.WAITING, our_id="", remote_id="theirs"),
        saw(Status.WAITING, our_id="NOSUCHTHNG", remote_id="theirs"),
        saw(Status.WAITING, our_id=ID, remote_id="theirs"),
    ],
    ids=["without our id", "unknown id", "our id, but another contract"],
)
async def test_what_belongs_to_no_contract_of_ours_is_kept_aside(
    world: World, seen: Observation
) -> None:
    before = await world.keep(started())
    await observe(world.ports, seen)
    assert await world.contract() == before
    assert await world.strays.count() == 1
    assert await world.announced() == []


async def test_tencents_id_counts_more_than_ours(world: World) -> None:
    await world.keep(started())
    await world.keep(contract().model_copy(update={"id": "OTHER"}))
    await observe(world.ports, saw(Status.FINISHED, our_id="OTHER"))
    assert (await world.contract()).status is Status.FINISHED
    assert (await world.contracts.get("OTHER")).status is Status.CREATING


async def test_a_number_we_do_not_know_is_shown_and_changes_nothing(world: World) -> None:
    before = await world.keep(started())
    for _ in range(2):
        await observe(world.ports, saw(Status.UNKNOWN, raw_status="23"))
    after = await world.contract()
    assert after == before.model_copy(update={"version": 1, "unknown": ("23",)})
    told = await world.announced()
    assert [(one.line, one.reason) for one in told if one.kind == "line"] == [
        (Line.UNKNOWN_STATUS, "23")
    ]


async def test_a_number_we_do_not_know_is_not_shown_at_every_sweep(world: World) -> None:
    await world.keep(started())
    await observe(world.ports, saw(Status.UNKNOWN, raw_status="23", polled=True))
    assert await world.announced() == []


async def test_the_same_callback_twice_saves_nothing_more(world: World) -> None:
    await world.keep(started())
    for _ in range(2):
        await observe(world.ports, saw(Status.PARTLY_SIGNED, [Standing.SIGNED]))
    assert (await world.contract()).version == 1


async def test_a_sweep_finds_what_a_lost_callback_would_have_told(world: World) -> None:
    await world.keep(started())
    world.esign.will("look", give=[saw(Status.FINISHED, [Standing.SIGNED] * 2, our_id="")])
    await sweep(world.ports)
    assert standings(await world.contract()) == [Standing.SIGNED, Standing.SIGNED]
    await sweep(world.ports)
    assert world.esign.asked == [("look", REMOTE)]


async def test_what_a_sweep_finds_is_told_as_a_repair_and_what_is_called_back_is_not(
    world: World,
) -> None:
    await world.keep(started())
    world.esign.will("look", give=[saw(Status.PARTLY_SIGNED, [Standing.SIGNED])])
    await sweep(world.ports)
    await observe(world.ports, saw(Status.FINISHED))
    lines = [one for one in await world.announced() if isinstance(one, AddLine)]
    assert [(one.line, one.repaired) for one in lines] == [
        (Line.PARTY_SIGNED, True),
        (Line.FINISHED, False),
    ]


async def test_a_contract_that_is_not_ours_is_not_looked_at_again(world: World) -> None:
    await world.keep(started())
    await look_again(world.ports, "theirs")
    assert world.esign.asked == []


async def test_a_sweep_asks_nothing_when_nothing_is_out(world: World) -> None:
    await sweep(world.ports)
    await world.keep(contract())
    await sweep(world.ports)


async def test_a_sweep_misses_no_contract_however_many_are_quiet(world: World) -> None:
    for number in range(PAGE + 1):
        remote = started().creation.model_copy(update={"remote_id": f"flow-{number}"})
        await world.keep(started(id=f"ID{number}", creation=remote))
    world.esign.will("look", "look")
    await sweep(world.ports)
    asked = {remote for call in world.esign.asked for remote in call[1:]}
    assert asked == {f"flow-{number}" for number in range(PAGE + 1)}


async def test_a_sweep_that_tencent_does_not_answer_is_repeated(world: World) -> None:
    await world.keep(started())
    world.esign.will("look", give=Unavailable("tencent: ReadTimeout"))
    with pytest.raises(Unavailable):
        await sweep(world.ports)


async def test_what_a_sweep_and_a_callback_say_at_once_is_said_once(world: World) -> None:
    async def called_back() -> list[Observation]:
        await observe(world.ports, saw(Status.FINISHED))
        return [saw(Status.FINISHED, polled=True)]

    await world.keep(started())
    world.esign.will("look", give=called_back)
    await sweep(world.ports)
    assert await world.lines() == [Line.FINISHED]
