"""Several contracts made in one call: all or none, once, whatever is lost, killed or repeated."""

import asyncio
from collections.abc import Sequence

import pytest

from services.contracts.announcements import ShowCard, Trouble
from services.contracts.create_group import create_group
from services.contracts.errors import NotYet, Reason, Refused, Unavailable
from services.contracts.extend import extend
from services.contracts.group import GroupOrder
from services.contracts.model import Contract, Creation, Status, Step
from services.contracts.observe import observe
from services.contracts.office import id_in_group
from services.contracts.order import FromFile, Template
from services.contracts.unclear import create_again, give_up

from .broken import Fuse, FusedContracts, FusedEsign, Killed, Meeting
from .made import OWNER, REMOTE, ROLES, TEMPLATE, order, saw
from .scripted import GROUP, ObligingEsign
from .world import World

pytestmark = pytest.mark.real_redis

OURS = "7KQ2M9XA0B"
LOST = Unavailable("tencent: ReadTimeout", maybe_done=True)
MOST_POINTS = 60
NAMES = ("租赁合同", "交接清单", "押金条")
GROUP_ORDER = GroupOrder(
    name="租赁",
    orders=tuple(
        order(name=name, source=FromFile(file_id=f"F{place}", file_name=f"{name}.pdf"))
        for place, name in enumerate(NAMES)
    ),
)


UPLOADS = ("upload",) * len(NAMES)

OF_TEMPLATES = GroupOrder(
    name="租赁",
    orders=tuple(
        order(name=name, source=TEMPLATE.model_copy(update={"template_id": f"yDR{place}"}))
        for place, name in enumerate(NAMES)
    ),
)


async def all_of_it(world: World) -> Sequence[Contract]:
    return [await world.contracts.get(id_in_group(OURS, place)) for place in range(len(NAMES))]


async def statuses(world: World) -> set[Status]:
    return {one.status for one in await all_of_it(world)}


async def make(world: World, ordered: GroupOrder = GROUP_ORDER) -> None:
    await create_group(world.ports, OURS, OWNER, ordered)


async def heard_of(world: World, place: int) -> None:
    """The `start` callback of one of them."""
    our_id = id_in_group(OURS, place)
    await observe(world.ports, saw(Status.WAITING, our_id=our_id, remote_id=f"{REMOTE}{place}"))


async def test_all_are_made_in_one_call_and_know_their_place(world: World) -> None:
    world.esign.will(*UPLOADS, "create_group", "look")
    await make(world)
    contracts = await all_of_it(world)
    assert [one.order.name for one in contracts] == list(NAMES)
    assert [one.remote_id for one in contracts] == [f"{REMOTE}{place}" for place in range(3)]
    assert [one.group.place for one in contracts if one.group] == [0, 1, 2]
    assert {one.group.remote_id for one in contracts if one.group} == {GROUP}
    assert [one.parties[1].id for one in contracts] == [f"recipient-{n}-1" for n in range(3)]
    assert await statuses(world) == {Status.WAITING}
    assert world.esign.asked[:4] == [
        *(("upload", id_in_group(OURS, place)) for place in range(3)),
        ("create_group", OURS, "租赁"),
    ]


async def test_a_repeat_does_nothing_more(world: World) -> None:
    world.esign.will(*UPLOADS, "create_group", "look")
    await make(world)
    before = await world.announced()
    await make(world)
    assert await world.announced() == before
    assert world.esign.made == 1


async def test_refused_none_is_made_and_the_owner_is_told_once(world: World) -> None:
    world.esign.will(*UPLOADS)
    world.esign.will("create_group", give=Refused("NoQuota", reason=Reason.NO_QUOTA))
    await make(world)
    await make(world)
    assert await statuses(world) == {Status.FAILED}
    [told] = await world.troubles()
    assert (told.contract_id, told.reason) == (id_in_group(OURS, 0), Reason.NO_QUOTA)
    assert len(await world.lines()) == 1
    shown = {one.contract_id for one in await world.announced() if isinstance(one, ShowCard)}
    assert shown == {id_in_group(OURS, place) for place in range(3)}


async def test_a_file_that_is_gone_costs_nothing(world: World) -> None:
    world.papers.failure = Refused("file_deleted", reason=Reason.BAD_FILE)
    await make(world)
    assert await statuses(world) == {Status.FAILED}
    assert world.esign.asked == []


async def test_what_is_no_pdf_is_converted_before_and_nothing_is_uploaded_twice(
    world: World,
) -> None:
    converting = Creation(step=Step.CONVERTING, file_id="word-1", task_id="task-1")
    world.esign.will("upload", give=converting)
    world.esign.will("convert", give=NotYet("it is being converted", 5))
    with pytest.raises(NotYet):
        await make(world)
    world.esign.will("convert", "upload", "upload", "create_group", "look")
    await make(world)
    assert await statuses(world) == {Status.WAITING}


async def test_from_templates_it_is_made_in_one_call_too(world: World) -> None:
    world.esign.will("create_group", "look")
    await make(world, OF_TEMPLATES)
    assert await statuses(world) == {Status.WAITING}
    assert world.papers.limits == []


async def test_one_template_that_was_changed_since_costs_nothing(world: World) -> None:
    """The last of three: the others are still as they were."""
    same = Template(id="yDR0", name="租赁合同", roles=ROLES)
    changed = Template(id="yDR2", name="押金条", roles=ROLES[:1])
    for template in (same, same, changed):
        world.esign.will("template", give=template)
    await make(world, OF_TEMPLATES)
    await make(world, OF_TEMPLATES)
    assert await statuses(world) == {Status.FAILED}
    assert [one.reason for one in await world.troubles()] == [Reason.TEMPLATE_CHANGED]
    assert world.esign.made == 0


