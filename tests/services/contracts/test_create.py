"""Creating a contract, when all goes well and when somebody says no."""

from datetime import timedelta

import pytest

from services.contracts.announcements import InviteSigner, Line, ShowCard, TellTrouble, Trouble
from services.contracts.create import COMPOSING_LIMIT, create, resume
from services.contracts.errors import (
    Misconfigured,
    NotYet,
    Reason,
    Refused,
    Unavailable,
    Unsupported,
)
from services.contracts.model import Creation, Standing, Status, Step
from services.contracts.order import Template

from .made import FILE, ID, NOW, OWNER, REMOTE, ROLES, RULES, TEMPLATE, order, saw, standings
from .world import World

pytestmark = pytest.mark.real_redis

TO_SIGN, NOT_YET = Standing.TO_SIGN, Standing.NOT_YET
NO_QUOTA = Refused("OperationDenied.NoQuota", "套餐不足", "req-1", Reason.NO_QUOTA)


async def test_a_contract_from_a_file_is_uploaded_made_and_looked_at(world: World) -> None:
    seen = saw(Status.WAITING, [TO_SIGN, NOT_YET], polled=True)
    world.esign.will("upload", "make")
    world.esign.will("look", give=[seen])
    await create(world.ports, ID, OWNER, order(source=FILE))
    made = await world.contract()
    assert (made.status, made.remote_id) == (Status.WAITING, REMOTE)
    assert (made.creation.step, made.creation.attempted_at) == (Step.STARTED, NOW)
    assert standings(made) == [TO_SIGN, NOT_YET]
    assert [party.id for party in made.parties] == ["recipient-0", "recipient-1"]
    assert world.papers.limits == [RULES.file_bytes]


async def test_a_contract_from_a_template_is_reserved_composed_and_started(world: World) -> None:
    world.esign.will("reserve", "compose", "start", "look")
    await create(world.ports, ID, OWNER, order(source=TEMPLATE))
    made = await world.contract()
    assert (made.status, made.creation.step) == (Status.WAITING, Step.STARTED)


async def test_the_card_comes_first_then_the_line_and_the_invitation(world: World) -> None:
    world.esign.will("upload", "make", "look")
    await create(world.ports, ID, OWNER, order())
    told = await world.announced()
    assert told[0] == ShowCard(contract_id=ID, first=True)
    assert await world.lines() == [Line.CREATED]
    assert told[-1] == InviteSigner(contract_id=ID, party=0)


@pytest.mark.parametrize(
    ("ordered", "expected"), [(True, [TO_SIGN, NOT_YET]), (False, [TO_SIGN, TO_SIGN])]
)
async def test_what_tencent_does_not_tell_at_once_is_assumed(
    world: World, ordered: bool, expected: list[Standing]
) -> None:
    world.esign.will("upload", "make")
    world.esign.will("look", give=Unavailable("tencent: ReadTimeout"))
    await create(world.ports, ID, OWNER, order(ordered=ordered))
    assert standings(await world.contract()) == expected


async def test_a_document_that_is_still_composed_is_asked_for_again(world: World) -> None:
    world.esign.will("reserve", "compose")
    world.esign.will("start", give=NotYet("composing", 3))
    with pytest.raises(NotYet):
        await create(world.ports, ID, OWNER, order(source=TEMPLATE))
    assert (await world.contract()).creation.step is Step.COMPOSED
    world.esign.will("start", "look")
    await create(world.ports, ID, OWNER, order(source=TEMPLATE))
    assert (await world.contract()).status is Status.WAITING
    assert world.esign.made == 1


async def test_a_document_that_is_never_composed_ends_the_contract_with_a_reason(
    world: World,
) -> None:
    world.esign.will("reserve", "compose")
    world.esign.will("start", give=NotYet("composing", 3))
    with pytest.raises(NotYet):
        await create(world.ports, ID, OWNER, order(source=TEMPLATE))
    world.clock.pass_by(COMPOSING_LIMIT.total_seconds() + 1)
    world.esign.will("start", give=NotYet("composing", 3))
    await create(world.ports, ID, OWNER, order(source=TEMPLATE))
    assert (await world.contract()).status is Status.FAILED
    assert [one.reason for one in await world.troubles()] == [Reason.NEVER_COMPOSED]


