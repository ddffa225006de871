"""Cancelling one contract."""

import pytest

from sandbox.tencent import Fault
from services.contracts.can import Can
from services.contracts.errors import Reason, Refused
from services.contracts.model import Standing, Status
from tests.port.needs import needs
from tests.port.opened import NO_SUCH_ID, Opened

pytestmark = needs(Can.CANCEL)


async def test_a_running_contract_is_cancelled_for_the_reason_given(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.esign.cancel(made.remote_id, "价格有误")
    seen = await opened.look(made)
    assert (seen.status, seen.reason) == (Status.CANCELLED, "价格有误")
    assert seen.parties[0].standing is Standing.CANCELLED


async def test_it_may_be_cancelled_when_some_have_signed(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.sign(made, 0)
    await opened.esign.cancel(made.remote_id, "价格有误")
    seen = await opened.look(made)
    assert seen.status is Status.CANCELLED
    assert seen.parties[0].standing is Standing.SIGNED


async def test_what_was_cancelled_without_an_answer_counts_as_cancelled(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.control.fail_next(Fault(action="CancelFlow", kind="lost_after"))
    await opened.esign.cancel(made.remote_id, "价格有误")
    assert (await opened.look(made)).status is Status.CANCELLED


async def test_what_has_ended_cannot_be_cancelled(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.esign.cancel(made.remote_id, "价格有误")
    with pytest.raises(Refused) as refused:
        await opened.esign.cancel(made.remote_id, "价格有误")
    assert refused.value.reason is Reason.ENDED


async def test_nothing_cannot_be_cancelled(opened: Opened) -> None:
    with pytest.raises(Refused) as refused:
        await opened.esign.cancel(NO_SUCH_ID, "价格有误")
    assert refused.value.reason is Reason.NO_CONTRACT
