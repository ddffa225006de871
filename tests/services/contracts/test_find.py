"""People type an id, or a piece of a name, as they remember it."""

import pytest

from services.contracts.errors import NotAllowed, NotFound
from services.contracts.find import find
from services.contracts.model import Review

from .made import ADA, ID, OWNER, REVIEWER, STRANGER, order, started
from .world import World

pytestmark = pytest.mark.real_redis


@pytest.mark.parametrize("typed", [ID, ID.lower(), f"  {ID} "])
async def test_an_id_is_found_however_it_is_typed(world: World, typed: str) -> None:
    mine = await world.keep(started())
    assert await find(world.contracts, typed, OWNER) == (mine,)


async def test_an_id_of_others_is_not_allowed(world: World) -> None:
    await world.keep(started())
    with pytest.raises(NotAllowed):
        await find(world.contracts, ID, STRANGER)


@pytest.mark.parametrize("who", [OWNER, ADA, REVIEWER])
async def test_part_of_a_name_is_found_by_everybody_it_concerns(world: World, who: str) -> None:
    mine = await world.keep(started(review=Review(reviewer=REVIEWER)))
    assert list(await find(world.contracts, "租赁", who)) == [mine]


async def test_others_do_not_find_it_by_name(world: World) -> None:
    await world.keep(started())
    with pytest.raises(NotFound):
        await find(world.contracts, "租赁", STRANGER)


@pytest.mark.parametrize("typed", ["lease", "LEASE", "ｌｅａｓｅ", "2026（A）", "2026(a)"])
async def test_case_and_width_do_not_matter(world: World, typed: str) -> None:
    mine = await world.keep(started(order(name="Lease 2026（A）")))
    assert list(await find(world.contracts, typed, OWNER)) == [mine]


@pytest.mark.parametrize("typed", ["", "  ", "没有"])
async def test_nothing_that_fits_is_not_found(world: World, typed: str) -> None:
    await world.keep(started())
    with pytest.raises(NotFound):
        await find(world.contracts, typed, OWNER)


async def test_every_contract_that_fits_is_found_newest_first(world: World) -> None:
    for number in range(3):
        one = started()
        later = {"id": f"{number}", "created_at": one.created_at.replace(hour=10 + number)}
        await world.keep(one.model_copy(update=later))
    assert [one.id for one in await find(world.contracts, "租赁", OWNER)] == ["2", "1", "0"]