async def test_a_contract_that_tencent_sends_out_by_itself_waits_for_its_callback(
    world: World,
) -> None:
    world.esign.will("reserve", "compose")
    accepted = Creation(step=Step.ACCEPTED, remote_id=REMOTE, attempted_at=NOW)
    world.esign.will("start", give=accepted)
    await create(world.ports, ID, OWNER, order(source=TEMPLATE))
    assert (await world.contract()).status is Status.COMPOSING
    await resume(world.ports, ID)


@pytest.mark.parametrize("step", ["upload", "make"])
async def test_a_refusal_fails_the_contract_and_is_told_once(world: World, step: str) -> None:
    if step == "make":
        world.esign.will("upload")
    world.esign.will(step, give=NO_QUOTA)
    await create(world.ports, ID, OWNER, order())
    await create(world.ports, ID, OWNER, order())
    failed = await world.contract()
    assert (failed.status, failed.ended_at) == (Status.FAILED, NOW)
    assert await world.lines() == [Line.FAILED]
    assert await world.troubles() == [
        TellTrouble(
            contract_id=ID,
            who=OWNER,
            doing=Trouble.CREATE,
            reason=Reason.NO_QUOTA,
            code=NO_QUOTA.code,
            request_id="req-1",
            detail="套餐不足",
        )
    ]


async def test_a_file_that_is_gone_fails_the_contract(world: World) -> None:
    world.papers.failure = Refused("file_not_found", reason=Reason.BAD_FILE)
    await create(world.ports, ID, OWNER, order())
    assert (await world.contract()).status is Status.FAILED
    assert [one.reason for one in await world.troubles()] == [Reason.BAD_FILE]


async def test_what_only_an_administrator_can_mend_is_simply_tried_again(world: World) -> None:
    world.esign.will("upload")
    world.esign.will("make", give=Misconfigured("ESIGN_SECRET_KEY does not fit."))
    with pytest.raises(Misconfigured):
        await create(world.ports, ID, OWNER, order())
    world.clock.pass_by(61)
    world.esign.will("make", "look")
    await create(world.ports, ID, OWNER, order())
    assert (await world.contract()).status is Status.WAITING
    assert await world.troubles() == []


async def test_what_this_edition_cannot_do_fails_the_contract(world: World) -> None:
    world.esign.will("upload", give=Unsupported("files"))
    await create(world.ports, ID, OWNER, order())
    assert (await world.contract()).status is Status.FAILED
    assert [one.error for one in await world.troubles()] == ["Unsupported"]


async def test_what_never_left_this_machine_is_simply_tried_again(world: World) -> None:
    world.esign.will("upload")
    world.esign.will("make", give=Unavailable("tencent: ConnectError"))
    with pytest.raises(Unavailable):
        await create(world.ports, ID, OWNER, order())
    assert (await world.contract()).creation.attempted_at is None
    world.esign.will("make", "look")
    await create(world.ports, ID, OWNER, order())
    assert (await world.contract()).status is Status.WAITING


async def test_an_upload_that_failed_is_repeated(world: World) -> None:
    world.esign.will("upload", give=Unavailable("tencent: ReadTimeout"))
    with pytest.raises(Unavailable):
        await create(world.ports, ID, OWNER, order())
    world.esign.will("upload", "make", "look")
    await create(world.ports, ID, OWNER, order())
    assert (await world.contract()).status is Status.WAITING


async def test_an_uploaded_file_serves_for_fifty_minutes(world: World) -> None:
    world.esign.will("upload")
    world.esign.will("make", give=Unavailable("tencent: ConnectError"))
    with pytest.raises(Unavailable):
        await create(world.ports, ID, OWNER, order())
    world.clock.pass_by(timedelta(minutes=50).total_seconds())
    world.esign.will("upload", "make", "look")
    await create(world.ports, ID, OWNER, order())
    assert (await world.contract()).status is Status.WAITING


async def test_an_order_carried_out_is_not_carried_out_again(world: World) -> None:
    world.esign.will("upload", "make", "look")
    await create(world.ports, ID, OWNER, order())
    before = await world.announced()
    await create(world.ports, ID, OWNER, order())
    assert await world.announced() == before
    assert world.esign.made == 1


async def test_a_template_that_was_changed_since_the_form_costs_nothing(world: World) -> None:
    changed = Template(id="yDRTEMPLATE", name="租赁合同", roles=ROLES[:1])
    world.esign.will("template", give=changed)
    await create(world.ports, ID, OWNER, order(source=TEMPLATE))
    assert (await world.contract()).status is Status.FAILED
    assert [one.reason for one in await world.troubles()] == [Reason.TEMPLATE_CHANGED]
    assert world.esign.made == 0
