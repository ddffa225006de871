"""Many contracts ordered together: each is made at most once, and told of once with the others."""

import asyncio
from collections.abc import Mapping, Sequence

import pytest

from services.contracts.announcements import Line, ShowCard, TellMany
from services.contracts.create import COMPOSING_LIMIT
from services.contracts.create_many import create_many
from services.contracts.errors import Misconfigured, NotYet, Reason, Refused, Unavailable
from services.contracts.model import Contract, Creation, Status, Step
from services.contracts.observe import observe
from services.contracts.office import Made
from services.contracts.order import Role, Template
from services.contracts.unclear import create_again

from .broken import Fuse, FusedContracts, FusedEsign, Killed, Meeting
from .made import ID, NOW, OWNER, TEMPLATE, order, saw
from .scripted import ObligingEsign, made_of
from .world import World

pytestmark = pytest.mark.real_redis

IDS = (ID, "8SECONDONE", "9THIRDONE0")
ORDERS = tuple(order(source=TEMPLATE, name=f"协议{place}") for place in range(3))
TOLD = TellMany(contract_id=ID, contract_ids=IDS, who=OWNER)
LOST = Unavailable("tencent: ReadTimeout", maybe_done=True)
NO_QUOTA = Refused("OperationDenied.NoQuota", "套餐不足", "req-1", Reason.NO_QUOTA)
MOST_POINTS = 60


async def order_all(world: World) -> None:
    await create_many(world.ports, IDS, OWNER, ORDERS)


async def now(world: World) -> Sequence[Contract]:
    return [await world.contracts.get(one) for one in IDS]


async def told(world: World) -> int:
    return (await world.announced()).count(TOLD)


def outcomes(*made: Made) -> Mapping[str, Made]:
    return dict(zip(IDS, made, strict=True))


async def test_each_is_a_contract_with_a_card_of_its_own(world: World) -> None:
    world.esign.will("create_many")
    await order_all(world)
    assert world.esign.asked == [("create_many", *IDS)]
    for one, ordered in zip(await now(world), ORDERS, strict=True):
        assert (one.order, one.owner, one.status) == (ordered, OWNER, Status.COMPOSING)
        assert one.creation == made_of(one.id).model_copy(update={"attempted_at": NOW})
        assert [party.id for party in one.parties] == ["r-0", "r-1"]
    cards = [ShowCard(contract_id=one, first=True) for one in IDS]
    assert [one for one in await world.announced() if one in cards] == cards
    assert await told(world) == 1


async def test_those_that_are_not_done_are_gone_on_with(world: World) -> None:
    reserved = [made_of(one, Step.RESERVED) for one in IDS[:2]]
    world.esign.will("create_many", give=outcomes(*reserved, made_of(IDS[2])))
    world.esign.will("compose", "start", "look", give=None)
    world.esign.will("compose", give=NotYet("a document", 1))
    with pytest.raises(NotYet):
        await order_all(world)
    assert await told(world) == 0
    world.esign.will("compose", "start", "look")
    await order_all(world)
    states = [one.status for one in await now(world)]
    assert states == [Status.WAITING, Status.WAITING, Status.COMPOSING]
    assert (world.esign.made, await told(world)) == (3, 1)


async def test_what_is_refused_fails_alone_and_keeps_why(world: World) -> None:
    world.esign.will("create_many", give=outcomes(made_of(ID), NO_QUOTA, made_of(IDS[2])))
    await order_all(world)
    first, second, third = await now(world)
    assert (first.status, third.status) == (Status.COMPOSING, Status.COMPOSING)
    assert (second.status, second.creation) == (Status.FAILED, Creation())
    assert second.failure is not None
    assert (second.failure.reason, second.failure.code) == (Reason.NO_QUOTA, NO_QUOTA.code)
    assert await world.lines() == [Line.FAILED]
    assert await world.troubles() == [], "all of it is told in one message"
    assert await told(world) == 1


async def test_one_that_is_refused_later_fails_alone_too(world: World) -> None:
    late = [made_of(one, Step.RESERVED) for one in IDS[:1]]
    world.esign.will("create_many", give=outcomes(*late, made_of(IDS[1]), made_of(IDS[2])))
    world.esign.will("compose")
    world.esign.will("start", give=NotYet("a document", 1))
    with pytest.raises(NotYet):
        await order_all(world)
    world.clock.pass_by(COMPOSING_LIMIT.total_seconds() + 1)
    world.esign.will("start", give=NotYet("a document", 1))
    await order_all(world)
    failed = (await now(world))[0]
    assert failed.status is Status.FAILED
    assert failed.failure
    assert failed.failure.reason is Reason.NEVER_COMPOSED
    assert (await world.troubles(), await told(world)) == ([], 1)


