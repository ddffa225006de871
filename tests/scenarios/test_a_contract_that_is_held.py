"""A company that has every contract reviewed before it is sent: Tencent holds it until then."""

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import review
from sandbox.slack.client import Person
from sandbox.tencent import Settings
from services.contracts.announcements import Line
from services.contracts.model import Status

from .acting import REVIEWER, Made, id_in, open_form
from .test_a_contract_from_a_template import choose_template, fill_roles

both = pytest.mark.parametrize("lang", ["en", "zh"])


async def held(stage: Stage, li: Person, *, reviewer: str = "") -> Made:
    await stage.tencent.change(Settings(reviews_creation=True))
    return await from_template(stage, li, reviewer=reviewer)


async def from_template(stage: Stage, li: Person, *, reviewer: str = "") -> Made:
    await open_form(li)
    await fill_roles(li, await choose_template(li), "NDA 2026")
    if reviewer:
        await li.fill({REVIEWER: reviewer})
    made = Made(stage, id_in(await li.submit()), "NDA 2026", "legal")
    await li.close()
    return made


@both
async def test_the_reviewer_says_whether_it_is_sent_and_then_whether_we_sign(
    stage: Stage, li: Person, wang: Person, text: Text
) -> None:
    made = await held(stage, li, reviewer="wang")
    await made.card(text.card.next_held_in_review)
    asked = await wang.wait_dm(lambda said: said.says(text.review.explains_sending))
    assert review.REFUSE not in asked.actions
    await wang.press(asked, review.SEND_BACK)
    await wang.wait_modal(review.SEND_BACK_SUBMIT)
    await wang.fill({review.REASON: "补一页"})
    assert (await wang.submit()).kind == "update"
    await wang.close()
    await made.lines("补一页")
    again = await wang.wait_dm(lambda said: review.SEND_BACK not in said.actions)
    await wang.press(again, review.APPROVE)
    await made.card(text.words.in_review, text.card.next_in_review)
    await made.lines(text.card.of_person[Line.SENDING_APPROVED](f"<@{await wang.id()}>"))
    asked = await wang.wait_dm(lambda said: review.REFUSE in said.actions)
    await wang.press(asked, review.APPROVE)
    await made.card(text.words.status[Status.WAITING])
    sent = await stage.tencent.requests("CreateFlowSignReview")
    decisions = [(one.body["ReviewType"], one.body.get("OperateType")) for one in sent]
    assert decisions == [("REJECT", "CreateReview"), ("PASS", "CreateReview"), ("PASS", None)]


@both
async def test_where_nobody_was_named_its_owner_is_told_where_it_waits(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await held(stage, li)
    await made.card(text.words.in_review, text.card.next_held)
