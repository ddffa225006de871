"""Dissolving a finished contract: its agreement is a contract of ours, and is made once."""

from typing import Any

import pytest

from services.contracts.announcements import AddLine, Line, TellTrouble, Trouble
from services.contracts.create import START_CALLBACK_WAIT
from services.contracts.errors import NotYet, Reason, Refused, Unavailable
from services.contracts.model import Contract, Standing, Status
from services.contracts.observe import observe
from services.contracts.order import Releasing
from services.contracts.release import TIME, check_releasable, fitting_name, release

from .made import EMPLOYEE, ID, OWNER, PERSON, REMOTE, RULES, STRANGER, contract, saw, started
from .scripted import AGREEMENT
from .world import World

pytestmark = pytest.mark.real_redis

ITS_ID, NAME, WHY = "8NEWAGREEM", "解除协议租赁合同", "双方同意"
LOST = Unavailable("tencent: ReadTimeout", maybe_done=True)


def finished(**change: Any) -> Contract:
    return started(status=Status.FINISHED, **change)


async def ask(world: World, by: str = OWNER, its_id: str = ITS_ID) -> None:
    await release(world.ports, ID, by, its_id, NAME, WHY)


async def agreement(world: World) -> Contract:
    return await world.contracts.get(ITS_ID)


async def test_the_agreement_is_a_contract_of_ours_that_the_same_people_sign(
    world: World,
) -> None:
    await world.keep(finished())
    world.esign.will("release", "look")
    await ask(world)
    assert world.esign.asked[0] == ("release", ITS_ID, REMOTE, NAME, WHY)
    made = await agreement(world)
    assert (made.owner, made.status, made.remote_id) == (OWNER, Status.WAITING, AGREEMENT)
    assert made.order.source == Releasing(contract_id=ID, remote_id=REMOTE, reason=WHY)
    assert made.order.signers == (PERSON, EMPLOYEE)
    assert (made.order.name, made.order.channel) == (NAME, "C0LEASES")
    assert made.order.deadline == world.clock() + TIME
    old = await world.contract()
    assert (old.status, old.agreement) == (Status.FINISHED, ITS_ID)
    asked = AddLine(contract_id=ID, line=Line.RELEASE_ASKED, who=OWNER, reason=WHY)
    assert asked in await world.announced()


async def test_who_has_passed_the_first_one_on_does_not_sign_the_agreement(world: World) -> None:
    done = finished()
    await world.keep(done.with_party(0, standing=Standing.FORWARDED))
    world.esign.will("release", "look")
    await ask(world)
    assert (await agreement(world)).order.signers == (EMPLOYEE,)


async def test_carried_out_twice_there_is_one(world: World) -> None:
    await world.keep(finished())
    world.esign.will("release", "look")
    await ask(world)
    await ask(world)
    assert world.esign.made == 1
    assert (await world.lines()).count(Line.RELEASE_ASKED) == 1


async def test_after_a_lost_reply_it_is_not_ordered_again_and_its_callback_settles_it(
    world: World,
) -> None:
    await world.keep(finished())
    world.esign.will("release", give=LOST)
    with pytest.raises(Unavailable):
        await ask(world)
    with pytest.raises(NotYet):
        await ask(world)
    assert world.esign.made == 1
    await observe(world.ports, saw(Status.WAITING, remote_id=AGREEMENT, our_id=ITS_ID))
    await ask(world)
    assert (await agreement(world)).remote_id == AGREEMENT
    assert world.esign.made == 1


async def test_when_no_callback_comes_its_owner_decides(world: World) -> None:
    await world.keep(finished())
    world.esign.will("release", give=LOST)
    with pytest.raises(Unavailable):
        await ask(world)
    world.clock.pass_by(START_CALLBACK_WAIT.total_seconds() + 1)
    await ask(world)
    assert (await agreement(world)).creation.unclear
    assert [(one.contract_id, one.ask) for one in await world.troubles()] == [(ITS_ID, True)]


async def test_a_refusal_is_told_and_another_may_be_ordered(world: World) -> None:
    await world.keep(finished())
    no = Refused("OperationDenied.NoQuota", "", "req-9", Reason.NO_QUOTA)
    world.esign.will("release", give=no)
    await ask(world)
    assert (await agreement(world)).status is Status.FAILED
    told = [(one.contract_id, one.doing, one.reason) for one in await world.troubles()]
    assert told == [(ITS_ID, Trouble.CREATE, Reason.NO_QUOTA)]
    world.esign.will("release", "look")
    await ask(world, its_id="9NEXTAGREE")
    assert (await world.contract()).agreement == "9NEXTAGREE"


async def test_while_one_is_under_way_no_other_is_ordered(world: World) -> None:
    await world.keep(finished())
    world.esign.will("release", "look")
    await ask(world)
    await ask(world, its_id="9NEXTAGREE")
    assert world.esign.made == 1
    assert await world.troubles() == [
        TellTrouble(
            contract_id=ID,
            who=OWNER,
            doing=Trouble.RELEASE,
            reason=Reason.RELEASE_UNDER_WAY,
            code="ReleaseUnderWay",
        )
    ]


async def test_when_the_agreement_is_signed_the_old_contract_is_asked_for(world: World) -> None:
    await world.keep(finished())
    world.esign.will("release", "look")
    await ask(world)
    world.esign.will("look", give=[saw(Status.RELEASED, polled=True)])
    signed = saw(Status.FINISHED, remote_id=AGREEMENT, our_id=ITS_ID)
    await observe(world.ports, signed)
    assert (await agreement(world)).status is Status.FINISHED
    assert (await world.contract()).status is Status.RELEASED


@pytest.mark.parametrize("state", [Status.WAITING, Status.REFUSED, Status.RELEASED])
async def test_only_what_is_finished_can_be_dissolved(world: World, state: Status) -> None:
    await world.keep(started(status=state))
    await ask(world)
    reason = Reason.RELEASE_UNDER_WAY if state is Status.RELEASED else Reason.NOT_FINISHED
    assert [one.reason for one in await world.troubles()] == [reason]


async def test_an_agreement_cannot_be_dissolved_by_another(world: World) -> None:
    await world.keep(finished())
    world.esign.will("release", "look")
    await ask(world)
    with pytest.raises(Exception, match="cannot: release"):
        await check_releasable(world.contracts, await agreement(world))


async def test_only_its_owner_dissolves_it(world: World) -> None:
    await world.keep(finished())
    await ask(world, by=STRANGER)
    assert [(one.who, one.error) for one in await world.troubles()] == [(STRANGER, "NotAllowed")]


async def test_a_contract_that_was_only_ordered_has_no_agreement_to_wait_for(world: World) -> None:
    await world.keep(contract(agreement="GONE000000", status=Status.FINISHED))
    await check_releasable(world.contracts, await world.contract())


def test_the_name_is_one_that_the_edition_takes() -> None:
    assert fitting_name("解除协议：🎉" + "长" * 50, RULES.contract_name) == "解除协议" + "长" * 16
