"""What an owner can do with a contract that is out, and with one that is signed."""

from datetime import timedelta

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import cancel_many, card, evidence, extend, links, release, review, when
from sandbox.slack.client import Person
from sandbox.tencent import FlowView
from services.contracts.announcements import Line
from services.contracts.errors import Reason
from services.contracts.model import Status
from services.contracts.office import Verdict

from .acting import (
    CONTRACT_ID,
    Made,
    MovableClock,
    choose,
    dm_saying,
    ephemeral_saying,
    eventually,
    make,
)

both = pytest.mark.parametrize("lang", ["en", "zh"])


async def signed_by_all(stage: Stage, text: Text, name: str = "Sales 2026") -> Made:
    made = await make(stage, name)
    flow = await made.flow()
    for who in (0, 1):
        await stage.tencent.sign(flow.flow_id, who)
    await made.card(text.words.status[Status.FINISHED])
    return made


@both
async def test_more_time_is_given_and_the_card_shows_the_new_day(
    stage: Stage, li: Person, clock: MovableClock, text: Text
) -> None:
    made = await make(stage)
    before = (await made.flow()).deadline
    await choose(li, await made.card(), card.EXTEND, made.id)
    await li.wait_modal(extend.SUBMIT)
    today, later = (clock().date() + timedelta(days=days) for days in (1, 30))
    await li.fill({extend.DAY: str(today)})
    assert (await li.submit()).errors == {extend.DAY: text.wrong.not_later}
    await li.fill({extend.DAY: str(later)})
    done = await li.submit()
    assert done.view is not None
    assert done.view.says(text.extend.asked(made.name))
    await made.card(str(later))
    await made.lines(text.card.of_person[Line.EXTENDED](f"<@{await li.id()}>"))
    assert (await made.flow()).deadline > before


@pytest.mark.parametrize("lang", ["zh"])
async def test_more_time_can_be_asked_for_with_a_command_for_one_signer_alone(
    stage: Stage, li: Person, clock: MovableClock, text: Text
) -> None:
    made = await make(stage)
    await li.command(f"/esign 延期 {made.id}")
    await li.wait_modal(extend.SUBMIT)
    await li.fill({extend.DAY: str(clock().date() + timedelta(days=30)), extend.PARTY: "1"})
    assert (await li.submit()).errors == {extend.DAY: text.wrong.after_contract}
    day = clock().date() + timedelta(days=3)
    await li.fill({extend.DAY: str(day)})
    assert (await li.submit()).kind == "update"
    until = when.end_of(day, "Asia/Shanghai").astimezone(when.CHINA)
    await made.card(text.card.party_until(text.words.zoned(until.strftime("%Y-%m-%d %H:%M"))))
    await made.lines(text.card.of_party[Line.PARTY_EXTENDED]("李**"))


@both
async def test_nobody_but_the_owner_gives_more_time_and_nobody_when_it_is_over(
    stage: Stage, li: Person, sam: Person, text: Text
) -> None:
    made = await make(stage)
    await choose(sam, await made.card(), card.EXTEND, made.id)
    await ephemeral_saying(sam, text.replies.only_involved(f"<@{await li.id()}>"))
    await stage.tencent.expire((await made.flow()).flow_id)
    await made.card(text.words.status[Status.EXPIRED])
    told = await li.command(f"/esign extend {made.id}")
    assert text.errors.reason[Reason.ENDED] in told.text
    assert await stage.tencent.requests("ModifyFlowDeadline") == []


