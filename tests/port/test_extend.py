"""More time to sign."""

from datetime import timedelta

import pytest

from services.contracts.can import Can
from services.contracts.errors import Reason, Refused
from services.contracts.model import Status
from tests.port.needs import needs
from tests.port.opened import NO_SUCH_ID, Opened

pytestmark = needs(Can.EXTEND)


async def test_the_last_day_of_a_running_contract_is_moved(opened: Opened) -> None:
    order = opened.from_file()
    made = await opened.make(order)
    later = order.deadline + timedelta(days=10)
    await opened.esign.extend(made.remote_id, later)
    assert (await opened.look(made)).deadline == later


async def test_it_still_runs_after_what_was_its_last_day(opened: Opened) -> None:
    order = opened.from_file()
    made = await opened.make(order)
    await opened.esign.extend(made.remote_id, order.deadline + timedelta(days=10))
    await opened.pass_time(31 * 86400)
    assert (await opened.look(made)).status is Status.WAITING


async def test_one_party_may_have_a_last_day_of_their_own(opened: Opened) -> None:
    order = opened.from_file(ordered=False)
    made = await opened.make(order)
    later = order.deadline + timedelta(days=10)
    await opened.esign.extend(made.remote_id, later)
    party = await opened.party(order, made, 0)
    await opened.esign.extend(made.remote_id, order.deadline + timedelta(days=5), party.id)
    assert (await opened.look(made)).deadline == later


async def test_it_never_moves_to_an_earlier_day(opened: Opened) -> None:
    order = opened.from_file()
    made = await opened.make(order)
    with pytest.raises(Refused) as refused:
        await opened.esign.extend(made.remote_id, order.deadline - timedelta(days=1))
    assert refused.value.reason is Reason.BAD_DEADLINE
    assert (await opened.look(made)).deadline == order.deadline


async def test_what_has_ended_gets_no_more_time(opened: Opened) -> None:
    order = opened.from_file()
    made = await opened.make(order)
    await opened.control.refuse(made.remote_id, 0)
    with pytest.raises(Refused) as refused:
        await opened.esign.extend(made.remote_id, order.deadline + timedelta(days=1))
    assert refused.value.reason in (Reason.ENDED, Reason.NOT_EXTENDED)


async def test_nothing_gets_no_more_time(opened: Opened) -> None:
    with pytest.raises(Refused) as refused:
        await opened.esign.extend(NO_SUCH_ID, opened.now + timedelta(days=60))
    assert refused.value.reason is Reason.NO_CONTRACT