async def test_where_the_whole_order_is_refused_none_is_made(world: World) -> None:
    world.esign.will("create_many", give=NO_QUOTA)
    await order_all(world)
    for one in await now(world):
        assert (one.status, one.creation) == (Status.FAILED, Creation())
        assert one.failure
        assert one.failure.reason is Reason.NO_QUOTA
    assert await told(world) == 1


async def test_a_template_that_was_changed_since_costs_nothing(world: World) -> None:
    roles = (Role(id="role-9", name="新角色"),)
    world.esign.will("template", give=Template(id=TEMPLATE.template_id, name="新", roles=roles))
    await order_all(world)
    failures = [one.failure.reason for one in await now(world) if one.failure]
    assert failures == [Reason.TEMPLATE_CHANGED] * 3
    assert (world.esign.made, await told(world)) == (0, 1)


async def test_what_never_left_is_ordered_again(world: World) -> None:
    world.esign.will("create_many", give=Unavailable("tencent: ConnectTimeout"))
    with pytest.raises(Unavailable):
        await order_all(world)
    assert {one.creation for one in await now(world)} == {Creation()}
    world.esign.will("create_many")
    await order_all(world)
    assert {one.status for one in await now(world)} == {Status.COMPOSING}


async def test_while_a_setting_is_wrong_they_wait(world: World) -> None:
    world.esign.will("create_many", give=Misconfigured("ESIGN_SECRET_KEY is wrong."))
    with pytest.raises(Misconfigured):
        await order_all(world)
    assert {one.creation for one in await now(world)} == {Creation()}
    assert await told(world) == 0
    world.esign.will("create_many")
    await order_all(world)


async def test_a_lost_answer_is_never_followed_by_a_second_order(world: World) -> None:
    world.esign.will("create_many", give=LOST)
    with pytest.raises(Unavailable):
        await order_all(world)
    for _ in range(3):
        world.clock.pass_by(5)
        with pytest.raises(NotYet):
            await order_all(world)
    assert world.esign.made == 3


async def test_after_a_lost_answer_callbacks_settle_what_they_tell_of_and_the_owner_the_rest(
    world: World,
) -> None:
    world.esign.will("create_many", give=LOST)
    with pytest.raises(Unavailable):
        await order_all(world)
    for our_id in IDS[:2]:
        started = saw(Status.WAITING, our_id=our_id, remote_id=f"yDw{our_id}")
        await observe(world.ports, started)
    with pytest.raises(NotYet):
        await order_all(world)
    world.clock.pass_by(60)
    await order_all(world)
    states = [one.status for one in await now(world)]
    assert states == [Status.WAITING, Status.WAITING, Status.CREATING]
    [question] = await world.troubles()
    assert (question.contract_id, question.ask) == (IDS[2], True)
    assert (world.esign.made, await told(world)) == (3, 1)


async def test_one_in_doubt_beside_others_is_not_ordered_again(world: World) -> None:
    doubt = Creation(attempted_at=NOW)
    world.esign.will("create_many", give=outcomes(made_of(ID), doubt, NO_QUOTA))
    with pytest.raises(NotYet):
        await order_all(world)
    world.clock.pass_by(60)
    await order_all(world)
    states = [one.status for one in await now(world)]
    assert states == [Status.COMPOSING, Status.CREATING, Status.FAILED]
    assert world.esign.made == 3
    assert [one.contract_id for one in await world.troubles()] == [IDS[1]]


async def test_when_the_owner_orders_one_again_that_one_alone_is_made(world: World) -> None:
    """Also where the order of all is not over, and is carried out beside it."""
    doubt = Creation(attempted_at=NOW)
    composing = made_of(ID, Step.RESERVED)
    world.esign.will("create_many", give=outcomes(composing, doubt, made_of(IDS[2])))
    world.esign.will("compose", give=NotYet("a document", 1))
    with pytest.raises(NotYet):
        await order_all(world)
    world.clock.pass_by(60)
    world.esign.will("compose", give=NotYet("a document", 1))
    with pytest.raises(NotYet):
        await order_all(world)
    world.esign.will("reserve", "compose", "start", "look")
    await create_again(world.ports, IDS[1], OWNER)
    world.esign.will("compose", "start", "look")
    await order_all(world)
    assert world.esign.made == 4
    assert (await now(world))[1].status is Status.WAITING


async def test_a_callback_that_is_faster_than_the_answer_does_no_harm(world: World) -> None:
    """Not even where the answer says that it was refused."""

    async def called_back_first() -> Mapping[str, Made]:
        for our_id in IDS[:2]:
            await observe(world.ports, saw(Status.WAITING, our_id=our_id, remote_id=f"yDw{our_id}"))
        return outcomes(made_of(ID), NO_QUOTA, made_of(IDS[2]))

    world.esign.will("create_many", give=called_back_first)
    await order_all(world)
    states = [one.status for one in await now(world)]
    assert states == [Status.WAITING, Status.WAITING, Status.COMPOSING]
    assert [one.remote_id for one in await now(world)] == [f"yDw{one}" for one in IDS]