@both
async def test_a_signed_contract_is_dissolved_by_an_agreement_with_a_card_of_its_own(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await signed_by_all(stage, text)
    await choose(li, await made.card(), card.RELEASE, made.id)
    await li.wait_modal(release.SUBMIT)
    await li.fill({release.REASON: "项目取消"})
    await li.fill({release.SURE: ["sure"]})
    done = await li.submit()
    assert done.view is not None
    [its_id] = CONTRACT_ID.findall(done.view.words)
    await li.close()
    agreement = Made(stage, its_id, text.release.name(made.name), "legal")
    await agreement.card(text.words.status[Status.WAITING], text.release.of(made.id))
    await made.card(text.release.by(its_id))

    flow = await its_flow(stage, made)
    for who in (0, 1):
        await stage.tencent.sign(flow.flow_id, who)
    await agreement.card(text.words.status[Status.FINISHED])
    await made.card(text.words.status[Status.RELEASED])
    assert len(await stage.tencent.requests("CreateReleaseFlow")) == 1


@both
async def test_while_one_agreement_is_out_no_other_is_sent(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await signed_by_all(stage, text)
    before = await made.card()
    await choose(li, before, card.RELEASE, made.id)
    await li.wait_modal(release.SUBMIT)
    await li.fill({release.REASON: "项目取消", release.SURE: ["sure"]})
    assert (await li.submit()).kind == "update"
    await li.close()
    await made.card(made.id, text.release.by("")[:10])
    await choose(li, await made.card(), card.RELEASE, made.id)
    await ephemeral_saying(li, text.errors.reason[Reason.RELEASE_UNDER_WAY])


@both
async def test_the_signatures_are_checked_and_the_document_is_read(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await signed_by_all(stage, text)
    await choose(li, await made.card(), card.VERIFY, made.id)
    await ephemeral_saying(li, text.evidence.verdict[Verdict.GENUINE](made.name))
    await choose(li, await made.card(), card.VIEW, made.id)
    read = await ephemeral_saying(li, text.links.look_ready(made.name))
    assert read.element(links.OPEN_LOOK)["url"].startswith("http")


@both
async def test_the_reviewer_reads_it_before_they_decide(
    stage: Stage, li: Person, wang: Person, text: Text
) -> None:
    made = await make(stage, reviewer="wang", says=text.words.in_review)
    asked = await wang.wait_dm(lambda said: review.APPROVE in said.actions)
    await wang.press(asked, review.VIEW)
    read = await ephemeral_saying(wang, text.links.look_ready(made.name))
    assert links.OPEN_LOOK in read.actions


@both
async def test_an_evidence_report_is_ordered_and_told_of_when_it_is_ready(
    stage: Stage, asking_often: Person, text: Text
) -> None:
    li = asking_often
    made = await signed_by_all(stage, text)
    await choose(li, await made.card(), card.EVIDENCE, made.id)
    await li.wait_modal(evidence.SUBMIT)
    done = await li.submit()
    assert done.view is not None
    assert done.view.says(text.evidence.asked(made.name))
    await li.close()

    async def is_ordered() -> bool:
        return bool(await stage.tencent.requests("CreateFlowEvidenceReport"))

    await eventually(is_ordered)
    await choose(li, await made.card(), card.EVIDENCE, made.id)
    await finish_report(stage)
    told = await dm_saying(li, text.evidence.ready(made.name))
    await li.press(told, evidence.GET_REPORT)
    ready = await ephemeral_saying(li, text.evidence.link_ready(made.name))
    assert ready.element(evidence.OPEN_REPORT)["url"].startswith("http")
    assert len(await stage.tencent.requests("CreateFlowEvidenceReport")) == 1


@both
async def test_several_are_withdrawn_through_a_link_that_only_the_owner_sees(
    stage: Stage, li: Person, text: Text
) -> None:
    both_ = [await make(stage, "Sales 2026"), await make(stage, "Sales 2027")]
    await li.command("/esign cancel")
    await li.wait_modal(cancel_many.SUBMIT)
    await li.fill(
        {
            cancel_many.CONTRACTS: [one.id for one in both_],
            cancel_many.REASON: "Budget cut 🎉",
        }
    )
    assert (await li.submit()).errors == {cancel_many.REASON: text.wrong.characters("🎉")}
    await li.fill({cancel_many.REASON: "Budget cut"})
    assert (await li.submit()).kind == "update"
    shown = await li.wait_modal(lambda v: cancel_many.OPEN_LINK in v.actions)
    assert shown.says(text.cancel_many.link_ready(2))
    await li.close()
    for one in both_:
        await one.card(text.words.status[Status.WAITING])

    [task] = await stage.tencent.cancel_tasks()
    await stage.tencent.open_cancel(task.task_id)
    for one in both_:
        await one.card(text.words.status[Status.CANCELLED], "Budget cut")
        await one.lines(text.card.of_person[Line.CANCELLED](f"<@{await li.id()}>"))
    assert not any("://" in said.words for said in await li.dm_messages())


@both
async def test_who_has_nothing_to_withdraw_is_told(stage: Stage, sam: Person, text: Text) -> None:
    await make(stage)
    told = await sam.command("/esign cancel")
    assert text.cancel_many.nothing in told.text


@both
async def test_reminders_are_counted_and_none_is_promised_that_will_not_be_sent(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    for left in (2, 1, 0):
        told = await li.command(f"/esign remind {made.id}")
        assert text.replies.reminders_left(left) in told.text
        await made.card(text.card.reminders_left(left))
    assert card.REMIND not in (await made.card()).actions
    told = await li.command(f"/esign remind {made.id}")
    assert text.errors.reason[Reason.NO_REMINDER_LEFT] in told.text
    assert len(await stage.tencent.requests("CreateFlowReminds")) == 3


async def its_flow(stage: Stage, made: Made) -> FlowView:
    """The agreement, at Tencent: the last contract that is not the one it dissolves."""
    return [flow for flow in await stage.tencent.flows() if flow.name != made.name][-1]


async def finish_report(stage: Stage) -> None:
    [ordered] = await stage.tencent.reports()
    await stage.tencent.finish_report(ordered.report_id)
