"""Links are minted for one person at a time, and only while they are of use."""

import pytest

from services.contracts.errors import NotAllowed, NotYet, Reason, Refused
from services.contracts.links import download_link, sign_link
from services.contracts.model import Status

from .made import ADA, ID, OWNER, PERSON, REMOTE, STRANGER, contract, started
from .world import World

pytestmark = pytest.mark.real_redis

LINK = "https://essurl.example/abc"


async def test_a_signer_gets_the_link_of_their_own_party(world: World) -> None:
    await world.keep(started())
    world.esign.will("sign_link", give=LINK)
    assert await sign_link(world.contracts, world.esign, ID, ADA) == LINK
    assert world.esign.asked == [("sign_link", REMOTE, PERSON.name)]


@pytest.mark.parametrize("who", [OWNER, STRANGER])
async def test_nobody_else_gets_a_sign_link(world: World, who: str) -> None:
    await world.keep(started())
    with pytest.raises(NotAllowed):
        await sign_link(world.contracts, world.esign, ID, who)


async def test_there_is_nothing_to_sign_before_the_contract_is_made(world: World) -> None:
    await world.keep(contract())
    with pytest.raises(NotYet):
        await sign_link(world.contracts, world.esign, ID, ADA)


@pytest.mark.parametrize("end", [Status.FINISHED, Status.CANCELLED, Status.EXPIRED, Status.FAILED])
async def test_there_is_nothing_to_sign_when_it_has_ended(world: World, end: Status) -> None:
    await world.keep(started(status=end))
    with pytest.raises(Refused) as caught:
        await sign_link(world.contracts, world.esign, ID, ADA)
    assert caught.value.reason is Reason.ENDED


@pytest.mark.parametrize("status", [Status.FINISHED, Status.RELEASED])
async def test_a_signed_contract_can_be_downloaded_by_those_it_concerns(
    world: World, status: Status
) -> None:
    await world.keep(started(status=status))
    world.esign.will("download_link", give=LINK)
    assert await download_link(world.contracts, world.esign, ID, ADA) == LINK
    with pytest.raises(NotAllowed):
        await download_link(world.contracts, world.esign, ID, STRANGER)


async def test_an_unsigned_contract_cannot_be_downloaded(world: World) -> None:
    await world.keep(started(status=Status.PARTLY_SIGNED))
    with pytest.raises(Refused) as caught:
        await download_link(world.contracts, world.esign, ID, OWNER)
    assert caught.value.reason is Reason.NOT_FINISHED


async def test_no_link_is_ever_stored(world: World) -> None:
    await world.keep(started(status=Status.FINISHED))
    before = await world.contract()
    world.esign.will("download_link", give=LINK)
    await download_link(world.contracts, world.esign, ID, OWNER)
    assert await world.contract() == before
