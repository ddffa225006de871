"""Naming who takes a role, and handing one over."""

import pytest

from services.contracts.announcements import AddLine, InviteSigner, Line, ShowCard
from services.contracts.errors import Reason, Refused, Unavailable
from services.contracts.hand_over import can_be_handed_over, hand_over
from services.contracts.model import Contract, PartySeen, Standing, Status
from services.contracts.name_signer import name_signer, unnamed
from services.contracts.observe import observe
from services.contracts.order import PartyKind, Signer

from .made import ADA, EMPLOYEE, ID, OWNER, PERSON, REMOTE, STRANGER, order, saw, started
from .world import World

pytestmark = pytest.mark.real_redis

LATER = Signer(kind=PartyKind.PERSON, name="", mobile="", unnamed=True)
TAKEN = Refused("OperationDenied.ApproverRepeat", "", "req-9", Reason.SAME_SIGNER_TWICE)


def waiting() -> Contract:
    running = started(order(signers=(LATER, EMPLOYEE)))
    return running.with_party(0, standing=Standing.TO_SIGN)


async def test_who_is_named_is_told_and_shown(world: World) -> None:
    await world.keep(waiting())
    world.esign.will("add_signer")
    await name_signer(world.ports, ID, OWNER, 0, PERSON)
    assert world.esign.asked == [("add_signer", REMOTE, "recipient-0", PERSON.name)]
    named = await world.contract()
    assert named.parties[0].signer == PERSON
    assert unnamed(named) == []
    assert await world.announced() == [
        ShowCard(contract_id=ID),
        AddLine(contract_id=ID, line=Line.PARTY_NAMED, party=0, who=OWNER),
        InviteSigner(contract_id=ID, party=0),
    ]
    assert await world.contracts.of_member(ADA, 10) == [named]


async def test_carried_out_twice_they_are_named_once(world: World) -> None:
    await world.keep(waiting())
    world.esign.will("add_signer")
    await name_signer(world.ports, ID, OWNER, 0, PERSON)
    await name_signer(world.ports, ID, OWNER, 0, PERSON)
    assert await world.lines() == [Line.PARTY_NAMED]
    assert await world.troubles() == []


async def test_after_a_lost_reply_the_repeat_finds_them_named(world: World) -> None:
    await world.keep(waiting())
    world.esign.will("add_signer", give=Unavailable("tencent: ReadTimeout", maybe_done=True))
    with pytest.raises(Unavailable):
        await name_signer(world.ports, ID, OWNER, 0, PERSON)
    seen = PartySeen(id="recipient-0", name=PERSON.name, standing=Standing.TO_SIGN)
    world.esign.will("add_signer", give=TAKEN)
    world.esign.will("look", give=[saw(Status.WAITING, parties=(seen,))])
    await name_signer(world.ports, ID, OWNER, 0, PERSON)
    assert (await world.contract()).parties[0].signer == PERSON


CLAIMED = PartySeen(
    id="recipient-0", name=PERSON.name, mobile_tail=PERSON.mobile[-4:], standing=Standing.TO_SIGN
)


async def test_who_claims_a_role_at_tencent_has_it_and_is_told_once(world: World) -> None:
    await world.keep(waiting())
    for _ in range(2):
        await observe(world.ports, saw(Status.WAITING, parties=(CLAIMED,)))
    taken = (await world.contract()).parties[0].signer
    assert (taken.name, taken.mobile, taken.unnamed) == (PERSON.name, PERSON.mobile[-4:], False)
    assert await world.lines() == [Line.PARTY_NAMED]


async def test_who_was_seen_in_the_role_before_we_noted_it_is_told_once(world: World) -> None:
    await world.keep(waiting())
    await observe(world.ports, saw(Status.WAITING, parties=(CLAIMED,)))
    await name_signer(world.ports, ID, OWNER, 0, PERSON)
    assert (await world.contract()).parties[0].signer == PERSON
    assert await world.lines() == [Line.PARTY_NAMED]
    assert await world.troubles() == []


async def test_a_refusal_leaves_the_role_open(world: World) -> None:
    await world.keep(waiting())
    world.esign.will("add_signer", give=TAKEN)
    world.esign.will("look", give=[saw(Status.WAITING, [Standing.TO_SIGN])])
    await name_signer(world.ports, ID, OWNER, 0, PERSON)
    assert unnamed(await world.contract()) == [0]
    assert [one.reason for one in await world.troubles()] == [Reason.SAME_SIGNER_TWICE]


@pytest.mark.parametrize(
    ("party", "reason"), [(1, Reason.NAMED_ALREADY), (7, Reason.NO_SIGNER), (-1, Reason.NO_SIGNER)]
)
async def test_only_an_open_role_can_be_taken(world: World, party: int, reason: Reason) -> None:
    await world.keep(waiting())
    await name_signer(world.ports, ID, OWNER, party, PERSON)
    assert [one.reason for one in await world.troubles()] == [reason]


async def test_only_its_owner_names_and_hands_over(world: World) -> None:
    await world.keep(waiting())
    await name_signer(world.ports, ID, STRANGER, 0, PERSON)
    await hand_over(world.ports, ID, STRANGER, 1, "yDwNext")
    assert [one.error for one in await world.troubles()] == ["NotAllowed", "NotAllowed"]


async def test_a_signature_is_handed_over_and_what_came_of_it_is_shown_at_once(
    world: World,
) -> None:
    await world.keep(waiting())
    world.esign.will("forward")
    gone = PartySeen(id="recipient-1", standing=Standing.FORWARDED)
    taker = PartySeen(
        id="recipient-9", name="韩梅", company="深圳甲方有限公司", standing=Standing.TO_SIGN
    )
    world.esign.will("look", give=[saw(Status.WAITING, parties=(gone, taker))])
    await hand_over(world.ports, ID, OWNER, 1, "yDwNext")
    assert world.esign.asked[0] == ("forward", REMOTE, "recipient-1", "yDwNext")
    standings = [party.standing for party in (await world.contract()).parties]
    assert standings == [Standing.TO_SIGN, Standing.FORWARDED, Standing.TO_SIGN]
    assert await world.lines() == [Line.PARTY_FORWARDED]
    await hand_over(world.ports, ID, OWNER, 1, "yDwNext")
    assert len(world.esign.asked) == 2


async def test_only_who_signs_for_a_company_and_has_not_can_be_relieved(world: World) -> None:
    running = await world.keep(waiting())
    assert can_be_handed_over(running) == [1]
    assert can_be_handed_over(running.with_party(1, standing=Standing.SIGNED)) == []
    assert can_be_handed_over(started(status=Status.EXPIRED)) == ()
    await hand_over(world.ports, ID, OWNER, 0, "yDwNext")
    assert [one.reason for one in await world.troubles()] == [Reason.NO_SIGNER]
