"""A later last day, for everybody or for one party."""

from datetime import timedelta

import pytest

from services.contracts.announcements import AddLine, Line, ShowCard
from services.contracts.errors import NotYet, Reason, Refused, Unavailable
from services.contracts.extend import extend
from services.contracts.model import Status

from .made import ID, NOW, OWNER, REMOTE, STRANGER, contract, saw, started
from .world import World

pytestmark = pytest.mark.real_redis

LATER = NOW + timedelta(days=60)
TOO_EARLY = Refused("InvalidParameter.FlowDeadLine", "", "req-9", Reason.BAD_DEADLINE)


async def test_the_card_shows_the_new_day_and_its_thread_who_moved_it(world: World) -> None:
    await world.keep(started())
    world.esign.will("extend")
    await extend(world.ports, ID, OWNER, LATER)
    assert world.esign.asked == [("extend", REMOTE, LATER, "")]
    assert (await world.contract()).order.deadline == LATER
    assert await world.announced() == [
        ShowCard(contract_id=ID),
        AddLine(contract_id=ID, line=Line.EXTENDED, who=OWNER),
    ]


async def test_one_party_alone_can_get_more_time(world: World) -> None:
    before = await world.keep(started())
    world.esign.will("extend")
    await extend(world.ports, ID, OWNER, LATER, party=1)
    assert world.esign.asked == [("extend", REMOTE, LATER, "recipient-1")]
    after = await world.contract()
    assert [party.deadline for party in after.parties] == [None, LATER]
    assert after.order.deadline == before.order.deadline
    assert await world.lines() == [Line.PARTY_EXTENDED]


async def test_carried_out_twice_it_is_moved_once(world: World) -> None:
    await world.keep(started())
    world.esign.will("extend")
    await extend(world.ports, ID, OWNER, LATER)
    await extend(world.ports, ID, OWNER, LATER)
    assert await world.lines() == [Line.EXTENDED]


async def test_after_a_lost_reply_the_repeat_finds_it_moved(world: World) -> None:
    await world.keep(started())
    world.esign.will("extend", give=Unavailable("tencent: ReadTimeout", maybe_done=True))
    with pytest.raises(Unavailable):
        await extend(world.ports, ID, OWNER, LATER)
    world.esign.will("extend", give=TOO_EARLY)
    world.esign.will("look", give=[saw(Status.WAITING, deadline=LATER, polled=True)])
    await extend(world.ports, ID, OWNER, LATER)
    assert (await world.contract()).order.deadline == LATER
    assert await world.troubles() == []


async def test_what_tencent_does_not_move_stays_and_is_told(world: World) -> None:
    before = await world.keep(started())
    world.esign.will("extend", give=TOO_EARLY)
    world.esign.will("look", give=[saw(Status.WAITING, polled=True)])
    await extend(world.ports, ID, OWNER, LATER)
    assert (await world.contract()).order.deadline == before.order.deadline
    assert [one.reason for one in await world.troubles()] == [Reason.BAD_DEADLINE]


async def test_a_party_of_whom_tencents_id_is_not_known_gets_no_time_of_its_own(
    world: World,
) -> None:
    known = started()
    nameless = tuple(party.model_copy(update={"id": ""}) for party in known.parties)
    await world.keep(known.model_copy(update={"parties": nameless}))
    await extend(world.ports, ID, OWNER, LATER, party=0)
    assert [one.reason for one in await world.troubles()] == [Reason.NO_SIGNER]


async def test_only_its_owner_may_and_only_while_it_runs(world: World) -> None:
    await world.keep(started(status=Status.EXPIRED))
    await extend(world.ports, ID, STRANGER, LATER)
    await extend(world.ports, ID, OWNER, LATER)
    told = [(one.who, one.error or one.reason) for one in await world.troubles()]
    assert told == [(STRANGER, "NotAllowed"), (OWNER, Reason.ENDED)]


async def test_one_that_is_still_being_made_is_extended_later(world: World) -> None:
    await world.keep(contract())
    with pytest.raises(NotYet):
        await extend(world.ports, ID, OWNER, LATER)
