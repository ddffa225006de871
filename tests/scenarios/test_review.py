"""The sign review of our side: one person decides, everybody else is told who and when."""

import json

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import review
from sandbox.slack.client import Message, Person
from sandbox.tencent import ControlRefused, Fault
from services.contracts.announcements import Line
from services.contracts.errors import Reason
from services.contracts.model import Status

from .acting import (
    OUR_SIGNER,
    REVIEWER,
    Made,
    dm_saying,
    ephemeral_saying,
    form,
    id_in,
    make,
    press_as,
    row,
    submit,
)


async def asked_to_review(stage: Stage) -> tuple[Made, Message]:
    """A contract out for signature, and the card in Wang's messages."""
    made = await make(stage, reviewer="wang")
    asked = await stage.desk.person("wang").wait_dm(lambda m: review.APPROVE in m.actions)
    return made, asked


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_nobody_but_the_reviewer_is_asked_or_may_press(
    stage: Stage, li: Person, wang: Person, sam: Person, text: Text
) -> None:
    made, asked = await asked_to_review(stage)
    for other in ("li", "zhao", "sam"):
        messages = await stage.desk.person(other).dm_messages()
        assert not any(review.APPROVE in m.actions for m in messages)

    await press_as(stage, sam, asked, review.APPROVE)
    await dm_saying(sam, text.review.not_reviewer(f"<@{await wang.id()}>"))
    assert await stage.tencent.requests("CreateFlowSignReview") == []
    await made.card(text.words.in_review)


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_our_side_signs_only_after_the_approval_and_a_second_press_hears_of_it(
    stage: Stage, li: Person, wang: Person, text: Text
) -> None:
    made, asked = await asked_to_review(stage)
    flow = await made.flow()
    with pytest.raises(ControlRefused, match="NoSignReviewPass"):
        await stage.tencent.sign(flow.flow_id, 0)

    await wang.press(asked, review.APPROVE)
    await ephemeral_saying(wang, text.replies.decision_received)
    await made.card(text.words.status[Status.WAITING])
    await stage.tencent.sign(flow.flow_id, 0)
    lines = await made.lines(text.card.of_party[Line.PARTY_SIGNED]("赵** · 示例科技有限公司"))
    assert text.card.of_person[Line.REVIEW_APPROVED](f"<@{await wang.id()}>") in lines[1]

    await press_as(stage, wang, asked, review.APPROVE)
    who = f"<@{await wang.id()}>"
    head = text.review.already_approved(who, "\0").split("\0")[0]
    await dm_saying(wang, head)
    assert len(await stage.tencent.requests("CreateFlowSignReview")) == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_what_was_sent_back_with_a_reason_may_still_be_approved(
    stage: Stage, li: Person, wang: Person, text: Text
) -> None:
    made, asked = await asked_to_review(stage)
    await wang.press(asked, review.SEND_BACK)
    await wang.wait_modal(review.SEND_BACK_SUBMIT)
    await wang.fill({review.REASON: "The price is wrong"})
    assert (await wang.submit()).kind == "update"
    await wang.close()
    assert any("The price is wrong" in one for one in await made.lines("The price is wrong"))

    asked = await dm_saying(wang, text.review.still_open)
    assert review.SEND_BACK not in asked.actions
    await wang.press(asked, review.APPROVE)
    await made.card(text.words.status[Status.WAITING])
    decisions = await stage.tencent.requests("CreateFlowSignReview")
    assert [one.body["ReviewType"] for one in decisions] == ["REJECT", "PASS"]


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_refusing_for_good_wants_a_tick_and_ends_the_contract(
    stage: Stage, li: Person, wang: Person, text: Text
) -> None:
    made, asked = await asked_to_review(stage)
    await wang.press(asked, review.REFUSE)
    await wang.wait_modal(review.REFUSE_SUBMIT)
    await wang.fill({review.REASON: "Never with them"})
    assert (await wang.submit()).kind == "incomplete", "Slack's own client asks for the tick"
    await submit_without_the_tick(stage, wang, text)

    await wang.fill({review.SURE: ["sure"]})
    assert (await wang.submit()).kind == "update"
    await wang.close()
    await made.card(text.words.status[Status.REFUSED], "Never with them")
    await dm_saying(wang, "Never with them", text.review.heading)
    who = f"<@{await wang.id()}>"
    await made.lines(text.card.of_person[Line.REFUSED](who))


