"""Shortcuts: the form from anywhere, and from a PDF that somebody shared."""

from dataclasses import replace
from typing import Any

import pytest

from bot.stage import Stage, bot_on
from bot.wiring import Given
from handlers.text import Text
from handlers.views import create, create_progress, send_file
from sandbox.slack.client import Message, Person, View
from sandbox.slack.config import TEAM
from services.contracts.can import Can
from services.esign.ess import RULES

from .acting import (
    CHANNEL,
    FILE,
    NAME,
    PDF,
    SIGNER,
    Made,
    dm_saying,
    fill_in,
    form,
    id_in,
    open_form,
)
from .test_an_edition_without_an_ability import Poor

both = pytest.mark.parametrize("lang", ["en", "zh"])


async def share(
    person: Person, *names: str, channel: str = "legal", pdf: bytes = PDF, **more: Any
) -> Message:
    """A message with a file of each name."""
    files = [await person.upload(name, pdf, **more) for name in names]
    return await person.say("Please have this signed", channel=channel, files=files)


async def send(person: Person, message: Message) -> View:
    """The form that the message shortcut opens."""
    assert await person.shortcut(send_file.SHORTCUT, on=message) == ""
    return await person.wait_modal(create.SUBMIT)


async def refusal(person: Person, message: Message, sentence: str) -> View:
    assert await person.shortcut(send_file.SHORTCUT, on=message) == ""
    return await person.wait_modal(lambda view: view.says(sentence))


def channel_in(view: View) -> str | None:
    chosen: str | None = view.values[CHANNEL][CHANNEL]["selected_conversation"]
    return chosen


def name_in(view: View) -> str | None:
    typed: str | None = view.values[NAME][NAME]["value"]
    return typed


async def test_the_global_shortcut_opens_the_form(stage: Stage, li: Person) -> None:
    assert await li.shortcut(create.SHORTCUT) == ""
    await li.wait_modal(create.SUBMIT)
    await fill_in(li, form())
    made = Made(stage, id_in(await li.submit()), "Sales 2026", "legal")
    await made.card("138****0009")


@both
async def test_the_pdf_of_a_message_becomes_a_contract(
    stage: Stage, li: Person, text: Text
) -> None:
    shown = await send(li, await share(li, "采购合同 2026.pdf"))
    assert shown.says(text.create.file_kept("采购合同 2026.pdf"))
    assert name_in(shown) == "采购合同 2026"
    assert channel_in(shown) == await stage.desk.channel_id("legal")
    assert not shown.says(text.create.draft_kept)

    typed = {key: value for key, value in form().items() if key not in (FILE, NAME, CHANNEL)}
    await li.fill(typed)
    made = Made(stage, id_in(await li.submit()), "采购合同 2026", "legal")
    await made.card("138****0009")
    await stage.tencent.wait_callbacks_settled()
    assert len(await stage.tencent.requests("UploadFiles")) == 1


@both
async def test_of_several_pdfs_the_first_is_taken_and_that_is_said(
    stage: Stage, li: Person, text: Text
) -> None:
    shown = await send(li, await share(li, "photo.png", "first.PDF", "second.pdf"))
    assert shown.says(text.send_file.first_of_several("first.PDF"))
    assert shown.says(text.create.file_kept("first.PDF"))
    assert name_in(shown) == "first"


@both
async def test_of_several_pdfs_the_first_that_can_be_used_is_taken(
    stage: Stage, li: Person, text: Text
) -> None:
    outside = await li.upload("outside.pdf", PDF, external_url="https://drive.example/a.pdf")
    big = await li.upload("big.pdf", PDF, reported_size=61 * 1024 * 1024)
    no_pdf = await li.upload("word.pdf", b"PK\x03\x04 a Word document")
    good = await li.upload("good.pdf", PDF)
    message = await li.say("One of these", channel="legal", files=[outside, big, no_pdf, good])
    shown = await send(li, message)
    assert shown.says(text.send_file.first_of_several("good.pdf"))
    assert shown.says(text.create.file_kept("good.pdf"))


