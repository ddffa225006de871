"""Cancelling and reminding, by those who may, when it can be done."""

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import cancel, card
from sandbox.slack.client import Person
from sandbox.tencent import Fault
from sandbox.tencent.ess.running import REMINDERS
from services.contracts.announcements import Line, Trouble
from services.contracts.errors import Reason
from services.contracts.model import Status

from .acting import Made, dm_saying, ephemeral_saying, eventually, make, press_as


async def cancel_it(li: Person, made: Made) -> None:
    await li.command(f"/esign cancel {made.id}")
    await li.wait_modal(cancel.SUBMIT)
    await li.fill({cancel.REASON: "Ordered twice"})
    assert (await li.submit()).kind == "update"
    await li.close()


both = pytest.mark.parametrize("lang", ["en", "zh"])


@both
async def test_a_contract_is_cancelled_with_a_reason_and_the_quota_is_explained(
    stage: Stage, li: Person, text: Text
) -> None:
    first = await make(stage, "Sales 2026")
    second = await make(stage, "Sales 2027")
    await li.press(await second.card(), card.CANCEL)
    asking = await li.wait_modal(cancel.SUBMIT)
    assert asking.says(text.cancel.quota)
    await li.fill({cancel.REASON: "Ordered twice 🎉"})
    assert (await li.submit()).errors == {cancel.REASON: text.wrong.characters("🎉")}

    await li.fill({cancel.REASON: "Ordered twice"})
    done = await li.submit()
    assert done.view is not None
    assert done.view.says(text.cancel.asked("Sales 2027"))
    shown = await second.card(text.words.status[Status.CANCELLED], "Ordered twice")
    assert shown.actions == []
    who = f"<@{await li.id()}>"
    await second.lines(text.card.of_person[Line.CANCELLED](who))
    assert (await second.flow()).status != (await first.flow()).status
    await first.card(text.words.status[Status.WAITING])


@both
async def test_an_ended_contract_cannot_be_cancelled_or_reminded(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    before = await made.card()
    await stage.tencent.expire((await made.flow()).flow_id)
    await made.card(text.words.status[Status.EXPIRED])
    for verb in ("cancel", "remind"):
        told = await li.command(f"/esign {verb} {made.id}")
        assert text.errors.reason[Reason.ENDED] in told.text
    await press_as(stage, li, before, card.CANCEL)
    await dm_saying(li, text.errors.reason[Reason.ENDED])


@both
async def test_a_cancellation_that_tencent_refuses_is_told_and_can_be_asked_again(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    code = "OperationDenied.NoFlowPermission"
    await stage.tencent.fail_next(Fault(action="CancelFlow", kind="error", code=code))
    await cancel_it(li, made)
    failed = text.trouble.failed[Trouble.CANCEL](made.name)
    await dm_saying(li, failed, text.errors.reason[Reason.NOT_PERMITTED])
    await cancel_it(li, made)
    await made.card(text.words.status[Status.CANCELLED])


@both
async def test_a_reminder_is_sent_and_the_thread_says_so(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    await li.press(await made.card(), card.REMIND)
    await ephemeral_saying(li, text.replies.remind_asked(made.name))
    await made.lines(text.card.of_person[Line.REMINDED](f"<@{await li.id()}>"))
    await made.card(text.card.reminded_line("\0").split("\0")[0])


@both
async def test_however_fast_they_are_asked_for_no_more_reminders_are_sent_than_tencent_allows(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    for _ in range(REMINDERS + 1):
        await li.command(f"/esign remind {made.id}")
    await made.card(text.card.reminders_left(0))
    await stage.tencent.wait_callbacks_settled()
    assert len(await stage.tencent.requests("CreateFlowReminds")) == REMINDERS
    said = text.card.of_person[Line.REMINDED](f"<@{await li.id()}>")

    async def each_is_told() -> bool:
        return sum(said in line for line in await made.lines()) == REMINDERS

    await eventually(each_is_told)


@both
async def test_only_the_owner_may_remind(
    stage: Stage, li: Person, sam: Person, zhao: Person, text: Text
) -> None:
    made = await make(stage)
    for person in (sam, zhao):
        await person.press(await made.card(), card.REMIND)
    await ephemeral_saying(sam, text.replies.only_involved(f"<@{await li.id()}>"))
    await ephemeral_saying(zhao, text.replies.only_owner(f"<@{await li.id()}>"))
    assert await stage.tencent.requests("CreateFlowReminds") == []


async def test_a_replayed_press_reminds_once(stage: Stage, li: Person, text: Text) -> None:
    made = await make(stage)
    await li.press(await made.card(), card.REMIND)
    assert (await stage.desk.replay()).status == 200
    assert (await stage.desk.replay()).status == 200
    said = text.card.of_person[Line.REMINDED](f"<@{await li.id()}>")
    await made.lines(said)
    await cancel_it(li, made)
    lines = await made.lines(text.card.of_person[Line.CANCELLED](f"<@{await li.id()}>"))
    assert sum(said in line for line in lines) == 1
    assert len(await stage.tencent.requests("CreateFlowReminds")) == 1
