"""Slack is slow, refuses, loses answers or is not there: everything is shown once, in the end."""

import pytest

from bot.stage import Stage, bot_on
from bot.wiring import Given
from handlers.text import Text
from handlers.views import create, review
from sandbox.slack.client import Person
from services.contracts.announcements import Line
from services.contracts.model import Status

from .acting import Made, card_of, cards_in, fill_in, form, id_in, make, open_form, submit


async def made_with_trouble(stage: Stage, li: Person, method: str, kind: str, times: int) -> Made:
    """A contract for whose announcements Slack has this trouble."""
    await open_form(li)
    await fill_in(li, form())
    await stage.desk.fault(method, kind, times=times)
    made = Made(stage, id_in(await li.submit()), "Sales 2026", "legal")
    await li.close()
    return made


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(
    "kind", ["error_before", "error_after", "drop_before", "drop_after", "ratelimited"]
)
async def test_a_post_that_fails_ends_as_one_card_and_one_line(
    stage: Stage, li: Person, text: Text, kind: str, times: int
) -> None:
    made = await made_with_trouble(stage, li, "chat.postMessage", kind, times)
    await made.card(text.words.status[Status.WAITING])
    lines = await made.lines(text.card.of_person[Line.CREATED](f"<@{await li.id()}>"))
    assert len(lines) == 1
    assert len(await cards_in(stage, made.id)) == 1


@pytest.mark.parametrize("kind", ["error_after", "drop_before", "ratelimited"])
async def test_not_even_looking_works_and_still_it_is_one_card(
    stage: Stage, li: Person, text: Text, kind: str
) -> None:
    await stage.desk.fault("conversations.history", kind, times=4)
    made = await made_with_trouble(stage, li, "chat.postMessage", "drop_after", 1)
    await made.card(text.words.status[Status.WAITING])
    assert len(await cards_in(stage, made.id)) == 1


@pytest.mark.parametrize("kind", ["error_after", "drop_before", "ratelimited"])
async def test_an_update_that_fails_is_made_again(
    stage: Stage, li: Person, text: Text, kind: str
) -> None:
    made = await made_with_trouble(stage, li, "chat.update", kind, 4)
    await made.card(text.words.status[Status.WAITING])
    assert len(await cards_in(stage, made.id)) == 1


async def test_while_slack_is_away_nothing_is_lost(stage: Stage, li: Person, text: Text) -> None:
    made = await make(stage, reviewer="wang")
    flow = await made.flow()
    await stage.desk.down()
    await stage.tencent.refuse(flow.flow_id, 0, "价格不对")
    await stage.tencent.wait_callbacks_settled()
    await stage.desk.down(down=False)
    await made.card(text.words.status[Status.REFUSED])
    lines = await made.lines(text.card.of_contract[Line.REFUSED])
    assert sum(text.card.of_contract[Line.REFUSED] in line for line in lines) == 1
    assert len(await cards_in(stage, made.id)) == 1


async def test_a_slack_that_is_away_when_the_bot_starts(
    stage: Stage, given: Given, text: Text
) -> None:
    await stage.desk.down()
    async with bot_on(stage, given):
        told = await stage.desk.person("li").command("/esign list")
        assert told.problem == ""
        await stage.desk.down(down=False)
        made = await make(stage)
        await made.card(text.words.status[Status.WAITING])


async def test_a_channel_that_was_archived_hands_the_card_to_its_owner(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    await stage.desk.archive("legal")
    await stage.tencent.expire((await made.flow()).flow_id)
    await li.wait_dm(lambda m: m.says(made.id) and m.says(text.words.status[Status.EXPIRED]))


async def test_the_form_says_when_it_cannot_be_drawn_and_tries_again(
    stage: Stage, li: Person, text: Text
) -> None:
    await stage.desk.fault("views.update", "error_before")
    await li.command("/esign new")
    shown = await li.wait_modal(lambda v: create.RETRY in v.actions)
    await li.press(shown, create.RETRY)
    await li.wait_modal(create.SUBMIT)


async def test_a_file_that_slack_is_slow_to_show_does_not_hold_up_the_submission(
    stage: Stage, li: Person, text: Text
) -> None:
    await open_form(li)
    await fill_in(li, form())
    await stage.desk.fault("files.info", "delay", seconds=2.5)
    made = Made(stage, id_in(await li.submit()), "Sales 2026", "legal")
    await made.card(text.words.status[Status.WAITING])


async def test_a_file_that_is_no_pdf_is_found_out_at_the_latest_by_the_worker(
    stage: Stage, li: Person, text: Text
) -> None:
    await open_form(li)
    await fill_in(li, form(), pdf=b"PK\x03\x04 a Word document")
    await stage.desk.fault("files.info", "error_before")
    made = id_in(await li.submit())
    await card_of(stage, made, text.words.status[Status.FAILED])
    assert await stage.tencent.requests() == []


async def test_an_approval_is_kept_though_the_answer_to_it_cannot_be_shown(
    stage: Stage, li: Person, wang: Person, text: Text
) -> None:
    made = await make(stage, reviewer="wang")
    asked = await wang.wait_dm(lambda m: review.APPROVE in m.actions)
    await stage.desk.down()
    pressed = await wang.press(asked, review.APPROVE)
    assert pressed.problem == ""
    await stage.desk.down(down=False)
    await made.card(text.words.status[Status.WAITING])


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_submission_whose_answer_was_lost_may_be_sent_again(
    stage: Stage, li: Person, text: Text
) -> None:
    done = await submit(li, form())
    assert (await stage.desk.replay()).status == 200
    made = Made(stage, id_in(done), "Sales 2026", "legal")
    await made.card(text.words.status[Status.WAITING])
    assert len(await stage.tencent.flows()) == 1
    assert len(await cards_in(stage, made.id)) == 1
