"""Several PDFs that are signed together, from the form to the end, over the editions that can."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import card, create, extend, links, review, trouble
from handlers.views.create_source import FILES
from sandbox.slack.client import Message, Person, View
from sandbox.tencent import CallbackFaults, Fault
from services.contracts.announcements import Line, Trouble
from services.contracts.can import Can
from services.contracts.errors import Reason
from services.contracts.model import Status
from services.contracts.rules import At
from tests.port.editions import Edition
from tests.port.needs import needs, over_editions, without

from .acting import (
    NAME,
    SIGNER,
    Made,
    MovableClock,
    dm_saying,
    eventually,
    form,
    open_form,
)
from .cast import PAPER, PLACES, sign, take_part
from .test_kill import bot_process, env

__all__ = ["env"]

GROUPS = needs(Can.GROUPS)
NAMES = ("采购合同_v1_2", "Appendix_A", "Appendix_B")
FILE_NAMES = ("采购合同 v1.2.pdf", "Appendix A.pdf", "Appendix B.PDF")
CALLED = "Purchase2026"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    over_editions(metafunc)


def typed(**more: str) -> Mapping[str, Any]:
    """A whole form but for its files."""
    words = {f"{SIGNER}:{at}:place": word for at, word in enumerate(PLACES)}
    return {**form(CALLED, **more), **words}


async def open_group(li: Person) -> View:
    shown = await open_form(li, "/esign group")
    assert FILES in shown.actions
    return shown


async def add(li: Person, *names: str, body: bytes = PAPER, unchecked: bool = False) -> None:
    await li.fill({FILES: [await li.upload(one, body) for one in names]}, unchecked=unchecked)


async def ordered(stage: Stage, li: Person, text: Text, **more: str) -> Sequence[Made]:
    """A group of three, accepted by the bot; what Tencent makes of it remains to be seen."""
    await open_group(li)
    await add(li, *FILE_NAMES)
    await li.fill(typed(**more))
    done = await li.submit()
    assert done.view is not None, done
    assert done.view.says(text.group.accepted(CALLED, 3))
    await li.close()
    return [await part(stage, text, place) for place in range(3)]


def saying(*said: str, action: str = "") -> Callable[[Message], bool]:
    """A message that says all this, and has this button."""

    def wanted(message: Message) -> bool:
        return all(map(message.says, said)) and (not action or action in message.actions)

    return wanted


async def part(stage: Stage, text: Text, place: int) -> Made:
    """One of the group, found by its card, which says which one it is."""
    says = text.group.part_of(CALLED, place + 1, 3)
    shown = await stage.desk.wait_message("legal", saying(says, NAMES[place]))
    return Made(stage, number_on(shown, text), NAMES[place], "legal")


def number_on(shown: Message, text: Text) -> str:
    """The contract's number is in the small print of its card."""
    before, after = text.card.id_line("\0", "\1").split("\1")[0].split("\0")
    return shown.words.split(before)[1].split(after)[0]


async def out(parts: Sequence[Made], text: Text, says: str = "") -> None:
    """Every one is out for signature, and our company has taken its place."""
    for made in parts:
        await made.card(says or text.words.status[Status.WAITING])
        await take_part(made)