@both
async def test_of_several_pdfs_of_which_none_can_be_used_the_first_is_told(
    stage: Stage, li: Person, text: Text
) -> None:
    big = await li.upload("big.pdf", PDF, reported_size=61 * 1024 * 1024)
    no_pdf = await li.upload("word.pdf", b"PK\x03\x04 a Word document")
    message = await li.say("Neither of these", channel="legal", files=[no_pdf, big])
    await refusal(li, message, text.send_file.not_a_pdf("word.pdf"))


@both
async def test_the_pdf_of_another_company_becomes_a_contract(
    stage: Stage, li: Person, text: Text
) -> None:
    """Slack tells its id alone; what it is has to be asked for."""
    gao = stage.desk.person("gao")
    shown = await send(li, await share(gao, "photo.png", "offer.pdf", channel="partners"))
    assert shown.says(text.create.file_kept("offer.pdf"))
    assert name_in(shown) == "offer"
    # A channel with people of another company hears nothing of our contracts.
    assert channel_in(shown) is None


async def test_a_draft_keeps_what_was_typed_beside_the_file(
    stage: Stage, li: Person, text: Text
) -> None:
    await open_form(li)
    await fill_in(li, form("Sales 2026", channel="deals"))
    await li.close()

    shown = await send(li, await share(li, "other.pdf"))
    assert shown.says(text.create.draft_kept)
    assert shown.says(text.create.file_kept("other.pdf"))
    assert name_in(shown) == "Sales 2026"
    assert channel_in(shown) == await stage.desk.channel_id("deals")
    assert shown.values[f"{SIGNER}:1:name"][f"{SIGNER}:1:name"]["value"] == "李四光"
    await li.press(shown, create.AFRESH)
    afresh = await li.wait_modal(lambda view: NAME in view.values and name_in(view) == "other")
    assert afresh.says(text.create.file_kept("other.pdf"))
    assert afresh.values[f"{SIGNER}:1:name"][f"{SIGNER}:1:name"]["value"] is None


async def test_a_name_that_came_from_a_file_goes_with_it(stage: Stage, li: Person) -> None:
    await send(li, await share(li, "first.pdf"))
    await li.close()
    assert name_in(await send(li, await share(li, "second.pdf"))) == "second"


async def test_what_the_shortcut_put_in_is_kept_when_the_form_is_closed(
    stage: Stage, li: Person, text: Text
) -> None:
    await send(li, await share(li, "first.pdf"))
    await li.close()
    assert (await open_form(li)).says(text.create.file_kept("first.pdf"))


async def test_a_channel_without_the_bot_is_not_put_in(stage: Stage, li: Person) -> None:
    file = await li.upload("a.pdf", PDF)
    await li.say("first here", channel="legal", files=[file])
    again = await li.say("and here", channel="random", files=[file])
    assert channel_in(await send(li, again)) is None


async def test_a_private_channel_with_the_bot_is_put_in(stage: Stage, li: Person) -> None:
    shown = await send(li, await share(li, "a.pdf", channel="deals"))
    assert channel_in(shown) == await stage.desk.channel_id("deals")


@both
async def test_a_word_file_of_a_message_becomes_a_contract_too(
    stage: Stage, li: Person, text: Text
) -> None:
    shown = await send(li, await share(li, "notes.zip", "采购合同.docx"))
    assert shown.says(text.create.file_kept("采购合同.docx"))
    assert name_in(shown) == "采购合同"


@both
@pytest.mark.parametrize("names", [(), ("movie.mp4",), ("contract.zip",)])
async def test_a_message_without_a_file_to_sign_is_answered_with_what_to_do(
    stage: Stage, li: Person, text: Text, names: tuple[str, ...]
) -> None:
    kinds = ", ".join(RULES.file_types)
    shown = await refusal(li, await share(li, *names), text.send_file.no_file(kinds))
    await li.press(shown, create_progress.RETRY)
    await li.wait_modal(create.SUBMIT)


@both
async def test_what_is_only_called_a_pdf_is_refused(stage: Stage, li: Person, text: Text) -> None:
    message = await share(li, "a.pdf", pdf=b"PK\x03\x04 a Word document")
    await refusal(li, message, text.send_file.not_a_pdf("a.pdf"))


