"""What can be done through Slack with each edition of the API, as far as that edition goes.

Every test runs over the editions that have what it `needs`. `ess` and `partner` tell the bot what
happens; `legacy` tells nobody anything, so there all is seen by asking.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.stage import Stage, bot_on
from bot.sweeping import EVERY_SECONDS, UNTOLD_SECONDS
from bot.wiring import Given
from handlers.text import Text
from handlers.views import (
    cancel,
    card,
    create,
    links,
    review,
    trouble,
)
from sandbox.slack.client import Message, Person
from sandbox.tencent import CallbackFaults, ControlRefused, Fault
from services.contracts.announcements import Line
from services.contracts.can import Can
from services.contracts.model import Standing, Status
from tests.port.editions import Edition
from tests.port.needs import needs, over_editions, without

from .acting import (
    NAME,
    OUR_SIGNER,
    REVIEWER,
    SIGNER,
    THEIR_SIGNER,
    Made,
    MovableClock,
    cards_in,
    ephemeral_saying,
    eventually,
    fill_in,
    id_in,
    open_form,
)
from .cast import PAPER, form_of, ordered, sent, sign, take_part
from .test_a_contract_from_a_template import choose_template, fill_roles


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    over_editions(metafunc)


def left_of(edition: Edition) -> list[str]:
    """Of a contract that ended unsigned: where Tencent can be told to, its file is destroyed."""
    return [card.MORE] if Can.SERVER_SIGN in edition.can else []


class TestFromAFile:
    async def test_everybody_signs_and_the_signed_pdf_is_downloaded(
        self, stage: Stage, edition: Edition, li: Person, zhao: Person, text: Text
    ) -> None:
        made = await sent(stage, edition, text)
        first = await made.card()
        await sign(made, 0)
        await made.card(text.words.signed_of(1, 2), text.words.standing[Standing.SIGNED])
        await sign(made, 1)
        done = await made.card(text.words.status[Status.FINISHED])
        assert done.ts == first.ts
        assert len(await made.lines(text.card.of_contract[Line.FINISHED])) == 4
        assert len(await stage.tencent.requests(edition.making["file"])) == 1
        await li.press(done, card.DOWNLOAD)
        shown = await ephemeral_saying(li, text.links.download_ready(made.name))
        assert (await li.press(shown, links.OPEN_DOWNLOAD)).opened is not None

    async def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        typed = form_of(edition, "Sales_2026")
        await open_form(li)
        await fill_in(li, typed | {f"{SIGNER}:1:mobile": "139", NAME: "Sales_2026🎉"}, pdf=PAPER)
        refused = await li.submit()
        assert refused.errors == {
            f"{SIGNER}:1:mobile": text.wrong.mobile,
            NAME: text.wrong.characters("🎉"),
        }
        await li.fill({f"{SIGNER}:1:mobile": THEIR_SIGNER[1], NAME: "Sales_2026"})
        made = Made(stage, id_in(await li.submit()), "Sales_2026", "legal")
        await made.card(text.words.status[Status.WAITING])
        assert len(await stage.tencent.flows()) == 1

    async def test_the_sign_link_is_made_for_its_owner_alone(
        self, stage: Stage, edition: Edition, li: Person, zhao: Person, text: Text
    ) -> None:
        made = await sent(stage, edition, text)
        invitation = await zhao.wait_dm(lambda m: links.GET_LINK in m.actions)
        await zhao.press(invitation, links.GET_LINK)
        shown = await ephemeral_saying(zhao, text.links.sign_ready(made.name))
        assert (await zhao.press(shown, links.OPEN_SIGN)).opened is not None
        assert not any("://" in said.words for said in await zhao.dm_messages())

    async def test_who_refuses_ends_it_and_the_channel_reads_why(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        made = await sent(stage, edition, text)
        await stage.tencent.refuse((await made.flow()).flow_id, 0, "价格不对")
        done = await made.card(text.words.status[Status.REFUSED], "价格不对")
        assert done.actions == left_of(edition)
        await made.lines(text.card.of_contract[Line.REFUSED])

    async def test_what_is_not_signed_in_time_expires(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        made = await sent(stage, edition, text)
        await stage.tencent.expire((await made.flow()).flow_id)
        await made.card(text.words.status[Status.EXPIRED])
        await made.lines(text.card.of_contract[Line.EXPIRED])

    async def test_it_is_cancelled_with_a_reason(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        made = await sent(stage, edition, text)
        await li.press(await made.card(), card.CANCEL)
        await li.wait_modal(cancel.SUBMIT)
        await li.fill({cancel.REASON: "Twice🎉"})
        assert (await li.submit()).errors == {cancel.REASON: text.wrong.characters("🎉")}
        await li.fill({cancel.REASON: "Ordered_twice"})
        assert (await li.submit()).kind == "update"
        shown = await made.card(text.words.status[Status.CANCELLED], "Ordered_twice")
        assert shown.actions == left_of(edition)
        await made.lines(text.card.of_person[Line.CANCELLED](f"<@{await li.id()}>"))


class TestALostAnswer:
    """Of the one call that makes a contract, and costs one."""

    async def test_never_makes_two_contracts(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        """`ess` and `partner` call back with our number; `legacy` is asked for it."""
        making = edition.making["file"]
        await stage.tencent.fail_next(Fault(action=making, kind="lost_after"))
        made = await ordered(stage, edition)
        await made.card(text.words.status[Status.WAITING])
        assert len(await stage.tencent.requests(making)) == 1
        assert len(await stage.tencent.flows()) == 1
        assert len(await cards_in(stage, made.id)) == 1

    @without(Can.FIND)
    async def test_where_nothing_is_told_and_nothing_can_be_asked_its_owner_decides(
        self, stage: Stage, edition: Edition, li: Person, clock: MovableClock, text: Text
    ) -> None:
        making = edition.making["file"]
        await stage.tencent.disturb_callbacks(CallbackFaults(drop=5))
        await stage.tencent.fail_next(Fault(action=making, kind="lost_after"))
        made = await ordered(stage, edition)
        await eventually(lambda: stage.tencent.requests(making))
        clock.ahead = timedelta(seconds=75)
        asking = await li.wait_dm(lambda m: trouble.GIVE_UP in m.actions)
        assert asking.says(text.trouble.unclear(made.name))
        await li.press(asking, trouble.GIVE_UP, confirm=True)
        await made.card(text.words.status[Status.FAILED])
        assert len(await stage.tencent.requests(making)) == 1

    @needs(Can.FIND)
    async def test_what_was_asked_for_and_is_not_there_is_made_once_more(
        self, stage: Stage, edition: Edition, li: Person, clock: MovableClock, text: Text
    ) -> None:
        making = edition.making["file"]
        await stage.tencent.fail_next(Fault(action=making, kind="lost_before"))
        made = await ordered(stage, edition)
        await eventually(lambda: stage.tencent.requests("DescribeCustomFlowIds"))
        assert len(await stage.tencent.requests(making)) == 1, "it may be under way for 30 s"
        clock.ahead = timedelta(seconds=40)
        await made.card(text.words.status[Status.WAITING])
        assert len(await stage.tencent.requests(making)) == 2
        assert len(await stage.tencent.flows()) == 1


@needs(Can.TEMPLATES)
async def test_a_contract_is_made_of_a_template_once_and_signed(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    await open_form(li)
    await fill_roles(li, await choose_template(li), "NDA_2026")
    made = Made(stage, id_in(await li.submit()), "NDA_2026", "legal")
    await made.card(text.words.status[Status.WAITING])
    assert len(await stage.tencent.requests(edition.making["template"])) == 1
    await take_part(made)
    for who in (0, 1):
        await sign(made, who)
    await made.card(text.words.status[Status.FINISHED])


@needs(Can.REVIEW)
class TestReview:
    async def test_our_side_signs_only_once_the_reviewer_has_said_yes(
        self, stage: Stage, edition: Edition, li: Person, wang: Person, text: Text
    ) -> None:
        made, asked = await self.asked(stage, edition, wang, text)
        with pytest.raises(ControlRefused):
            await stage.tencent.sign((await made.flow()).flow_id, 0)
        await wang.press(asked, review.APPROVE)
        await made.card(text.words.status[Status.WAITING])
        await made.lines(text.card.of_person[Line.REVIEW_APPROVED](f"<@{await wang.id()}>"))
        await sign(made, 0)
        await made.card(text.words.signed_of(1, 2))

    async def test_who_refuses_for_good_ends_it(
        self, stage: Stage, edition: Edition, li: Person, wang: Person, text: Text
    ) -> None:
        made, asked = await self.asked(stage, edition, wang, text)
        await wang.press(asked, review.REFUSE)
        await wang.wait_modal(review.REFUSE_SUBMIT)
        await wang.fill({review.REASON: "Never_with_them", review.SURE: ["sure"]})
        assert (await wang.submit()).kind == "update"
        await made.card(text.words.status[Status.REFUSED], "Never_with_them")

    async def asked(
        self, stage: Stage, edition: Edition, wang: Person, text: Text
    ) -> tuple[Made, Message]:
        made = await sent(stage, edition, text, reviewer="wang")
        return made, await wang.wait_dm(lambda m: review.APPROVE in m.actions)


@needs(Can.SEND_ON)
class TestWhereTencentTellsAndPassesOnNothing:
    async def test_the_second_signer_gets_it_when_the_first_has_signed(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        made = await sent(stage, edition, text)
        assert [one.name for one in (await made.flow()).signers] == [OUR_SIGNER[0]]
        await sign(made, 0)
        await made.card(text.words.signed_of(1, 2))
        await sign(made, 1)
        assert len(await stage.tencent.requests("SendFlow")) == 2

    async def test_it_is_asked_every_minute(
        self, stage: Stage, edition: Edition, given: Given, clock: MovableClock, text: Text
    ) -> None:
        as_usual = replace(given, sweep_every=0)
        clock.ahead = timedelta(seconds=EVERY_SECONDS - clock().timestamp() % EVERY_SECONDS + 1)
        async with bot_on(stage, as_usual):
            made = await sent(stage, edition, text)
            await sign(made, 0)
        clock.ahead += timedelta(seconds=UNTOLD_SECONDS)
        async with bot_on(stage, as_usual):
            await made.card(text.words.signed_of(1, 2))


async def test_nothing_is_offered_that_the_edition_lacks(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    shown = await open_form(li)
    offered = {
        create.SOURCE: Can.TEMPLATES,
        REVIEWER: Can.REVIEW,
        create.PREVIEW: Can.PREVIEW,
        create.ADD_WATCHER: Can.WATCHERS,
        create.READING: Can.READING_TIME,
        create.VERIFY: Can.VERIFICATION,
    }
    for action, can in offered.items():
        assert (action in shown.actions) is (can in edition.can), action
    await li.close()
    drawn = await (await sent(stage, edition, text)).card()
    assert (card.REMIND in drawn.actions) is (Can.REMIND in edition.can)
    menu = {entry["value"].split()[0] for entry in drawn.element(card.MORE)["options"]}
    assert (card.EXTEND in menu) is (Can.EXTEND in edition.can)
    assert (card.VIEW in menu) is (Can.VIEW_LINK in edition.can)
