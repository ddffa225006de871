"""Callbacks as they really come: in every wrapping, twice, late, out of order, or not at all."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import product

import httpx
import pytest

from bot.stage import CALLBACK, Stage
from bot.web import TENCENT_PATH
from handlers.text import Text
from sandbox.slack.client import Person
from sandbox.tencent import CallbackFaults, CallbackSent, CallbackSetting, Settings
from services.contracts.announcements import Line
from services.contracts.model import Status
from services.store import keys
from services.store.connection import Client

from .acting import Made, MovableClock, eventually, make
from .quiet import nothing_waits


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


class TestReplays:
    """Somebody who has recorded every callback sends them again."""

    @pytest.mark.parametrize("forgotten", [False, True], ids=["known", "forgotten"])
    async def test_a_week_later_they_change_nothing(
        self,
        stage: Stage,
        li: Person,
        bot: str,
        text: Text,
        redis: Client,
        clock: MovableClock,
        forgotten: bool,
    ) -> None:
        """Also once the inbox has forgotten that it had them: the contract only climbs."""
        made = await make(stage)
        flow = await made.flow()
        await stage.tencent.sign(flow.flow_id, 0)
        await stage.tencent.sign(flow.flow_id, 1)
        await made.card(text.words.status[Status.FINISHED], text.words.signed_of(2, 2))
        await made.lines(text.card.of_contract[Line.FINISHED])
        await made.lines("赵**", "李**")
        await stage.tencent.wait_callbacks_settled()
        before = await seen_of(stage, made, redis)

        if forgotten:  # its keys live for seven days
            clock.ahead = timedelta(days=8)
            await redis.delete(*[key async for key in redis.scan_iter(keys.once("*"))])
        recorded = await stage.tencent.callbacks()
        await send_again(bot, [*reversed(recorded), *recorded])
        assert [key async for key in redis.scan_iter(keys.once("*"))], "nothing was let in"
        assert await seen_of(stage, made, redis) == before


async def send_again(bot: str, recorded: Sequence[CallbackSent]) -> None:
    """The same bytes, with the same signature."""
    async with httpx.AsyncClient(trust_env=False) as http:
        for one in recorded:
            answered = await http.post(one.url, content=one.sent, headers=one.headers)
            assert answered.status_code == 200


async def seen_of(stage: Stage, made: Made, redis: Client) -> tuple[object, ...]:
    """All that anybody can see of a contract, and how often it was changed."""
    await eventually(lambda: nothing_waits(redis))
    rooms = [await stage.desk.messages("legal")]
    rooms += [await stage.desk.person(name).dm_messages() for name in ("li", "wang", "zhao", "sam")]
    version = await redis.hget(keys.contract(made.id), "v")
    return [m.raw for room in rooms for m in room], version
