"""App Home: somebody's contracts at a glance, and everything that can be done from there."""

from collections.abc import Callable
from functools import partial

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import cancel, card, home, links, review, status
from sandbox.slack.client import Person, View
from sandbox.slack.config import TEAM
from sandbox.tencent import Fault
from services.contracts.announcements import Line
from services.contracts.errors import Reason
from services.contracts.model import Status

from .acting import dm_saying, eventually, fill_in, form, id_in, make

both = pytest.mark.parametrize("lang", ["en", "zh"])


def saying(*parts: str) -> Callable[[View], bool]:
    return lambda view: all(view.says(part) for part in parts)


async def look_at_home(person: Person, *parts: str) -> View:
    assert await person.open_home() == ""
    return await person.wait_home(saying(*parts))


async def details_of(person: Person, contract_id: str) -> View:
    """The contract in a modal, from its row on Home."""
    shown = await look_at_home(person, contract_id)
    assert (await person.press(shown, status.DETAILS, value=contract_id)).problem == ""
    return await person.wait_modal(home.DETAILS)


@both
async def test_an_empty_home_says_what_this_is_and_offers_the_first_contract(
    stage: Stage, li: Person, text: Text
) -> None:
    shown = await look_at_home(li, text.home.greeting, text.status.empty)
    assert shown.actions == [status.NEW, home.HELP, home.REFRESH, status.MANY]
    styles = [shown.element(action).get("style") for action in shown.actions]
    assert styles == ["primary", None, None, None]

    await li.press(shown, status.NEW)
    await li.wait_modal("esign:v1:create")


async def test_the_messages_tab_is_none_of_our_business(stage: Stage, li: Person) -> None:
    assert await li.open_home("messages") == ""
    assert (await stage.desk.calls("views.publish")) == []


@both
async def test_everybody_sees_what_they_can_do_now(
    stage: Stage, li: Person, wang: Person, zhao: Person, sam: Person, text: Text
) -> None:
    made = await make(stage, reviewer="wang", says=text.words.in_review)
    said = text.home
    for person, heading, now in (
        (li, text.status.waits_for_others, said.remind_or_cancel),
        (wang, text.status.needs_me, said.decide),
        (zhao, text.status.needs_me, said.sign),
    ):
        shown = await look_at_home(person, made.id, made.name, heading, now)
        assert shown.says(text.words.in_review)
        assert shown.says(text.words.signed_of(0, 2))
        assert shown.says(text.words.deadline_label)
    assert not (await look_at_home(sam, text.status.empty)).says(made.id)


@both
async def test_help_is_shown_where_the_person_looks(stage: Stage, li: Person, text: Text) -> None:
    await li.press(await look_at_home(li), home.HELP)
    shown = await li.wait_modal(saying(text.help.heading, text.help.outro))
    assert shown.title == text.home.answer_title
    assert await li.dm_messages() == []


@both
async def test_the_details_are_what_the_command_answers(
    stage: Stage, li: Person, zhao: Person, text: Text
) -> None:
    made = await make(stage)
    for person in (li, zhao):
        told = await person.command(f"/esign status {made.id}")
        assert told.message is not None
        shown = await details_of(person, made.id)
        assert shown.title == text.home.details_title
        assert (shown.words, shown.actions) == (told.message.words, told.message.actions)
        await person.close()


