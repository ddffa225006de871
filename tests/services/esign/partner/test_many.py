"""Many contracts from templates at once, and groups of contracts."""

from datetime import timedelta

import pytest

from sandbox.tencent import Fault, Settings
from services.contracts.controls import AtPoint, Control, Mark
from services.contracts.errors import Reason, Refused, Unavailable, Unsupported
from services.contracts.model import Creation, Status, Step
from services.contracts.office import id_in_group
from services.contracts.order import Order, PartyKind, Watcher
from tests.port.opened import make_group

from .opened import PERSON, US, Opened

SIGNED = Control(mark=Mark.SIGNATURE, at=AtPoint(page=1, x=80, y=600, width=110, height=40))
SEALED = Control(mark=Mark.SEAL, at=AtPoint(page=1, x=300, y=600, width=110, height=110))


async def test_twenty_are_made_in_one_call(opened: Opened) -> None:
    orders = await _orders(opened, 20)
    made = await opened.esign.create_many(orders)
    assert list(made) == list(orders)
    assert {one.step for one in made.values() if isinstance(one, Creation)} == {Step.ACCEPTED}
    await opened.pass_time(opened.tencent.config.delays.compose)
    ids = [one.remote_id for one in made.values() if isinstance(one, Creation)]
    seen = {one.our_id: one.status for one in await opened.esign.look(ids)}
    assert seen == dict.fromkeys(orders, Status.WAITING)
    assert len(await opened.control.requests("CreateFlowsByTemplates")) == 1


async def test_seventeen_of_twenty_are_told_position_by_position(opened: Opened) -> None:
    orders = await _orders(opened, 20)
    bad = [list(orders)[place] for place in (3, 11, 19)]
    for our_id in bad:
        orders[our_id] = orders[our_id].model_copy(update={"name": "名称 有空格"})
    made = await opened.esign.create_many(orders)
    refused = {our_id for our_id, one in made.items() if isinstance(one, Refused)}
    assert refused == set(bad)
    assert all(str(made[our_id]) for our_id in bad)
    flows = await opened.control.flows()
    assert {one.flow_id for one in flows} == {
        one.remote_id for one in made.values() if isinstance(one, Creation)
    }
    assert len(flows) == 17


async def test_what_the_quota_does_not_reach_for_is_refused_alone(opened: Opened) -> None:
    await opened.control.change(Settings(quota=2))
    made = await opened.esign.create_many(await _orders(opened, 3))
    assert [isinstance(one, Refused) for one in made.values()] == [False, False, True]


async def test_a_lost_answer_leaves_all_in_doubt_and_none_is_made_again(opened: Opened) -> None:
    orders = await _orders(opened, 3)
    await opened.control.fail_next(Fault(action="CreateFlowsByTemplates", kind="lost_after"))
    with pytest.raises(Unavailable) as unavailable:
        await opened.esign.create_many(orders)
    assert unavailable.value.maybe_done
    assert len(await opened.control.flows()) == 3


@pytest.mark.parametrize("number", [0, 21])
async def test_none_and_more_than_twenty_do_not_leave(opened: Opened, number: int) -> None:
    with pytest.raises(ValueError, match="20"):
        await opened.esign.create_many(await _orders(opened, number))


async def test_a_group_from_files_is_made_whole(opened: Opened) -> None:
    orders = [_placed(opened, f"合同{number}") for number in range(2)]
    made = await make_group(opened.esign, "GROUP1", "采购", orders)
    seen = {one.remote_id: one for one in await opened.esign.look_group(made.group_id)}
    assert set(seen) == set(made.remote_ids)
    assert [seen[one].our_id for one in made.remote_ids] == [
        id_in_group("GROUP1", place) for place in range(2)
    ]
    assert [tuple(party.id for party in seen[one].parties) for one in made.remote_ids] == list(
        made.party_ids
    )


async def test_a_group_from_templates_is_made_whole(opened: Opened) -> None:
    orders = [await opened.template_order("保密协议", name=f"合同{n}") for n in range(3)]
    made = await opened.esign.create_group("GROUP2", "入职", orders, [])
    assert len(made.remote_ids) == 3
    await opened.pass_time(opened.tencent.config.delays.compose)
    seen = await opened.esign.look_group(made.group_id)
    assert {one.status for one in seen} == {Status.WAITING}


async def test_of_a_group_with_one_that_cannot_be_nothing_is_made(opened: Opened) -> None:
    late = _placed(opened, "合同1").model_copy(update={"deadline": opened.now - timedelta(days=1)})
    with pytest.raises(Refused) as refused:
        await make_group(opened.esign, "GROUP3", "采购", [_placed(opened), late])
    assert refused.value.reason is Reason.BAD_DEADLINE
    assert not await opened.control.flows()


async def test_nobody_reads_along_in_a_group(opened: Opened) -> None:
    reader = Watcher(kind=PartyKind.PERSON, name="王五", mobile="13900000003")
    watched = _placed(opened).model_copy(update={"watchers": (reader,)})
    with pytest.raises(Unsupported):
        await make_group(opened.esign, "GROUP4", "采购", [watched, _placed(opened)])


async def test_one_contract_is_no_group(opened: Opened) -> None:
    with pytest.raises(Refused):
        await make_group(opened.esign, "GROUP5", "采购", [_placed(opened)])


def _placed(opened: Opened, name: str = "采购合同") -> Order:
    us = US.model_copy(update={"controls": (SEALED,)})
    them = PERSON.model_copy(update={"controls": (SIGNED,)})
    return opened.order(us, them, name=name)


async def _orders(opened: Opened, number: int) -> dict[str, Order]:
    order = await opened.template_order("保密协议")
    return {
        opened.our_id(): order.model_copy(update={"name": f"保密协议{place}"})
        for place in range(number)
    }
