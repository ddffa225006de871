"""What becomes of a contract that is out or signed, with each edition, as far as it goes."""

from datetime import timedelta

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import cancel_many, card, evidence, extend, links, release
from sandbox.slack.client import Person
from services.contracts.announcements import Line
from services.contracts.can import Can
from services.contracts.errors import Reason
from services.contracts.model import Status
from services.contracts.office import Verdict
from tests.port.editions import Edition
from tests.port.needs import needs, over_editions

from .acting import CONTRACT_ID, Made, MovableClock, card_of, choose, ephemeral_saying, eventually
from .cast import sent, sign, signed_by_all


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    over_editions(metafunc)


class TestWhileItIsOut:
    @needs(Can.REMIND)
    async def test_as_many_reminders_are_sent_as_the_edition_allows_and_no_more(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        """Three for each signer in `ess`, one in `partner`."""
        made = await sent(stage, edition, text)
        allowed = edition.rules.reminders
        assert allowed is not None
        for left in reversed(range(allowed)):
            told = await li.command(f"/esign remind {made.id}")
            assert text.replies.reminders_left(left) in told.text
            await made.card(text.card.reminders_left(left))
        told = await li.command(f"/esign remind {made.id}")
        assert text.errors.reason[Reason.NO_REMINDER_LEFT] in told.text
        said = text.card.of_person[Line.REMINDED](f"<@{await li.id()}>")
        assert sum(said in line for line in await made.lines(said)) == allowed

    @needs(Can.EXTEND)
    async def test_more_time_is_given(
        self, stage: Stage, edition: Edition, li: Person, clock: MovableClock, text: Text
    ) -> None:
        made = await sent(stage, edition, text)
        before, later = (await made.flow()).deadline, clock().date() + timedelta(days=30)
        await choose(li, await made.card(), card.EXTEND, made.id)
        await li.wait_modal(extend.SUBMIT)
        await li.fill({extend.DAY: str(later)})
        assert (await li.submit()).kind == "update"
        await made.card(str(later))
        await made.lines(text.card.of_person[Line.EXTENDED](f"<@{await li.id()}>"))
        assert (await made.flow()).deadline > before

    @needs(Can.VIEW_LINK)
    async def test_its_owner_reads_the_document(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        made = await sent(stage, edition, text)
        await choose(li, await made.card(), card.VIEW, made.id)
        shown = await ephemeral_saying(li, text.links.look_ready(made.name))
        assert shown.element(links.OPEN_LOOK)["url"].startswith("http")

    @needs(Can.CANCEL_MANY)
    async def test_several_are_withdrawn_in_one_go(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        """`ess` wants a link to be opened for it, `partner` does it at once."""
        both = [await sent(stage, edition, text, name) for name in ("Sales_2026", "Sales_2027")]
        await li.command("/esign cancel")
        await li.wait_modal(cancel_many.SUBMIT)
        chosen = {cancel_many.CONTRACTS: [one.id for one in both]}
        await li.fill({**chosen, cancel_many.REASON: "Budget_cut"})
        assert (await li.submit()).kind == "update"
        if edition.rules.cancel_by_link:
            shown = await li.wait_modal(lambda v: cancel_many.OPEN_LINK in v.actions)
            assert shown.says(text.cancel_many.link_ready(2))
            for one in both:
                await one.card(text.words.status[Status.WAITING])
            [task] = await stage.tencent.cancel_tasks()
            await stage.tencent.open_cancel(task.task_id)
        for one in both:
            await one.card(text.words.status[Status.CANCELLED], "Budget_cut")
            await one.lines(text.card.of_person[Line.CANCELLED](f"<@{await li.id()}>"))


class TestOnceItIsSigned:
    @needs(Can.VERIFY)
    async def test_the_signatures_are_checked(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        made = await signed_by_all(stage, edition, text)
        await choose(li, await made.card(), card.VERIFY, made.id)
        await ephemeral_saying(li, text.evidence.verdict[Verdict.GENUINE](made.name))

    @needs(Can.EVIDENCE)
    async def test_a_report_is_ordered_and_told_of_when_it_is_ready(
        self, stage: Stage, edition: Edition, asking_often: Person, text: Text
    ) -> None:
        li = asking_often
        made = await signed_by_all(stage, edition, text)
        await choose(li, await made.card(), card.EVIDENCE, made.id)
        await li.wait_modal(evidence.SUBMIT)
        assert (await li.submit()).kind == "update"
        await li.close()
        await eventually(stage.tencent.reports)
        [report] = await stage.tencent.reports()
        await stage.tencent.finish_report(report.report_id)
        told = await li.wait_dm(lambda m: evidence.GET_REPORT in m.actions)
        await li.press(told, evidence.GET_REPORT)
        ready = await ephemeral_saying(li, text.evidence.link_ready(made.name))
        assert ready.element(evidence.OPEN_REPORT)["url"].startswith("http")

    @needs(Can.RELEASE)
    async def test_it_is_dissolved_by_an_agreement_that_both_sign(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        made = await signed_by_all(stage, edition, text)
        await choose(li, await made.card(), card.RELEASE, made.id)
        await li.wait_modal(release.SUBMIT)
        await li.fill({release.REASON: "项目取消", release.SURE: ["sure"]})
        done = await li.submit()
        assert done.view is not None
        [its_id] = CONTRACT_ID.findall(done.view.words)
        words = (text.words.status[Status.WAITING], text.release.of(made.id))
        await card_of(stage, its_id, *words)
        [_, flow] = await stage.tencent.flows()
        agreement = Made(stage, its_id, flow.name, "legal")
        for who in (0, 1):
            await sign(agreement, who)
        await made.card(text.words.status[Status.RELEASED])
