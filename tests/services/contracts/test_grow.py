"""A contract that grows: signers join it while it runs, and its owner ends it."""

from collections.abc import Sequence
from typing import Any

import pytest

from services.contracts.announcements import AddLine, InviteSigner, Line, ShowCard
from services.contracts.archive import archive
from services.contracts.errors import NotYet, Reason, Refused, Unavailable
from services.contracts.grow import (
    can_grow,
    check_joining,
    grow,
    unsigned,
    waits_to_be_ended,
)
from services.contracts.lifecycle import advance
from services.contracts.model import Contract, Observation, PartySeen, Standing, Status
from services.contracts.order import PartyKind, Signer
from services.contracts.rules import At, Wrong

from .made import (
    ADA,
    EMPLOYEE,
    ID,
    OWNER,
    PERSON,
    REMOTE,
    STRANGER,
    contract,
    order,
    saw,
    standings,
    started,
)
from .world import World

WITNESS = Signer(kind=PartyKind.PERSON, name="韩梅", mobile="13700137000", member=ADA)
LOST = Unavailable("tencent: ReadTimeout", maybe_done=True)


def growing(**change: Any) -> Contract:
    running = started(order(signers=(EMPLOYEE, PERSON), growing=True))
    return running.model_copy(update=change)


def seen_with_witness(standing: Standing = Standing.NOT_YET) -> Observation:
    joined = PartySeen(id="recipient-9", name="韩梅", mobile_tail="7000", standing=standing)
    ours = saw(Status.WAITING, [Standing.TO_SIGN, Standing.NOT_YET], polled=True)
    return ours.model_copy(update={"parties": (*ours.parties, joined)})


def signed_by(count: int, running: Contract) -> Contract:
    for index in range(count):
        running = running.with_party(index, standing=Standing.SIGNED)
    return running.model_copy(update={"status": Status.PARTLY_SIGNED})


pytestmark = pytest.mark.real_redis


async def test_who_joins_is_on_the_card_and_is_asked_when_it_is_their_turn(world: World) -> None:
    await world.keep(growing())
    world.esign.will("look", give=[saw(Status.WAITING, polled=True)])
    world.esign.will("grow")
    world.esign.will("look", give=[seen_with_witness(Standing.TO_SIGN)])
    await grow(world.ports, ID, OWNER, WITNESS)
    after = await world.contract()
    assert [party.signer for party in after.parties] == [EMPLOYEE, PERSON, WITNESS]
    assert (after.parties[2].id, after.parties[2].standing) == ("recipient-9", Standing.TO_SIGN)
    assert after.adding_since is None
    assert await world.announced() == [
        ShowCard(contract_id=ID),
        InviteSigner(contract_id=ID, party=2),
        AddLine(contract_id=ID, line=Line.PARTY_ADDED, party=2, who=OWNER),
    ]
    assert await world.contracts.of_member(ADA, 10) == [after]


async def test_carried_out_twice_they_are_added_once(world: World) -> None:
    await world.keep(growing())
    world.esign.will("look", "grow", "look")
    await grow(world.ports, ID, OWNER, WITNESS)
    await grow(world.ports, ID, OWNER, WITNESS)
    assert [call[0] for call in world.esign.asked].count("grow") == 1
    assert await world.lines() == [Line.PARTY_ADDED]
    assert await world.troubles() == []


async def test_after_a_lost_answer_the_repeat_finds_them_there_and_adds_nobody(
    world: World,
) -> None:
    await world.keep(growing())
    world.esign.will("look")
    world.esign.will("grow", give=LOST)
    with pytest.raises(Unavailable):
        await grow(world.ports, ID, OWNER, WITNESS)
    world.esign.will("look", give=[seen_with_witness()])
    await grow(world.ports, ID, OWNER, WITNESS)
    assert [party.id for party in (await world.contract()).parties][2] == "recipient-9"
    assert [call[0] for call in world.esign.asked].count("grow") == 1


async def test_what_may_still_be_under_way_is_waited_for_before_it_is_sent_again(
    world: World,
) -> None:
    await world.keep(growing())
    world.esign.will("look")
    world.esign.will("grow", give=LOST)
    with pytest.raises(Unavailable):
        await grow(world.ports, ID, OWNER, WITNESS)
    world.clock.pass_by(30)
    world.esign.will("look")
    with pytest.raises(NotYet):
        await grow(world.ports, ID, OWNER, WITNESS)
    world.clock.pass_by(10)
    world.esign.will("look", "grow", "look")
    await grow(world.ports, ID, OWNER, WITNESS)
    assert len((await world.contract()).parties) == 3


async def test_what_surely_was_not_done_is_sent_again_at_once(world: World) -> None:
    await world.keep(growing())
    world.esign.will("look")
    world.esign.will("grow", give=Unavailable("tencent: 503"))
    with pytest.raises(Unavailable):
        await grow(world.ports, ID, OWNER, WITNESS)
    world.esign.will("look", "grow", "look")
    await grow(world.ports, ID, OWNER, WITNESS)
    assert len((await world.contract()).parties) == 3


async def test_news_that_come_before_the_answer_add_nobody_twice(world: World) -> None:
    told = advance(growing(), seen_with_witness(Standing.TO_SIGN))
    await world.keep(told)
    assert told.parties[2].signer.mobile == "7000"
    world.esign.will("look", give=[seen_with_witness(Standing.TO_SIGN)])
    await grow(world.ports, ID, OWNER, WITNESS)
    assert [party.signer for party in (await world.contract()).parties][2:] == [WITNESS]
    assert InviteSigner(contract_id=ID, party=2) in await world.announced()