@both
async def test_a_pdf_that_is_too_big_is_refused_at_once(
    stage: Stage, li: Person, text: Text
) -> None:
    message = await share(li, "a.pdf", reported_size=61 * 1024 * 1024)
    await refusal(li, message, text.wrong.file_too_big(60))


@both
async def test_a_picture_may_be_only_so_big(stage: Stage, li: Person, text: Text) -> None:
    big = RULES.picture_bytes + 1
    message = await share(li, "scan.JPG", reported_size=big)
    limit = RULES.picture_bytes // 1024**2
    await refusal(li, message, text.wrong.file_too_big(limit))


@both
async def test_a_file_that_the_bot_may_not_read_is_answered_with_what_to_do(
    stage: Stage, li: Person, text: Text
) -> None:
    message = await share(li, "a.pdf", channel="board")
    await refusal(li, message, text.send_file.unreadable("a.pdf"))


@both
async def test_a_file_that_lies_outside_of_slack_is_to_be_added_by_hand(
    stage: Stage, li: Person, text: Text
) -> None:
    """An invitation of the bot, which else is the advice, would not make it readable."""
    message = await share(li, "a.pdf", external_url="https://drive.example/a.pdf")
    await refusal(li, message, text.send_file.outside("a.pdf"))


@both
async def test_a_file_of_another_company_that_cannot_be_looked_at_is_no_reason_to_fail(
    stage: Stage, li: Person, text: Text
) -> None:
    message = await share(stage.desk.person("gao"), "a.pdf", channel="partners")
    await stage.desk.fault("files.info", "refused", error="file_not_found", times=2)
    await refusal(li, message, text.send_file.unreadable(text.words.no_name))


@both
async def test_what_an_administrator_must_mend_is_said_in_the_same_modal(
    stage: Stage, li: Person, text: Text
) -> None:
    message = await share(li, "a.pdf")
    await stage.desk.fault("files.info", "refused", error="missing_scope")
    mend = "The Slack app needs its administrator: Slack answers missing_scope."
    await refusal(li, message, text.errors.misconfigured(mend))
    assert await li.ephemerals() == []
    await li.close()
    await li.wait_no_modal()


async def test_while_slack_is_slow_the_form_opens_all_the_same(
    stage: Stage, li: Person, text: Text
) -> None:
    message = await share(li, "a.pdf")
    await stage.desk.fault("files.info", "error_before", times=1)
    assert (await send(li, message)).says(text.create.file_kept("a.pdf"))


async def test_the_name_of_a_file_is_only_shown(stage: Stage, li: Person, text: Text) -> None:
    hostile = "<!channel> \u202e*x*.pdf"
    shown = await send(li, await share(li, hostile))
    assert shown.says("<!channel> *x*.pdf")
    assert "\u202e" not in str(shown.raw)


@both
async def test_a_guest_of_another_company_is_refused(stage: Stage, li: Person, text: Text) -> None:
    message = await share(li, "a.pdf", channel="partners")
    gao = stage.desk.person("gao")
    for callback_id, on in ((send_file.SHORTCUT, message), (create.SHORTCUT, None)):
        assert await gao.shortcut(callback_id, on=on) == ""
        await gao.wait_modal(lambda view: view.says(text.replies.foreign_team))
        await gao.close()


class TemplatesOnly(Poor):
    can = frozenset({Can.TEMPLATES})


@both
async def test_an_edition_without_files_offers_its_templates(
    stage: Stage, given: Given, text: Text
) -> None:
    async with bot_on(stage, replace(given, edition=TemplatesOnly)):
        li = stage.desk.person("li")
        shown = await refusal(li, await share(li, "a.pdf"), text.send_file.no_files)
        await li.press(shown, create_progress.RETRY)
        assert (await li.wait_modal(create.SUBMIT)).says(text.create.template)


async def test_a_shortcut_that_no_longer_exists_is_answered(
    stage: Stage, li: Person, text: Text
) -> None:
    payload = {
        "type": "shortcut",
        "callback_id": "esign:v0:new",
        "trigger_id": "1.2.x",
        "user": {"id": await li.id(), "username": "li", "team_id": TEAM},
        "team": {"id": TEAM, "domain": "pretend"},
    }
    assert (await stage.desk.inject_payload(payload)).status == 200
    await dm_saying(li, text.replies.outdated)
