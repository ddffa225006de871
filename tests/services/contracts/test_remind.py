"""Reminding, and telling honestly whether it was done."""

from dataclasses import replace

import pytest

from services.contracts.announcements import AddLine, Line, ShowCard
from services.contracts.errors import NotYet, Reason, Unavailable
from services.contracts.model import Creation, Standing, Status
from services.contracts.office import Reminded
from services.contracts.remind import remind, reminders_left

from .made import ID, NOW, OWNER, REMOTE, RULES, STRANGER, contract, started
from .world import World

pytestmark = pytest.mark.real_redis


async def test_a_reminder_is_sent_and_shown(world: World) -> None:
    await world.keep(started())
    world.esign.will("remind")
    await remind(world.ports, ID, OWNER)
    assert world.esign.asked == [("remind", REMOTE)]
    assert (await world.contract()).reminded_at == NOW
    assert await world.announced() == [
        ShowCard(contract_id=ID),
        AddLine(contract_id=ID, line=Line.REMINDED, who=OWNER),
    ]


async def test_what_tencent_did_not_send_is_not_called_sent(world: World) -> None:
    await world.keep(started())
    world.esign.will("remind", give=Reminded(sent=False, message="今日已达上限"))
    await remind(world.ports, ID, OWNER)
    assert (await world.contract()).reminded_at is None
    assert await world.lines() == []
    told = [(one.reason, one.detail) for one in await world.troubles()]
    assert told == [(Reason.NO_REMINDER, "今日已达上限")]


async def test_an_unreachable_tencent_is_tried_again(world: World) -> None:
    await world.keep(started())
    world.esign.will("remind", give=Unavailable("tencent: ConnectError"))
    with pytest.raises(Unavailable):
        await remind(world.ports, ID, OWNER)
    assert await world.announced() == []


async def test_in_doubt_nobody_is_reminded_twice(world: World) -> None:
    await world.keep(started())
    world.esign.will("remind", give=Unavailable("tencent: ReadTimeout", maybe_done=True))
    await remind(world.ports, ID, OWNER)
    assert [one.reason for one in await world.troubles()] == [Reason.MAYBE_REMINDED]
    assert await world.lines() == []


async def test_while_nobody_knows_whether_it_exists_nobody_is_reminded(world: World) -> None:
    await world.keep(contract(creation=Creation(attempted_at=NOW, unclear=True)))
    await remind(world.ports, ID, OWNER)
    assert [one.reason for one in await world.troubles()] == [Reason.UNCLEAR]


async def test_only_its_owner_reminds(world: World) -> None:
    await world.keep(started())
    await remind(world.ports, ID, STRANGER)
    assert [one.error for one in await world.troubles()] == ["NotAllowed"]


async def test_nobody_is_reminded_of_what_has_ended(world: World) -> None:
    await world.keep(started(status=Status.FINISHED))
    await remind(world.ports, ID, OWNER)
    assert [one.reason for one in await world.troubles()] == [Reason.ENDED]


async def test_one_that_is_still_being_made_is_reminded_of_later(world: World) -> None:
    await world.keep(contract())
    with pytest.raises(NotYet):
        await remind(world.ports, ID, OWNER)


async def test_each_reminder_counts_for_those_whose_turn_it_is(world: World) -> None:
    world.esign.rules = replace(RULES, reminders=2)
    await world.keep(started().with_party(0, standing=Standing.TO_SIGN))
    world.esign.will("remind", "remind")
    for left in (2, 1):
        assert reminders_left(await world.contract(), 2) == left
        await remind(world.ports, ID, OWNER)
    assert [party.reminded for party in (await world.contract()).parties] == [2, 0]
    await remind(world.ports, ID, OWNER)
    assert [one.reason for one in await world.troubles()] == [Reason.NO_REMINDER_LEFT]


async def test_whose_turn_comes_later_can_be_reminded_all_the_same(world: World) -> None:
    world.esign.rules = replace(RULES, reminders=1)
    running = started().with_party(0, standing=Standing.SIGNED, reminded=1)
    await world.keep(running.with_party(1, standing=Standing.TO_SIGN))
    world.esign.will("remind")
    await remind(world.ports, ID, OWNER)
    assert await world.lines() == [Line.REMINDED]


def test_where_no_limit_is_known_none_is_told() -> None:
    assert reminders_left(started().with_party(0, standing=Standing.TO_SIGN), None) is None
    assert reminders_left(started(), 3) is None