async def test_done_twice_over_it_changes_nothing_more(world: World) -> None:
    world.esign.will("create_many", give=outcomes(made_of(ID), NO_QUOTA, made_of(IDS[2])))
    await order_all(world)
    before = [one.model_copy(update={"version": 0}) for one in await now(world)]
    await order_all(world)
    assert [one.model_copy(update={"version": 0}) for one in await now(world)] == before
    assert world.esign.made == 3


async def test_killed_anywhere_and_started_again_each_is_made_at_most_once(world: World) -> None:
    """Before, between and after the saves of every contract, and around the one call."""
    ends = set()
    for point in range(1, MOST_POINTS):
        await world.redis.flushall()
        esign, fuse = ObligingEsign(), Fuse(point)
        broken = world.ports_with(
            contracts=FusedContracts(world.contracts, fuse), esign=FusedEsign(esign, fuse)
        )
        try:
            await create_many(broken, IDS, OWNER, ORDERS)
        except Killed:
            pass
        else:
            break
        ends.add(await _started_again(world, esign))
        per_contract = [sum(one in call for call in esign.asked) for one in IDS]
        assert max(per_contract) <= 1, f"{per_contract} when killed at point {point}"
        assert len(await now(world)) == 3
    else:
        pytest.fail("the order never came to its end")
    assert ends == {"done", "in doubt"}


async def _started_again(world: World, esign: ObligingEsign) -> str:
    try:
        await create_many(world.ports_with(esign=esign), IDS, OWNER, ORDERS)
    except NotYet:
        return "in doubt"
    assert {one.status for one in await now(world)} == {Status.COMPOSING}
    return "done"


async def test_what_a_crash_left_untried_is_ordered_and_nothing_else(world: World) -> None:
    """It died while it noted the attempts: nobody knows that the call had not been made."""
    esign, fuse = ObligingEsign(), Fuse(9)  # three are added, and the second is being noted
    broken = world.ports_with(contracts=FusedContracts(world.contracts, fuse))
    with pytest.raises(Killed):
        await create_many(broken, IDS, OWNER, ORDERS)
    with pytest.raises(NotYet):
        await create_many(world.ports_with(esign=esign), IDS, OWNER, ORDERS)
    assert esign.asked == [("create_many", *IDS[1:])]


async def test_two_workers_with_the_same_order_make_each_once(world: World) -> None:
    esign = ObligingEsign()
    together = asyncio.Barrier(2)
    workers = [Meeting(world.contracts, together, 1) for _ in range(2)]
    work = [
        create_many(world.ports_with(contracts=one, esign=esign), IDS, OWNER, ORDERS)
        for one in workers
    ]
    ends = await asyncio.gather(*work, return_exceptions=True)
    assert {type(end) for end in ends} <= {type(None), NotYet}
    assert esign.made == 3
    assert sorted(our_id for call in esign.asked for our_id in call[1:]) == sorted(IDS)
    assert {one.status for one in await now(world)} == {Status.COMPOSING}


async def test_a_store_that_stops_in_the_middle_leaves_nothing_in_doubt_that_was_not_ordered(
    world: World,
) -> None:
    crowded, saves = Unavailable("being changed by too many at once", 1), list[int]()

    async def fail_the_second_note(work: object) -> object:
        assert callable(work)
        saves.append(1)
        if len(saves) == 5:
            raise crowded
        return await work()

    broken = FusedContracts(world.contracts, fail_the_second_note)
    with pytest.raises(Unavailable):
        await create_many(world.ports_with(contracts=broken), IDS, OWNER, ORDERS)
    assert {one.creation for one in await now(world)} == {Creation()}
    world.esign.will("create_many")
    await order_all(world)
    assert world.esign.made == 3


async def test_what_one_waits_for_holds_up_none_of_the_others(world: World) -> None:
    reserved = [made_of(one, Step.RESERVED) for one in IDS]
    world.esign.will("create_many", give=outcomes(*reserved))
    world.esign.will("compose", give=NotYet("a document", 1))
    world.esign.will("compose", "start", "look")
    world.esign.will("compose", give=NotYet("a document", 1))
    with pytest.raises(NotYet):
        await order_all(world)
    assert [one.creation.step for one in await now(world)] == [
        Step.RESERVED,
        Step.STARTED,
        Step.RESERVED,
    ]


async def test_of_a_tencent_that_does_not_answer_two_are_asked_and_no_more(world: World) -> None:
    away = Unavailable("tencent: ReadTimeout")
    reserved = [made_of(one, Step.RESERVED) for one in IDS]
    world.esign.will("create_many", give=outcomes(*reserved))
    world.esign.will("compose", "compose", give=away)
    with pytest.raises(Unavailable) as raised:
        await order_all(world)
    assert raised.value is away
    assert [call[0] for call in world.esign.asked] == ["create_many", "compose", "compose"]
