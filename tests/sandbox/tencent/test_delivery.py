"""Tencent's delivery schedule, and the faults that can be ordered for callbacks."""

from collections.abc import AsyncIterator

import httpx
import pytest

from sandbox.tencent import (
    CallbackFaults,
    CallbackSetting,
    Delays,
    Fault,
    Settings,
    TencentConfig,
    TencentControl,
    open_tencent,
)
from sandbox.tencent.delivery import LOG
from tests.sandbox.tencent.caller import Caller
from tests.sandbox.tencent.manual_time import ManualTime, no_sleep
from tests.sandbox.tencent.receiver import Receiver


async def test_only_status_200_counts_and_the_pauses_double(
    patient: Caller, control_of_patient: TencentControl, receiver: Receiver, pauses: list[float]
) -> None:
    receiver.statuses = [500, 204, 302, 404, 200]
    await patient.make()
    await control_of_patient.wait_callbacks_settled()
    (sent,) = await control_of_patient.callbacks()
    assert (sent.attempts, sent.outcome) == ((500, 204, 302, 404, 200), "delivered")
    assert pauses == [0.5, 1, 2, 4]
    assert len({one.body for one in receiver.arrived}) == 1


async def test_after_six_tries_a_message_is_gone(
    patient: Caller, control_of_patient: TencentControl, receiver: Receiver, pauses: list[float]
) -> None:
    receiver.statuses = [503] * 6
    await patient.make()
    await control_of_patient.wait_callbacks_settled()
    (sent,) = await control_of_patient.callbacks()
    assert (len(sent.attempts), sent.outcome) == (6, "gone")
    assert pauses == [0.5, 1, 2, 4, 8]


async def test_nobody_listening_is_tried_again_as_well(
    patient: Caller, control_of_patient: TencentControl
) -> None:
    nobody = CallbackSetting(url="http://127.0.0.1:1/", key="")
    await control_of_patient.change(Settings(callback=nobody))
    await patient.make()
    await control_of_patient.wait_callbacks_settled()
    (sent,) = await control_of_patient.callbacks()
    assert (sent.attempts, sent.outcome) == ((0,) * 6, "gone")


async def test_a_message_that_waits_for_its_next_try_is_overtaken(
    caller: Caller, control: TencentControl, receiver: Receiver, time: ManualTime
) -> None:
    receiver.statuses = [500]
    flow = await caller.make()
    await control.sign(flow, 0)
    assert not await control.wait_callbacks_settled(0.05)
    time.advance(0.5)
    await control.wait_callbacks_settled()
    assert receiver.steps() == [("start", 1), ("sign", 2), ("start", 1)]


