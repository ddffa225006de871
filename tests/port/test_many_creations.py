"""Many contracts from templates, ordered together."""

import pytest

from sandbox.tencent import Settings
from services.contracts.can import Can
from services.contracts.errors import NotYet, Refused
from services.contracts.model import Creation, Status
from services.contracts.office import Made
from services.contracts.order import Order
from tests.port.needs import needs
from tests.port.opened import Opened

pytestmark = needs(Can.MANY, Can.TEMPLATES)


async def _orders(opened: Opened, number: int) -> dict[str, Order]:
    order = await opened.from_template()
    return {
        opened.our_id(): order.model_copy(update={"name": f"保密协议{place}"})
        for place in range(number)
    }


async def _gone_on(opened: Opened, our_id: str, order: Order, made: Made) -> Creation:
    """One that was begun, taken to its end."""
    assert isinstance(made, Creation)
    while not made.done:
        try:
            made = await opened.esign.create_step(our_id, order, made, None)
        except NotYet as wait:
            await opened.pass_time(wait.retry_after or 1)
    return made


async def test_each_of_many_goes_out(opened: Opened) -> None:
    orders = await _orders(opened, 3)
    made = await opened.esign.create_many(orders)
    assert list(made) == list(orders)
    done = [await _gone_on(opened, one, orders[one], made[one]) for one in orders]
    await opened.pass_time(opened.tencent.config.delays.compose)
    seen = await opened.esign.look([one.remote_id for one in done])
    assert [one.status for one in seen] == [Status.WAITING] * 3
    assert len(await opened.control.flows()) == 3


async def test_one_that_cannot_be_is_refused_alone(opened: Opened) -> None:
    orders = await _orders(opened, 3)
    bad = list(orders)[1]
    orders[bad] = orders[bad].model_copy(update={"name": "保密/协议"})
    made = await opened.esign.create_many(orders)
    assert [isinstance(one, Refused) for one in made.values()] == [False, True, False]
    assert len(await opened.control.flows()) == 2


async def test_those_that_the_quota_does_not_reach_for_are_refused(opened: Opened) -> None:
    await opened.control.change(Settings(quota=2))
    made = await opened.esign.create_many(await _orders(opened, 3))
    assert [isinstance(one, Refused) for one in made.values()] == [False, False, True]


async def test_no_more_are_ordered_together_than_the_edition_takes(opened: Opened) -> None:
    orders = await _orders(opened, opened.esign.rules.many + 1)
    with pytest.raises(ValueError, match=str(opened.esign.rules.many)):
        await opened.esign.create_many(orders)
    assert not await opened.control.flows()