async def test_a_template_that_cannot_be_looked_at_is_waited_for(world: World) -> None:
    world.esign.will("template", give=Unavailable("tencent: ConnectError"))
    with pytest.raises(Unavailable):
        await make(world, OF_TEMPLATES)
    world.esign.will("create_group", "look")
    await make(world, OF_TEMPLATES)
    assert await statuses(world) == {Status.WAITING}


async def test_it_is_tried_again_when_surely_nothing_was_made(world: World) -> None:
    world.esign.will(*UPLOADS)
    world.esign.will("create_group", give=Unavailable("tencent: ConnectError"))
    with pytest.raises(Unavailable):
        await make(world)
    world.esign.will("create_group", "look")
    await make(world)
    assert await statuses(world) == {Status.WAITING}


async def test_a_lost_answer_is_settled_by_the_start_callbacks(world: World) -> None:
    await _lost(world)
    for place in (2, 0):
        await heard_of(world, place)
        with pytest.raises(NotYet):
            await make(world)
    await heard_of(world, 1)
    await make(world)
    assert await statuses(world) == {Status.WAITING}
    assert {one.creation.step for one in await all_of_it(world)} == {Step.STARTED}
    assert await world.troubles() == []
    assert world.esign.made == 1


async def test_when_nothing_is_heard_the_owner_is_asked_once_for_all(world: World) -> None:
    await _in_question(world)
    await make(world)
    [asked] = await world.troubles()
    assert (asked.ask, asked.contract_id) == (True, id_in_group(OURS, 0))
    assert [one.creation.unclear for one in await all_of_it(world)] == [True, False, False]


async def test_the_owner_looked_and_it_is_made_again(world: World) -> None:
    await _in_question(world)
    world.esign.will("upload", "create_group", "look")
    await create_again(world.ports, id_in_group(OURS, 0), OWNER)
    assert await statuses(world) == {Status.WAITING}
    assert world.esign.made == 2


async def test_what_was_heard_of_meanwhile_is_not_made_again(world: World) -> None:
    await _in_question(world)
    await heard_of(world, 1)
    await create_again(world.ports, id_in_group(OURS, 0), OWNER)
    assert world.esign.made == 1
    assert (await world.troubles())[-1].doing is Trouble.GROUP


async def test_given_up_all_of_it_has_failed(world: World) -> None:
    await _in_question(world)
    for _ in range(2):
        await give_up(world.ports, id_in_group(OURS, 0), OWNER)
    assert await statuses(world) == {Status.FAILED}
    assert len(await world.lines()) == 1


async def test_one_that_is_not_heard_of_is_told_once_and_found_by_its_next_news(
    world: World,
) -> None:
    await _lost(world)
    await heard_of(world, 1)
    await heard_of(world, 2)
    world.clock.pass_by(61)
    await make(world)
    assert [one.doing for one in await world.troubles()] == [Trouble.GROUP]
    await heard_of(world, 0)
    assert await statuses(world) == {Status.WAITING}
    assert world.esign.made == 1


@pytest.mark.parametrize("ordered", [GROUP_ORDER, OF_TEMPLATES], ids=["files", "templates"])
async def test_killed_anywhere_and_started_again_it_is_made_at_most_once(
    world: World, ordered: GroupOrder
) -> None:
    ends = set()
    for point in range(1, MOST_POINTS):
        await world.redis.flushall()
        esign = ObligingEsign()
        fuse = Fuse(point)
        broken = world.ports_with(
            contracts=FusedContracts(world.contracts, fuse), esign=FusedEsign(esign, fuse)
        )
        try:
            await create_group(broken, OURS, OWNER, ordered)
        except Killed:
            pass
        else:
            break
        ends.add(await _started_again(world, esign, ordered))
        assert esign.made <= 1, f"made {esign.made} times when killed at point {point}"
    else:
        pytest.fail("the creation never came to its end")
    # Only a kill around the one call leaves us in doubt.
    assert ends == {"done", "in doubt"}


async def _started_again(world: World, esign: ObligingEsign, ordered: GroupOrder) -> str:
    try:
        await create_group(world.ports_with(esign=esign), OURS, OWNER, ordered)
    except NotYet:
        return "in doubt"
    assert await statuses(world) == {Status.WAITING}
    return "done"


async def test_two_workers_with_the_same_order_make_one_group(world: World) -> None:
    esign, together = ObligingEsign(), asyncio.Barrier(2)
    workers = [Meeting(world.contracts, together, 1) for _ in range(2)]
    work = [
        create_group(world.ports_with(contracts=one, esign=esign), OURS, OWNER, GROUP_ORDER)
        for one in workers
    ]
    ends = await asyncio.gather(*work, return_exceptions=True)
    assert esign.made == 1
    assert {type(end) for end in ends} <= {type(None), NotYet}
    assert await statuses(world) == {Status.WAITING}


async def test_the_last_day_of_one_in_a_group_is_not_moved(world: World) -> None:
    world.esign.will(*UPLOADS, "create_group", "look")
    await make(world)
    first = (await all_of_it(world))[0]
    later = first.order.deadline.replace(year=2027)
    await extend(world.ports, first.id, OWNER, later)
    assert [one.reason for one in await world.troubles()] == [Reason.NOT_EXTENDED]
    assert world.esign.asked[-1][0] == "look"


async def _lost(world: World) -> None:
    world.esign.will(*UPLOADS)
    world.esign.will("create_group", give=LOST)
    with pytest.raises(Unavailable):
        await make(world)
    with pytest.raises(NotYet):
        await make(world)


async def _in_question(world: World) -> None:
    await _lost(world)
    world.clock.pass_by(61)
    await make(world)
