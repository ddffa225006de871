"""Several contracts that are made and signed together."""

from datetime import timedelta

import pytest

from sandbox.tencent import Fault
from services.contracts.can import Can
from services.contracts.errors import Refused, Unavailable
from services.contracts.model import Decision, Standing, Status
from services.contracts.office import GroupMade
from services.contracts.order import Order
from tests.port.needs import needs
from tests.port.opened import NO_SUCH_ID, Opened, make_group

IN_GROUP = needs(Can.GROUPS, Can.PLACES)


def _orders(opened: Opened, number: int = 2) -> list[Order]:
    names = [f"采购合同{place}" for place in range(number)]
    return [opened.placed(opened.from_file(name=name, ordered=False)) for name in names]


async def _made(opened: Opened) -> GroupMade:
    return await make_group(opened.esign, opened.our_id(), "采购", _orders(opened))


@IN_GROUP
async def test_the_contracts_of_a_group_are_in_the_order_in_which_they_were_ordered(
    opened: Opened,
) -> None:
    made = await _made(opened)
    flows = {one.flow_id: one.name for one in await opened.control.flows()}
    assert [flows[one] for one in made.remote_ids] == ["采购合同0", "采购合同1"]


@needs(Can.GROUPS, Can.PLACES, Can.LOOK_GROUP)
async def test_a_group_tells_how_each_of_its_contracts_stands(opened: Opened) -> None:
    made = await _made(opened)
    await opened.control.sign(made.remote_ids[1], 0)
    seen = {one.remote_id: one.status for one in await opened.esign.look_group(made.group_id)}
    assert seen == {
        made.remote_ids[0]: Status.WAITING,
        made.remote_ids[1]: Status.PARTLY_SIGNED,
    }


@needs(Can.LOOK_GROUP)
async def test_a_group_that_does_not_exist_is_refused(opened: Opened) -> None:
    with pytest.raises(Refused):
        await opened.esign.look_group(NO_SUCH_ID)


@IN_GROUP
async def test_the_parties_of_each_are_named_as_they_are_seen_later(opened: Opened) -> None:
    made = await _made(opened)
    for remote_id, party_ids in zip(made.remote_ids, made.party_ids, strict=False):
        [seen] = await opened.esign.look([remote_id])
        assert tuple(party.id for party in seen.parties) == party_ids


@needs(Can.GROUPS, Can.TEMPLATES)
async def test_a_group_is_made_from_templates_too(opened: Opened) -> None:
    orders = [
        (await opened.from_template()).model_copy(update={"name": f"保密协议{place}"})
        for place in range(2)
    ]
    made = await opened.esign.create_group(opened.our_id(), "保密", orders, [])
    assert len(made.remote_ids) == 2
    await opened.pass_time(opened.tencent.config.delays.compose)
    assert {one.status for one in await opened.esign.look(made.remote_ids)} == {Status.WAITING}


@IN_GROUP
async def test_all_are_made_or_none(opened: Opened) -> None:
    good, late = _orders(opened)
    late = late.model_copy(update={"deadline": opened.now - timedelta(days=1)})
    with pytest.raises(Refused):
        await make_group(opened.esign, opened.our_id(), "采购", [good, late])
    assert not await opened.control.flows()


@IN_GROUP
async def test_each_takes_as_many_signers_as_it_is_said_to(opened: Opened) -> None:
    most = opened.edition.rules.group_signers
    orders = [_signed_by(opened, most, order) for order in _orders(opened)]
    await make_group(opened.esign, opened.our_id(), "采购", orders)
    if most < opened.edition.rules.signers:
        crowded = [_signed_by(opened, most + 1, order) for order in orders]
        with pytest.raises(Refused):
            await make_group(opened.esign, opened.our_id(), "采购", crowded)


def _signed_by(opened: Opened, number: int, order: Order) -> Order:
    signers = [
        opened.edition.them.model_copy(update={"mobile": f"1390001{place:04}"})
        for place in range(number)
    ]
    return opened.placed(order.model_copy(update={"signers": tuple(signers)}))


@IN_GROUP
async def test_a_group_costs_a_contract_for_each(opened: Opened) -> None:
    before = (await opened.control.state()).quota
    await _made(opened)
    assert (await opened.control.state()).quota == before - 2


@IN_GROUP
async def test_a_lost_answer_to_a_group_is_told_and_it_is_not_made_again(opened: Opened) -> None:
    fault = Fault(action=opened.edition.making["group"], kind="lost_after")
    await opened.control.fail_next(fault)
    with pytest.raises(Unavailable) as unavailable:
        await _made(opened)
    assert unavailable.value.maybe_done
    assert len(await opened.control.flows()) == 2


@needs(Can.GROUPS, Can.PLACES, Can.REVIEW_GROUP)
async def test_one_review_is_for_a_party_in_every_contract(opened: Opened) -> None:
    reviewed = [
        order.model_copy(
            update={
                "signers": tuple(
                    signer.model_copy(update={"reviewed": True}) for signer in order.signers
                )
            }
        )
        for order in _orders(opened)
    ]
    made = await make_group(opened.esign, opened.our_id(), "采购", reviewed)
    await opened.esign.review_group(made.group_id, opened.edition.us, Decision.APPROVED, "")
    for remote_id in made.remote_ids:
        await opened.control.sign(remote_id, 0)
    for seen in await opened.esign.look(made.remote_ids):
        assert seen.parties[0].standing is Standing.SIGNED