async def test_a_message_can_be_dropped(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    await control.disturb_callbacks(CallbackFaults(drop=1))
    await control.sign(await caller.make(), 0)
    await control.wait_callbacks_settled()
    assert receiver.steps() == [("sign", 2)]
    assert [sent.outcome for sent in await control.callbacks()] == ["dropped", "delivered"]


async def test_a_message_can_be_sent_twice(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    await control.disturb_callbacks(CallbackFaults(duplicate=1))
    await control.sign(await caller.make(), 0)
    await control.wait_callbacks_settled()
    assert receiver.steps() == [("start", 1), ("start", 1), ("sign", 2)]
    first, second = receiver.arrived[:2]
    assert first.plain()["MsgId"] == second.plain()["MsgId"]


async def test_a_message_can_be_sent_after_its_successor(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    await control.disturb_callbacks(CallbackFaults(reorder=1))
    await control.sign(await caller.make(), 0)
    await control.wait_callbacks_settled()
    assert receiver.steps() == [("sign", 2), ("start", 1)]


async def test_a_message_can_be_late_and_is_overtaken(
    caller: Caller, control: TencentControl, receiver: Receiver, time: ManualTime
) -> None:
    await control.disturb_callbacks(CallbackFaults(late=1, late_by=60))
    await control.sign(await caller.make(), 0)
    assert not await control.wait_callbacks_settled(0.05)
    assert [sent.outcome for sent in await control.callbacks()] == ["late", "delivered"]
    time.advance(60)
    await control.wait_callbacks_settled()
    assert receiver.steps() == [("sign", 2), ("start", 1)]


async def test_what_is_ordered_can_be_seen_and_cleared(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    fault = Fault(action="*", kind="error", code="InternalError", times=2)
    await control.fail_next(fault)
    await control.disturb_callbacks(CallbackFaults(drop=3))
    await control.change(Settings(down=True))
    ordered = await control.state()
    assert (ordered.faults, ordered.callback_faults.drop, ordered.down) == ((fault,), 3, True)

    clear = await control.clear()
    assert (clear.faults, clear.callback_faults, clear.down) == ((), CallbackFaults(), False)
    await caller.make()
    await control.wait_callbacks_settled()
    assert receiver.steps() == [("start", 1)]


async def test_what_was_held_back_goes_out_when_all_is_cleared(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    await control.disturb_callbacks(CallbackFaults(reorder=1))
    await caller.make()
    assert [sent.outcome for sent in await control.callbacks()] == ["held"]
    await control.clear()
    await control.wait_callbacks_settled()
    assert receiver.steps() == [("start", 1)]


async def test_the_log_shows_a_message_as_it_went_over_the_wire(
    caller: Caller, control: TencentControl, receiver: Receiver, time: ManualTime
) -> None:
    receiver.statuses = [500]
    await caller.make()
    assert not await control.wait_callbacks_settled(0.05)
    time.advance(0.5)
    await control.wait_callbacks_settled()
    (sent,) = await control.callbacks()
    first, second = receiver.arrived
    assert sent.sent.encode() == first.body == second.body
    assert "采购合同" not in sent.sent
    assert sent.headers["Content-Signature"] == first.headers["Content-Signature"]
    assert sent.url == receiver.url
    assert sent.message == first.plain()
    assert [one.status for one in sent.tries] == [500, 200]
    assert sent.tries[1].at - sent.tries[0].at == 0.5


async def test_what_was_never_sent_has_no_wire_form(
    caller: Caller, control: TencentControl
) -> None:
    await control.disturb_callbacks(CallbackFaults(drop=1))
    await caller.make()
    (dropped,) = await control.callbacks()
    assert (dropped.sent, dropped.headers, dropped.tries) == ("", {}, ())


async def test_the_log_of_messages_has_an_end_and_its_numbers_go_on(
    caller: Caller, control: TencentControl
) -> None:
    for _ in range(LOG + 2):
        await control.probe()
    await control.wait_callbacks_settled()
    assert [sent.id for sent in await control.callbacks()] == list(range(3, LOG + 3))


async def test_a_receiver_that_takes_too_long_has_not_answered(
    receiver: Receiver, time: ManualTime
) -> None:
    """A limit of no seconds: every answer is too late."""
    impatient = TencentConfig(
        callback=receiver.target(),
        clock=time,
        sleep=no_sleep,
        delays=Delays(callback_timeout=0),
    )
    async with (
        open_tencent(impatient) as tencent,
        TencentControl(tencent.api_url) as control,
    ):
        await control.probe()
        await control.wait_callbacks_settled()
        (sent,) = await control.callbacks()
    assert (sent.attempts, sent.outcome) == ((0,) * 6, "gone")


@pytest.fixture
def pauses() -> list[float]:
    """The pauses between tries, as asked for; none of them is really waited."""
    return []


@pytest.fixture
async def patient(
    receiver: Receiver, time: ManualTime, pauses: list[float]
) -> AsyncIterator[Caller]:
    async def sleep(seconds: float) -> None:
        if seconds >= 30:
            await ManualTime().sleep(seconds)
        pauses.append(seconds)

    config = TencentConfig(callback=receiver.target(), clock=time, sleep=sleep)
    async with open_tencent(config) as tencent, httpx.AsyncClient(trust_env=False) as http:
        yield Caller(tencent, time, http)


@pytest.fixture
async def control_of_patient(patient: Caller) -> AsyncIterator[TencentControl]:
    async with TencentControl(patient.tencent.api_url) as control:
        yield control