async def test_a_refusal_is_told_and_leaves_the_contract_as_it_was(world: World) -> None:
    before = await world.keep(growing())
    world.esign.will("look")
    world.esign.will("grow", give=Refused("OperationDenied", "", "req-9", Reason.NOT_ADDED))
    await grow(world.ports, ID, OWNER, WITNESS)
    assert (await world.contract()).parties == before.parties
    assert (await world.contract()).adding_since is None
    assert [one.reason for one in await world.troubles()] == [Reason.NOT_ADDED]


@pytest.mark.parametrize(
    ("kept", "by", "why"),
    [
        (growing(), STRANGER, "NotAllowed"),
        (growing(status=Status.EXPIRED), OWNER, Reason.ENDED),
        (started(), OWNER, Reason.DOES_NOT_GROW),
    ],
)
async def test_only_its_owner_and_only_one_that_grows_and_runs(
    world: World, kept: Contract, by: str, why: str
) -> None:
    await world.keep(kept)
    await grow(world.ports, ID, by, WITNESS)
    assert [one.error or one.reason for one in await world.troubles()] == [why]


async def test_one_that_is_still_being_made_grows_later(world: World) -> None:
    await world.keep(contract(order(growing=True)))
    with pytest.raises(NotYet):
        await grow(world.ports, ID, OWNER, WITNESS)


def test_somebody_added_at_tencents_console_stands_on_the_card_too() -> None:
    after = advance(growing(), seen_with_witness())
    assert [party.signer.name for party in after.parties] == ["李雷", "王小明", "韩梅"]
    assert advance(after, seen_with_witness()).parties == after.parties
    assert len(advance(started(), seen_with_witness()).parties) == 2


def test_nobody_joins_twice_or_without_what_the_others_gave() -> None:
    assert check_joining(growing(), WITNESS) == []
    [twice] = check_joining(growing(), PERSON)
    assert (twice.at, twice.wrong) == (At.SIGNER_MOBILE, Wrong.TWICE)
    wrong = check_joining(growing(), WITNESS.model_copy(update={"mobile": "1"}))
    assert [one.wrong for one in wrong] == [Wrong.MOBILE]


def test_it_waits_to_be_ended_once_everybody_has_signed() -> None:
    assert can_grow(growing())
    assert not waits_to_be_ended(growing())
    assert not waits_to_be_ended(signed_by(1, growing()))
    assert waits_to_be_ended(signed_by(2, growing()))
    assert unsigned(signed_by(2, growing())) == []
    ordinary = signed_by(2, started())
    assert not waits_to_be_ended(ordinary)
    finished = signed_by(2, growing()).model_copy(update={"status": Status.FINISHED})
    assert not waits_to_be_ended(finished)


async def test_its_owner_ends_it_and_the_card_shows_so_at_once(world: World) -> None:
    await world.keep(signed_by(2, growing()))
    world.esign.will("archive")
    world.esign.will("look", give=all_signed())
    await archive(world.ports, ID, OWNER)
    assert world.esign.asked[0] == ("archive", REMOTE)
    assert (await world.contract()).status is Status.FINISHED
    assert await world.lines() == [Line.FINISHED]
    await archive(world.ports, ID, OWNER)
    assert len(world.esign.asked) == 2


async def test_after_a_lost_answer_the_repeat_finds_it_ended(world: World) -> None:
    await world.keep(signed_by(2, growing()))
    world.esign.will("archive", give=LOST)
    with pytest.raises(Unavailable):
        await archive(world.ports, ID, OWNER)
    ended = Refused("OperationDenied.FlowHasTerminated", "", "req-9", Reason.ENDED)
    world.esign.will("archive", give=ended)
    world.esign.will("look", give=all_signed())
    await archive(world.ports, ID, OWNER)
    assert (await world.contract()).status is Status.FINISHED
    assert await world.troubles() == []


async def test_while_somebody_has_not_signed_it_goes_on_and_its_owner_hears_why(
    world: World,
) -> None:
    await world.keep(signed_by(1, growing()))
    world.esign.will("archive", give=Refused("OperationDenied", "", "req-9", Reason.NOT_ALL_SIGNED))
    world.esign.will("look", give=[saw(Status.PARTLY_SIGNED, polled=True)])
    await archive(world.ports, ID, OWNER)
    after = await world.contract()
    assert after.status is Status.PARTLY_SIGNED
    assert standings(after) == [Standing.SIGNED, Standing.NOT_YET]
    assert [one.reason for one in await world.troubles()] == [Reason.NOT_ALL_SIGNED]


async def test_nobody_else_ends_it_and_nobody_ends_an_ordinary_one_so(world: World) -> None:
    await world.keep(started())
    await archive(world.ports, ID, STRANGER)
    await archive(world.ports, ID, OWNER)
    told = [one.error or one.reason for one in await world.troubles()]
    assert told == ["NotAllowed", Reason.DOES_NOT_GROW]


def all_signed() -> Sequence[Observation]:
    return [saw(Status.FINISHED, [Standing.SIGNED, Standing.SIGNED], polled=True)]
