"""What goes wrong between us and Tencent, and what is made of it."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.tencent import Fault, Settings
from services.contracts.errors import Misconfigured, Reason, Refused, Unavailable
from services.contracts.model import Status
from services.esign import open_client
from tests.port.opened import Opened


async def test_a_tencent_that_is_down_is_unavailable(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.control.change(Settings(down=True))
    with pytest.raises(Unavailable):
        await opened.esign.look([made.remote_id])


async def test_a_question_that_got_no_answer_is_asked_again(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.control.fail_next(Fault(action="*", kind="lost_before", times=2))
    assert (await opened.look(made)).status is Status.WAITING


async def test_a_gateway_in_trouble_is_asked_again_too(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.control.fail_next(Fault(action="*", kind="http", status=502))
    assert (await opened.look(made)).status is Status.WAITING


async def test_who_asked_too_fast_waits_and_asks_again(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.control.fail_next(Fault(action="*", kind="error", code="RequestLimitExceeded"))
    assert (await opened.look(made)).status is Status.WAITING


async def test_a_used_up_quota_is_said_to_be_used_up(opened: Opened) -> None:
    await opened.control.change(Settings(quota=0))
    with pytest.raises(Refused) as refused:
        await opened.make(opened.from_file())
    assert refused.value.reason is Reason.NO_QUOTA


async def test_a_clock_that_is_off_is_named(opened: Opened) -> None:
    def behind() -> datetime:
        return datetime.fromtimestamp(opened.time.now, UTC) - timedelta(minutes=6)

    async with open_client() as client:
        late = opened.edition.open(opened.tencent, client, behind, opened.time.sleep)
        with pytest.raises(Misconfigured, match="clock"):
            await late.look(["y" * 32])


async def test_the_reference_of_a_refusal_is_tencents(opened: Opened) -> None:
    await opened.control.change(Settings(quota=0))
    with pytest.raises(Refused) as refused:
        await opened.make(opened.from_file())
    assert refused.value.code
    assert refused.value.request_id
