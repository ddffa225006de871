"""Where Tencent passes no contract on by itself, the sweep does, as soon as somebody signed."""

import pytest

from services.contracts.announcements import AddLine, Trouble
from services.contracts.errors import Reason, Refused, Unavailable
from services.contracts.model import Standing, Status
from services.contracts.observe import sweep

from .by_asking import AskedEsign
from .made import REMOTE, saw, standings, started
from .world import World

pytestmark = pytest.mark.real_redis

FIRST_SIGNED = saw(Status.PARTLY_SIGNED, [Standing.SIGNED], polled=True)
SENT_ON = saw(Status.PARTLY_SIGNED, [Standing.SIGNED, Standing.TO_SIGN], polled=True)
GONE = Refused("ResourceNotFound", reason=Reason.NO_SIGNER)


async def test_when_one_has_signed_it_is_sent_on_and_looked_at_again(world: World) -> None:
    esign = await _out(world)
    esign.will("look", give=[FIRST_SIGNED])
    esign.will("send_on", give=True)
    esign.will("look", give=[SENT_ON])
    await sweep(world.ports)
    assert standings(await world.contract()) == [Standing.SIGNED, Standing.TO_SIGN]


async def test_when_nothing_was_to_be_done_it_is_not_looked_at_again(world: World) -> None:
    esign = await _out(world)
    esign.will("look", give=[SENT_ON])
    esign.will("send_on")
    await sweep(world.ports)
    assert esign.asked == [("look", REMOTE), ("send_on", REMOTE)]


async def test_it_is_tried_again_at_every_sweep(world: World) -> None:
    """Whoever died between the signature and the sending has left it undone."""
    esign = await _out(world)
    esign.will("look", give=[FIRST_SIGNED])
    esign.will("send_on", give=Unavailable("tencent: ReadTimeout"))
    with pytest.raises(Unavailable):
        await sweep(world.ports)
    esign.will("look", give=[FIRST_SIGNED])
    esign.will("send_on", give=True)
    esign.will("look", give=[SENT_ON])
    await sweep(world.ports)
    assert standings(await world.contract()) == [Standing.SIGNED, Standing.TO_SIGN]


@pytest.mark.parametrize("status", [Status.WAITING, Status.FINISHED, Status.REFUSED])
async def test_what_nobody_has_signed_or_has_ended_is_not_sent_on(
    world: World, status: Status
) -> None:
    esign = await _out(world)
    esign.will("look", give=[saw(status, polled=True)])
    await sweep(world.ports)
    assert esign.asked == [("look", REMOTE)]


async def test_its_owner_is_told_once_that_it_cannot_be_sent_on(world: World) -> None:
    esign = await _out(world)
    for _ in range(2):
        esign.will("look", give=[FIRST_SIGNED])
        esign.will("send_on", give=GONE)
        await sweep(world.ports)
    [told] = await world.troubles()
    assert (told.doing, told.reason) == (Trouble.SEND_ON, Reason.NO_SIGNER)
    assert (await world.contract()).status is Status.PARTLY_SIGNED


async def test_what_an_edition_never_tells_is_no_repair_when_it_is_seen(world: World) -> None:
    esign = await _out(world)
    esign.will("look", give=[saw(Status.FINISHED, [Standing.SIGNED] * 2, polled=True)])
    await sweep(world.ports)
    lines = [one for one in await world.announced() if isinstance(one, AddLine)]
    assert lines
    assert not any(one.repaired for one in lines)


async def _out(world: World) -> AskedEsign:
    """A contract that is out for signature, over an edition that passes nothing on."""
    esign = AskedEsign()
    world.esign = esign
    await world.keep(started())
    return esign