async def submit_without_the_tick(stage: Stage, wang: Person, text: Text) -> None:
    """As a client that does not look would: the bot itself asks for the tick."""
    view = await wang.modal()
    assert view is not None
    me = await wang.id()
    payload = {
        "type": "view_submission",
        "team": {"id": "T0SIGNET1", "domain": "pretend"},
        "user": {"id": me, "username": "wang", "name": "wang", "team_id": "T0SIGNET1"},
        "api_app_id": "A0SIGNET1",
        "token": "x",
        "trigger_id": "1.2.no-tick",
        "view": view.raw,
        "response_urls": [],
    }
    answered = await stage.desk.inject_payload(payload)
    assert answered.status == 200
    said = json.loads(answered.body)
    assert said == {"response_action": "errors", "errors": review.not_sure(text)}


async def test_a_reason_of_blanks_is_asked_for_again(
    stage: Stage, li: Person, wang: Person, text: Text
) -> None:
    _, asked = await asked_to_review(stage)
    await wang.press(asked, review.SEND_BACK)
    await wang.wait_modal(review.SEND_BACK_SUBMIT)
    await wang.fill({review.REASON: "  "})
    done = await wang.submit()
    assert set(done.errors) == {review.REASON}


async def test_a_decision_that_tencent_refused_may_be_pressed_again(
    stage: Stage, li: Person, wang: Person, text: Text
) -> None:
    made, asked = await asked_to_review(stage)
    refusal = Fault(
        action="CreateFlowSignReview", kind="error", code="OperationDenied.WhiteListForbid"
    )
    await stage.tencent.fail_next(refusal)
    await wang.press(asked, review.APPROVE)
    await dm_saying(wang, text.errors.reason[Reason.NO_FEATURE])

    await wang.press(asked, review.APPROVE)
    await made.card(text.words.status[Status.WAITING])


async def test_two_presses_at_once_are_one_decision(
    stage: Stage, li: Person, wang: Person, text: Text
) -> None:
    made, asked = await asked_to_review(stage)
    await wang.press(asked, review.APPROVE)
    assert (await stage.desk.replay()).status == 200
    await press_as(stage, wang, asked, review.APPROVE)
    await made.card(text.words.status[Status.WAITING])
    await made.lines(text.card.of_person[Line.REVIEW_APPROVED](f"<@{await wang.id()}>"))
    assert len(await stage.tencent.requests("CreateFlowSignReview")) == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_reviewer_where_nobody_signs_for_a_company_is_told_at_the_field(
    stage: Stage, li: Person, text: Text
) -> None:
    persons = {key: value for key, value in form(reviewer="wang").items() if "0:" not in key}
    done = await submit(li, persons | row(0, *OUR_SIGNER))
    assert done.errors == {REVIEWER: text.wrong.no_company}
    assert await stage.tencent.flows() == []


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_where_only_another_company_signs_the_review_is_given_up(
    stage: Stage, li: Person, wang: Person, text: Text
) -> None:
    """Tencent alone knows which company is ours, and says so when the review is handed in."""
    theirs = row(0, *OUR_SIGNER, company="远方贸易有限公司")
    done = await submit(li, form(reviewer="wang") | theirs)
    made = Made(stage, id_in(done), "Sales 2026", "legal")
    await li.close()
    asked = await wang.wait_dm(lambda m: review.APPROVE in m.actions)
    await made.card(text.words.in_review)

    await wang.press(asked, review.APPROVE)
    await dm_saying(wang, text.errors.refused(Reason.NO_REVIEW_WANTED))
    await made.card(text.words.status[Status.WAITING])
    over = await dm_saying(wang, text.review.needless)
    assert over.ts == asked.ts
    assert review.APPROVE not in over.actions
    await press_as(stage, wang, asked, review.APPROVE)
    await wang.wait_dm(lambda m: m.ts != over.ts and m.says(text.review.needless))
