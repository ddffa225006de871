"""Tencent refuses, is slow, loses answers or is not there: nothing is lost, nothing is doubled."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.stage import Stage, bot_on
from bot.wiring import Given
from handlers.text import Text
from handlers.views import card, trouble
from sandbox.slack.client import Message, Person
from sandbox.tencent import CallbackFaults, Fault, Settings
from services.contracts.announcements import Trouble
from services.contracts.errors import Reason
from services.contracts.model import Status

from .acting import (
    Made,
    MovableClock,
    card_of,
    cards_in,
    dm_saying,
    form,
    id_in,
    make,
    open_form,
    submit,
)
from .test_a_contract_from_a_template import choose_template, fill_roles

both = pytest.mark.parametrize("lang", ["en", "zh"])


async def ordered(stage: Stage, li: Person, name: str = "Sales 2026") -> Made:
    """Submitted and accepted by us; what Tencent makes of it remains to be seen."""
    made = Made(stage, id_in(await submit(li, form(name))), name, "legal")
    await li.close()
    return made


@both
@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("OperationDenied.NoQuota", Reason.NO_QUOTA),
        ("OperationDenied.WhiteListForbid", Reason.NO_FEATURE),
    ],
)
async def test_a_refusal_is_told_to_the_owner_with_what_to_do(
    stage: Stage, li: Person, text: Text, code: str, reason: Reason
) -> None:
    await stage.tencent.fail_next(Fault(action="CreateFlowByFiles", kind="error", code=code))
    made = await ordered(stage, li)
    told = await dm_saying(
        li, text.trouble.failed[Trouble.CREATE](made.name), text.errors.reason[reason]
    )
    assert told.says(code)
    shown = await card_of(stage, made.id, text.words.status[Status.FAILED])
    assert shown.actions == []
    assert await stage.tencent.flows() == []


@both
async def test_a_quota_that_is_really_used_up(stage: Stage, li: Person, text: Text) -> None:
    await stage.tencent.change(Settings(quota=0))
    made = await ordered(stage, li)
    await dm_saying(li, text.errors.reason[Reason.NO_QUOTA])
    await card_of(stage, made.id, text.words.status[Status.FAILED])


async def test_too_many_requests_are_waited_out(stage: Stage, li: Person, text: Text) -> None:
    limit = Fault(action="CreateFlowByFiles", kind="error", code="RequestLimitExceeded", times=2)
    await stage.tencent.fail_next(limit)
    made = await ordered(stage, li)
    await made.card(text.words.status[Status.WAITING])
    assert len(await stage.tencent.flows()) == 1
    assert await li.dm_messages() == []


@both
async def test_while_tencent_is_away_the_owner_is_told_once_and_then_it_goes_on(
    stage: Stage, li: Person, text: Text
) -> None:
    await stage.tencent.change(Settings(down=True))
    made = await ordered(stage, li)
    delayed = text.trouble.delayed[Trouble.CREATE](made.name)
    await dm_saying(li, delayed, text.trouble.waiting)
    await card_of(stage, made.id, text.words.status[Status.CREATING])

    await stage.tencent.change(Settings(down=False))
    await made.card(text.words.status[Status.WAITING])
    assert len(await stage.tencent.flows()) == 1
    assert len(await cards_in(stage, made.id)) == 1
    assert sum(m.says(delayed) for m in await li.dm_messages()) == 1


@both
async def test_a_lost_answer_is_made_good_by_the_callback(
    stage: Stage, li: Person, text: Text
) -> None:
    await stage.tencent.fail_next(Fault(action="CreateFlowByFiles", kind="lost_after"))
    made = await ordered(stage, li)
    await made.card(text.words.status[Status.WAITING])
    assert len(await stage.tencent.requests("CreateFlowByFiles")) == 1
    assert len(await stage.tencent.flows()) == 1


async def asked_what_to_do(
    stage: Stage, li: Person, clock: MovableClock, text: Text
) -> tuple[Made, Message]:
    """The answer was lost and so was the callback; a minute later the owner is asked."""
    await stage.tencent.disturb_callbacks(CallbackFaults(drop=1))
    await stage.tencent.fail_next(Fault(action="CreateFlowByFiles", kind="lost_after"))
    made = await ordered(stage, li)
    await dm_saying(li, text.trouble.delayed[Trouble.CREATE](made.name))
    clock.ahead = timedelta(seconds=75)
    asking = await li.wait_dm(lambda m: trouble.CREATE_AGAIN in m.actions, seconds=30)
    assert asking.says(text.trouble.unclear(made.name))
    await card_of(stage, made.id, text.words.needs_attention)
    return made, asking


@both
async def test_what_is_unclear_is_created_again_only_when_its_owner_says_so(
    stage: Stage, li: Person, clock: MovableClock, text: Text
) -> None:
    made, asking = await asked_what_to_do(stage, li, clock, text)
    assert len(await stage.tencent.requests("CreateFlowByFiles")) == 1

    await li.press(asking, trouble.CREATE_AGAIN, confirm=True)
    assert (await stage.desk.replay()).status == 200
    await made.card(text.words.status[Status.WAITING])
    assert len(await stage.tencent.requests("CreateFlowByFiles")) == 2
    assert len(await cards_in(stage, made.id)) == 1


@both
async def test_what_is_unclear_can_be_given_up(
    stage: Stage, li: Person, clock: MovableClock, text: Text
) -> None:
    made, asking = await asked_what_to_do(stage, li, clock, text)
    await li.press(asking, trouble.GIVE_UP, confirm=True)
    await card_of(stage, made.id, text.words.status[Status.FAILED])
    assert len(await stage.tencent.requests("CreateFlowByFiles")) == 1


@both
async def test_what_was_given_up_comes_back_when_it_turns_out_to_exist(
    stage: Stage, li: Person, clock: MovableClock, text: Text
) -> None:
    made, asking = await asked_what_to_do(stage, li, clock, text)
    await li.press(asking, trouble.GIVE_UP, confirm=True)
    await card_of(stage, made.id, text.words.status[Status.FAILED])
    await stage.tencent.sign((await made.flow()).flow_id, 0)
    await made.card(text.words.status[Status.PARTLY_SIGNED], text.words.signed_of(1, 2))


async def test_between_the_steps_of_a_template_nothing_is_made_twice(
    stage: Stage, li: Person, text: Text
) -> None:
    for action in ("CreateDocument", "StartFlow"):
        await stage.tencent.fail_next(Fault(action=action, kind="lost_after"))
    await open_form(li)
    await fill_roles(li, await choose_template(li), "NDA 2026")
    made = Made(stage, id_in(await li.submit()), "NDA 2026", "legal")
    await made.card(text.words.status[Status.WAITING])
    assert len(await stage.tencent.requests("CreateFlow")) == 1
    assert len(await stage.tencent.flows()) == 1


@both
async def test_a_link_that_cannot_be_had_now_is_said(stage: Stage, li: Person, text: Text) -> None:
    made = await make(stage)
    flow = await made.flow()
    await stage.tencent.sign(flow.flow_id, 0)
    await stage.tencent.sign(flow.flow_id, 1)
    done = await made.card(text.words.status[Status.FINISHED])
    await stage.tencent.wait_callbacks_settled()
    await stage.tencent.change(Settings(down=True))
    await li.press(done, card.DOWNLOAD)
    shown = await li.wait_ephemeral(lambda m: True)
    assert text.errors.unavailable in shown.text


async def test_after_a_silence_the_contract_is_looked_up(
    stage: Stage, given: Given, clock: MovableClock, text: Text
) -> None:
    """Every callback was lost; the next process that starts asks Tencent by itself."""
    async with bot_on(stage, given):
        made = await make(stage)
        flow = await made.flow()
    await stage.tencent.disturb_callbacks(CallbackFaults(drop=10))
    await stage.tencent.sign(flow.flow_id, 0)
    await stage.tencent.sign(flow.flow_id, 1)
    clock.ahead = timedelta(minutes=6)
    async with bot_on(stage, replace(given)):
        await made.card(text.words.status[Status.FINISHED])