@GROUPS
async def test_all_are_made_in_one_call_and_everybody_signs_each(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    parts = await ordered(stage, li, text)
    await out(parts, text)
    assert len(await stage.tencent.requests(edition.making["group"])) == 1
    assert [flow.name for flow in await stage.tencent.flows()] == list(NAMES)
    assert len({made.id for made in parts}) == 3
    for made in parts:
        for who in (0, 1):
            await sign(made, who)
    for made in parts:
        done = await made.card(text.words.status[Status.FINISHED])
        assert card.DOWNLOAD in done.actions
        ended = text.words.labelled(
            text.words.quoted(made.name), text.card.of_contract[Line.FINISHED]
        )
        assert len(await made.lines(ended)) == 4


@GROUPS
async def test_each_contract_is_found_by_its_number_and_its_last_day_is_not_moved(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    parts = await ordered(stage, li, text)
    await out(parts, text)
    told = await li.command(f"/esign status {parts[1].id.lower()}")
    assert told.message is not None
    assert told.message.says(text.group.part_of(CALLED, 2, 3))
    menu = (await parts[1].card()).element(card.MORE)["options"]
    assert not any(entry["value"].startswith(card.EXTEND) for entry in menu)
    refused = await li.command(f"/esign extend {parts[1].id}")
    assert refused.message is not None
    assert refused.message.says(text.errors.reason[Reason.NOT_EXTENDED])
    assert await li.modal() is None or (await li.wait_modal()).callback_id != extend.SUBMIT


@GROUPS
async def test_a_signer_in_the_workspace_gets_a_link_to_each(
    stage: Stage, edition: Edition, li: Person, zhao: Person, text: Text
) -> None:
    parts = await ordered(stage, li, text)
    await out(parts, text)
    for made in parts:
        asked = await zhao.wait_dm(saying(made.name, action=links.GET_LINK))
        await zhao.press(asked, links.GET_LINK)
        shown = await zhao.wait_ephemeral(saying(text.links.sign_ready(made.name)))
        assert (await zhao.press(shown, links.OPEN_SIGN)).opened is not None


@GROUPS
async def test_each_is_signed_once_the_reviewer_has_said_yes_to_it(
    stage: Stage, edition: Edition, li: Person, wang: Person, text: Text
) -> None:
    parts = await ordered(stage, li, text, reviewer="wang")
    await out(parts, text, text.words.in_review)
    for made in parts:
        asked = await wang.wait_dm(saying(made.name, action=review.APPROVE))
        await wang.press(asked, review.APPROVE)
        await made.card(text.words.status[Status.WAITING])
        await sign(made, 0)
        await made.card(text.words.signed_of(1, 2))


@GROUPS
async def test_news_of_the_group_is_heard_though_that_of_its_contract_was_lost(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    """A refusal is told twice: of the contract, which is dropped here, and of the group."""
    parts = await ordered(stage, li, text)
    await out(parts, text)
    await stage.tencent.wait_callbacks_settled()
    await stage.tencent.disturb_callbacks(CallbackFaults(drop=1))
    await stage.tencent.refuse((await parts[0].flow()).flow_id, 0, "价格不对")
    await parts[0].card(text.words.status[Status.REFUSED])
    looked = await stage.tencent.requests()
    assert [one for one in looked if "FlowGroupId" in (one.body or {})]


@GROUPS
class TestBadInput:
    @pytest.mark.parametrize("lang", ["en", "zh"])
    async def test_of_files_is_told_at_their_field_and_nothing_typed_is_lost(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        await open_group(li)
        await li.fill(typed())
        await add(li, FILE_NAMES[0])
        assert (await li.submit()).errors == {FILES: text.wrong.too_few(2)}
        eleven = [f"Part {number}.pdf" for number in range(11)]
        await add(li, *eleven, unchecked=True)
        assert (await li.submit()).errors == {FILES: text.wrong.too_many(10)}
        await add(li, "Appendix A.pdf", "Appendix?A.pdf")
        assert (await li.submit()).errors == {FILES: text.wrong.same_name("Appendix_A")}
        await add(li, "a.pdf", body=b"PK\x03\x04")
        no_pdf = text.words.labelled("a.pdf", text.wrong.not_a_pdf)
        assert (await li.submit()).errors == {FILES: f"{text.wrong.too_few(2)} {no_pdf}"}
        await add(li, *FILE_NAMES)
        assert (await li.submit()).kind == "update"
        await out([await part(stage, text, place) for place in range(3)], text)
        assert len(await stage.tencent.flows()) == 3

    async def test_of_the_name_and_of_a_place_is_told_before_anything_is_sent(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        await open_group(li)
        await add(li, *FILE_NAMES)
        await li.fill(typed())
        await li.fill({NAME: "Two words", f"{SIGNER}:1:place": " "})
        assert (await li.submit()).errors == {
            NAME: text.wrong.characters("U+0020"),
            f"{SIGNER}:1:place": text.wrong.missing[At.SIGNER_PLACE],
        }
        assert await stage.tencent.requests() == []

    async def test_added_files_are_kept_while_the_form_is_drawn_anew(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        shown = await open_group(li)
        await add(li, *FILE_NAMES)
        await li.press(shown, create.ADD_SIGNER)
        again = await li.wait_modal(lambda v: f"{SIGNER}:2:name" in v.actions)
        assert again.says(text.group.files_kept(text.words.list_comma.join(FILE_NAMES)))
        await li.close()
        draft = await open_form(li)
        assert draft.says(text.group.files_kept(text.words.list_comma.join(FILE_NAMES)))


@GROUPS
class TestAllOrNone:
    @pytest.mark.parametrize("lang", ["en", "zh"])
    async def test_refused_none_is_made_and_the_form_opens_as_it_was(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        """The word at which somebody signs stands in one of the documents alone."""
        await open_group(li)
        paper, blank = await li.upload("One.pdf", PAPER), await li.upload("Two.pdf", b"%PDF-1.7 ")
        await li.fill({FILES: [paper, blank], **typed()})
        assert (await li.submit()).kind == "update"
        await li.close()
        told = await dm_saying(li, text.trouble.failed[Trouble.CREATE](CALLED))
        for name in ("One", "Two"):
            failed = saying(name, text.words.status[Status.FAILED])
            await stage.desk.wait_message("legal", failed)
        assert await stage.tencent.flows() == []
        assert len([m for m in await li.dm_messages() if m.says(CALLED)]) == 1

        await li.press(told, trouble.REOPEN)
        again = await li.wait_modal(lambda v: FILES in v.actions)
        assert again.says(text.group.files_kept(text.words.list_comma.join(("One.pdf", "Two.pdf"))))
        assert again.values[NAME][NAME]["value"] == CALLED
        assert again.values[f"{SIGNER}:1:place"][f"{SIGNER}:1:place"]["value"] == PLACES[1]
        await add(li, *FILE_NAMES)
        assert (await li.submit()).kind == "update"
        await out([await part(stage, text, place) for place in range(3)], text)


@GROUPS
class TestALostAnswer:
    async def test_is_settled_by_the_callbacks_of_its_contracts(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        making = edition.making["group"]
        await stage.tencent.fail_next(Fault(action=making, kind="lost_after"))
        await out(await ordered(stage, li, text), text)
        assert len(await stage.tencent.requests(making)) == 1
        assert len(await stage.tencent.flows()) == 3

    @pytest.mark.parametrize("lang", ["en", "zh"])
    async def test_of_which_nothing_is_heard_is_asked_about_once(
        self, stage: Stage, edition: Edition, li: Person, clock: MovableClock, text: Text
    ) -> None:
        making = edition.making["group"]
        await stage.tencent.disturb_callbacks(CallbackFaults(drop=50))
        await stage.tencent.fail_next(Fault(action=making, kind="lost_after"))
        parts = await ordered(stage, li, text)
        await eventually(lambda: stage.tencent.requests(making))
        clock.ahead = timedelta(seconds=75)
        asking = await li.wait_dm(lambda m: trouble.GIVE_UP in m.actions)
        assert asking.says(text.trouble.unclear(CALLED))
        assert asking.says(text.group.unclear_explains)
        await li.press(asking, trouble.GIVE_UP, confirm=True)
        for made in parts:
            await made.card(text.words.status[Status.FAILED])
        assert len(await stage.tencent.requests(making)) == 1
        questions = [m for m in await li.dm_messages() if m.says(CALLED)]
        assert len(questions) == 2, "that it takes longer, and what to do"


@without(Can.GROUPS)
async def test_an_edition_without_groups_says_so_and_offers_none(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    told = await li.command("/esign group")
    assert told.message is not None
    assert told.message.says(text.errors.unsupported)
    shown = await open_form(li)
    assert FILES not in shown.actions
    assert not shown.says(text.group.source)
    assert not shown.says(text.group.source_templates)


@GROUPS
@pytest.mark.real_redis
async def test_killed_while_its_files_are_uploaded_it_is_made_and_nobody_is_asked(
    stage: Stage, edition: Edition, env: Mapping[str, str], text: Text
) -> None:
    li = stage.desk.person("li")
    await stage.tencent.fail_next(Fault(action="UploadFiles", kind="lost_after", hang=30))
    async with bot_process(stage, env) as bot:
        parts = await ordered(stage, li, text)
        await eventually(lambda: stage.tencent.requests("UploadFiles"))
        await bot.kill()
    async with bot_process(stage, env):
        for made in parts:
            await made.card(text.words.status[Status.WAITING])
    assert len(await stage.tencent.requests(edition.making["group"])) == 1
    assert len(await stage.tencent.flows()) == 3