@both
async def test_a_reminder_from_home_is_answered_over_the_details(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    await li.press(await details_of(li, made.id), card.REMIND)
    await li.wait_modal(saying(text.replies.remind_asked(made.name)))
    await made.lines(text.card.of_person[Line.REMINDED](f"<@{await li.id()}>"))
    await li.close()
    below = await li.wait_modal(home.DETAILS)
    assert below.says(made.id)
    assert await li.dm_messages() == []


@both
async def test_a_cancellation_from_home_shows_in_the_details_and_on_home(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    await li.press(await details_of(li, made.id), card.CANCEL)
    await li.wait_modal(cancel.SUBMIT)
    await li.fill({cancel.REASON: "价格有误"})
    assert (await li.submit()).kind == "update"
    await li.wait_modal(saying(text.cancel.asked(made.name)))

    cancelled = text.words.status[Status.CANCELLED]
    await made.card(cancelled)
    await li.wait_home(saying(text.status.recently_done, cancelled))
    await li.close()
    below = await li.wait_modal(saying(cancelled))
    assert card.CANCEL not in below.actions


async def test_a_form_that_was_not_sent_leads_back_to_the_details(stage: Stage, li: Person) -> None:
    made = await make(stage)
    await li.press(await details_of(li, made.id), card.CANCEL)
    await li.wait_modal(cancel.SUBMIT)
    await li.close()
    assert (await li.wait_modal(home.DETAILS)).says(made.id)


@both
async def test_a_reviewer_approves_from_home(
    stage: Stage, wang: Person, li: Person, text: Text
) -> None:
    made = await make(stage, reviewer="wang", says=text.words.in_review)
    shown = await details_of(wang, made.id)
    assert shown.actions == [review.VIEW, review.APPROVE, review.SEND_BACK, review.REFUSE]
    await wang.press(shown, review.APPROVE)
    await wang.wait_modal(saying(text.replies.decision_received))

    waiting = text.words.status[Status.WAITING]
    await made.card(waiting)
    await wang.wait_home(saying(waiting, text.status.waits_for_others))
    await wang.close()
    below = await wang.wait_modal(saying(waiting))
    assert review.APPROVE not in below.actions


@both
async def test_a_reviewer_sends_back_from_home(stage: Stage, wang: Person, text: Text) -> None:
    made = await make(stage, reviewer="wang", says=text.words.in_review)
    await wang.press(await details_of(wang, made.id), review.SEND_BACK)
    await wang.wait_modal(review.SEND_BACK_SUBMIT)
    await wang.fill({review.REASON: "条款不全"})
    assert (await wang.submit()).kind == "update"
    await wang.wait_modal(saying(text.review.received))
    await wang.wait_home(saying(text.home.decide_again))


async def test_a_reviewer_refuses_from_home(stage: Stage, wang: Person, text: Text) -> None:
    made = await make(stage, reviewer="wang", says=text.words.in_review)
    await wang.press(await details_of(wang, made.id), review.REFUSE)
    await wang.wait_modal(review.REFUSE_SUBMIT)
    await wang.fill({review.REASON: "不同意", review.SURE: ["sure"]})
    assert (await wang.submit()).kind == "update"
    await wang.wait_home(saying(text.status.recently_done, text.words.status[Status.REFUSED]))


@both
async def test_a_sign_link_is_shown_over_the_details(
    stage: Stage, zhao: Person, text: Text
) -> None:
    made = await make(stage)
    await zhao.press(await details_of(zhao, made.id), links.GET_LINK)
    shown = await zhao.wait_modal(lambda v: links.OPEN_SIGN in v.actions)
    assert shown.says(text.links.sign_ready(made.name))
    opened = (await zhao.press(shown, links.OPEN_SIGN)).opened
    assert opened is not None
    assert opened.startswith("http")
    assert not any(links.OPEN_SIGN in message.actions for message in await zhao.dm_messages())


async def test_a_link_that_takes_its_time_takes_the_place_of_the_word_that_it_does(
    stage: Stage, zhao: Person, text: Text
) -> None:
    made = await make(stage)
    shown = await details_of(zhao, made.id)
    slow = Fault(action="DescribeFlowInfo", kind="lost_before", hang=1.5)
    await stage.tencent.fail_next(slow)
    await zhao.press(shown, links.GET_LINK)
    await zhao.wait_modal(saying(text.replies.one_moment))
    await zhao.wait_modal(lambda v: links.OPEN_SIGN in v.actions)
    await zhao.close()
    assert (await zhao.wait_modal(home.DETAILS)).says(made.id)


@both
async def test_a_finished_contract_is_downloaded_from_home(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    flow = await made.flow()
    for who in (0, 1):
        await stage.tencent.sign(flow.flow_id, who)
    await made.card(text.words.status[Status.FINISHED])
    await look_at_home(li, text.status.recently_done, text.home.download)
    await li.press(await details_of(li, made.id), card.DOWNLOAD)
    await li.wait_modal(lambda v: links.OPEN_DOWNLOAD in v.actions)


async def test_a_new_contract_from_home_is_on_home_at_once(
    stage: Stage, li: Person, text: Text
) -> None:
    await li.press(await look_at_home(li), status.NEW)
    await li.wait_modal("esign:v1:create")
    await fill_in(li, form())
    contract_id = id_in(await li.submit())
    await li.wait_home(saying(contract_id))


async def test_five_of_a_group_are_shown_and_more_on_demand(
    stage: Stage, li: Person, text: Text
) -> None:
    for number in range(6):
        await make(stage, f"Sales {number}")
    shown = await look_at_home(li, "Sales 5")
    assert shown.actions.count(status.DETAILS) == 5
    assert not shown.says("Sales 0")
    await li.press(shown, home.MORE)
    more = await li.wait_home(saying("Sales 0"))
    assert more.actions.count(status.DETAILS) == 6
    assert home.MORE not in more.actions


async def test_more_is_shown_also_where_home_was_drawn_anew_meanwhile(
    stage: Stage, li: Person, text: Text
) -> None:
    for number in range(6):
        await make(stage, f"Sales {number}")
    shown = await look_at_home(li, "Sales 5")
    await stage.desk.fault("views.publish", "refused", error="hash_conflict")
    await li.press(shown, home.MORE)
    await li.wait_home(saying("Sales 0"))


async def test_refresh_looks_again(stage: Stage, li: Person, text: Text) -> None:
    made = await make(stage)
    shown = await look_at_home(li, text.words.status[Status.WAITING])
    await stage.tencent.sign((await made.flow()).flow_id, 0)
    partly = text.words.status[Status.PARTLY_SIGNED]
    await made.card(partly)
    await li.press(shown, home.REFRESH)
    await li.wait_home(saying(partly, text.words.signed_of(1, 2)))


@both
async def test_what_is_over_by_now_is_said_where_the_person_looks(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    shown = await details_of(li, made.id)
    await stage.tencent.expire((await made.flow()).flow_id)
    await made.card(text.words.status[Status.EXPIRED])
    await li.press(shown, card.CANCEL)
    await li.wait_modal(saying(text.errors.reason[Reason.ENDED]))
    await li.close()
    await li.wait_modal(saying(text.words.status[Status.EXPIRED]))


@both
async def test_home_needs_no_tencent_and_a_press_that_does_says_what_is_wrong(
    stage: Stage, zhao: Person, text: Text
) -> None:
    made = await make(stage)
    await stage.tencent.fail_next(Fault(action="*", kind="http", status=502, times=1000))
    await zhao.press(await details_of(zhao, made.id), links.GET_LINK)
    await zhao.wait_modal(saying(text.errors.unavailable))


async def test_somebody_elses_contract_is_refused_whatever_the_button_says(
    stage: Stage, li: Person, sam: Person, text: Text
) -> None:
    made = await make(stage)
    shown = await look_at_home(sam, text.status.empty)
    forged = (status.DETAILS, card.CANCEL, card.REMIND, card.DOWNLOAD, links.GET_LINK)
    for told, action_id in enumerate(forged, start=1):
        await press_on_home_as(stage, sam, shown, action_id, made.id)
        await eventually(partial(has_heard, sam, told))
    await dm_saying(sam, text.replies.only_involved(f"<@{await li.id()}>"))
    assert await stage.tencent.requests("CreateFlowReminds") == []
    assert await stage.tencent.requests("CancelFlow") == []
    assert await sam.modal() is None
    assert not any(made.name in message.words for message in await sam.dm_messages())


async def test_a_faster_change_is_not_drawn_over(stage: Stage, li: Person, text: Text) -> None:
    """Slack answers hash_conflict, which is no error: nobody is told of it."""
    made = await make(stage)
    await look_at_home(li, made.id)
    await stage.desk.fault("views.publish", "refused", error="hash_conflict")
    shown = await li.home()
    assert shown is not None
    assert (await li.press(shown, home.REFRESH)).problem == ""
    await stage.desk.wait_call("views.publish", lambda call: call.error == "hash_conflict")
    assert await li.modal() is None
    assert await li.dm_messages() == []


async def test_who_only_opened_the_tab_is_not_written_to_when_it_cannot_be_drawn(
    stage: Stage, li: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.desk.fault("views.publish", "refused", error="internal_error")
    assert await li.open_home() == ""

    async def logged() -> bool:
        return "an event could not be served" in caplog.text

    await eventually(logged)
    assert await li.dm_messages() == []


async def test_a_guest_of_another_company_gets_no_home(stage: Stage, bot: str, text: Text) -> None:
    await make(stage)
    gao = stage.desk.person("gao")
    assert await gao.open_home() == ""
    await stage.desk.wait_call("views.publish", lambda call: call.error == "user_not_found")
    assert await gao.home() is None


async def has_heard(person: Person, times: int) -> bool:
    return len(await person.dm_messages()) == times


async def press_on_home_as(
    stage: Stage, person: Person, on: View, action_id: str, value: str
) -> None:
    """A press on a button that this person's Home never had."""
    me = await person.id()
    payload = {
        "type": "block_actions",
        "user": {"id": me, "username": person.name, "name": person.name, "team_id": TEAM},
        "team": {"id": TEAM, "domain": "pretend"},
        "api_app_id": "A0SIGNET1",
        "token": "x",
        "container": {"type": "view", "view_id": on.id},
        "view": on.raw,
        "trigger_id": f"1.2.{action_id}",
        "actions": [{"type": "button", "action_id": action_id, "block_id": "b", "value": value}],
    }
    assert (await stage.desk.inject_payload(payload)).status == 200
