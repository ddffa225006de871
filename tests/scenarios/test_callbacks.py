"""Callbacks as they really come: in every wrapping, twice, late, out of order, or not at all."""

from itertools import product

import pytest

from bot.stage import CALLBACK, Stage
from bot.web import TENCENT_PATH
from handlers.text import Text
from sandbox.slack.client import Person
from sandbox.tencent import CallbackFaults, CallbackSetting, Settings
from services.contracts.announcements import Line
from services.contracts.model import Status

from .acting import make


async def set_callbacks(stage: Stage, address: str, *, enveloped: bool, as_json: bool) -> None:
    setting = CallbackSetting(
        url=address + TENCENT_PATH,
        key=CALLBACK.key,
        token=CALLBACK.token,
        enveloped=enveloped,
        as_json=as_json,
    )
    await stage.tencent.change(Settings(callback=setting))


@pytest.mark.parametrize(("enveloped", "as_json"), list(product((True, False), (True, False))))
async def test_a_contract_lives_through_callbacks_of_every_form(
    stage: Stage, li: Person, bot: str, text: Text, enveloped: bool, as_json: bool
) -> None:
    await set_callbacks(stage, bot, enveloped=enveloped, as_json=as_json)
    made = await make(stage)
    flow = await made.flow()
    await stage.tencent.sign(flow.flow_id, 0)
    await made.card(text.words.signed_of(1, 2))
    await stage.tencent.sign(flow.flow_id, 1)
    await made.card(text.words.status[Status.FINISHED])
    await stage.tencent.wait_callbacks_settled()
    assert {one.outcome for one in await stage.tencent.callbacks()} == {"delivered"}


async def test_the_probe_is_answered(stage: Stage, li: Person) -> None:
    await stage.tencent.probe()
    await stage.tencent.wait_callbacks_settled()
    assert [one.outcome for one in await stage.tencent.callbacks()] == ["delivered"]


@pytest.mark.parametrize(
    "faults",
    [
        CallbackFaults(duplicate=4),
        CallbackFaults(reorder=1),
        CallbackFaults(reorder=2, duplicate=2),
    ],
    ids=["twice", "swapped", "swapped and twice"],
)
async def test_repeated_and_swapped_callbacks_end_the_same_with_one_line_each(
    stage: Stage, li: Person, text: Text, faults: CallbackFaults
) -> None:
    made = await make(stage)
    flow = await made.flow()
    await stage.tencent.disturb_callbacks(faults)
    await stage.tencent.sign(flow.flow_id, 0)
    await stage.tencent.sign(flow.flow_id, 1)
    await made.card(text.words.status[Status.FINISHED], text.words.signed_of(2, 2))
    await stage.tencent.wait_callbacks_settled()
    lines = await made.lines(text.card.of_contract[Line.FINISHED])
    await made.lines("赵**", "李**")
    lines = await made.lines()
    assert len(lines) == len(set(lines)) == 4


async def test_lost_callbacks_are_made_good_by_the_next(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    flow = await made.flow()
    await stage.tencent.disturb_callbacks(CallbackFaults(drop=1))
    await stage.tencent.sign(flow.flow_id, 0)
    await stage.tencent.sign(flow.flow_id, 1)
    await made.card(text.words.status[Status.FINISHED], text.words.signed_of(2, 2))
    await made.lines("赵**", "李**")
