"""Links are minted for one person at a time, and only while they are of use."""

import pytest

from services.contracts.errors import NotAllowed, NotYet, Reason, Refused
from services.contracts.links import download_link, preview, sign_link, verified, view_link
from services.contracts.model import Review, Status
from services.contracts.office import Verdict, Verified

from .made import (
    ADA,
    FILE,
    ID,
    OWNER,
    PERSON,
    REMOTE,
    REVIEWER,
    STRANGER,
    TEMPLATE,
    contract,
    order,
    started,
)
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


@pytest.mark.parametrize("who", [OWNER, REVIEWER])
async def test_our_side_can_look_at_it_at_any_time(world: World, who: str) -> None:
    await world.keep(started(review=Review(reviewer=REVIEWER)))
    world.esign.will("view_link", give=LINK)
    assert await view_link(world.contracts, world.esign, ID, who) == LINK


@pytest.mark.parametrize("who", [ADA, STRANGER])
async def test_others_look_at_it_where_they_sign(world: World, who: str) -> None:
    await world.keep(started())
    with pytest.raises(NotAllowed):
        await view_link(world.contracts, world.esign, ID, who)


async def test_there_is_nothing_to_look_at_before_it_is_made(world: World) -> None:
    await world.keep(contract())
    with pytest.raises(NotYet):
        await view_link(world.contracts, world.esign, ID, OWNER)


async def test_the_signatures_of_a_finished_contract_are_looked_through(world: World) -> None:
    await world.keep(started(status=Status.FINISHED))
    genuine = Verified(Verdict.GENUINE, signatures=2)
    world.esign.will("verify", give=genuine)
    assert await verified(world.contracts, world.esign, ID, ADA) == genuine
    with pytest.raises(NotAllowed):
        await verified(world.contracts, world.esign, ID, STRANGER)


async def test_what_is_not_signed_by_all_proves_nothing_yet(world: World) -> None:
    await world.keep(started())
    with pytest.raises(Refused) as caught:
        await verified(world.contracts, world.esign, ID, OWNER)
    assert caught.value.reason is Reason.NOT_FINISHED


async def test_a_preview_is_made_of_the_file_or_of_the_template(world: World) -> None:
    world.esign.will("preview", "preview", give=LINK)
    for source in (FILE, TEMPLATE):
        assert await preview(world.esign, world.papers, order(source=source)) == LINK
    documents = [call[2] for call in world.esign.asked]
    assert documents == [b"%PDF-1.7 F0PAPER", None]
