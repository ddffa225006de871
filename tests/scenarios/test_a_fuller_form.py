"""What else goes into a contract: other files, a preview, readers, places left open, fields."""

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import card, create, hand_over, name_signer
from sandbox.slack.client import Person, View
from sandbox.tencent.config import EMPLOYEES
from sandbox.tencent.pdf import sample_pdf
from services.contracts.announcements import Line
from services.contracts.model import Standing, Status
from tests.sandbox.tencent.papers import office

from .acting import (
    CHANNEL,
    FILE,
    NAME,
    OUR_COMPANY,
    SIGNER,
    Made,
    choose,
    ephemeral_saying,
    fill_in,
    flows_named,
    form,
    id_in,
    make,
    open_form,
    row,
)
from .test_a_contract_from_a_template import scope_of

both = pytest.mark.parametrize("lang", ["en", "zh"])

WATCHER = "esign:v1:create:watcher:0"


async def submitted(stage: Stage, li: Person, name: str = "Sales 2026") -> Made:
    made = Made(stage, id_in(await li.submit()), name, "legal")
    await li.close()
    return made


@both
async def test_a_word_file_is_made_into_a_pdf_and_sent(
    stage: Stage, li: Person, text: Text
) -> None:
    await open_form(li)
    await li.fill({FILE: await li.upload("采购合同.docx", office()), **form()})
    made = await submitted(stage, li)
    await made.card(text.words.status[Status.WAITING])
    assert len(await stage.tencent.requests("CreateFileConvertTask")) == 1
    assert len(await flows_named(stage, "Sales 2026")) == 1


@both
async def test_what_is_only_called_a_pdf_is_told_at_its_field(
    stage: Stage, li: Person, text: Text
) -> None:
    await open_form(li)
    await fill_in(li, form(), pdf=office())
    assert (await li.submit()).errors == {FILE: text.wrong.not_a_pdf}


@both
async def test_a_preview_costs_nothing_and_the_form_keeps_everything(
    stage: Stage, li: Person, text: Text
) -> None:
    shown = await open_form(li)
    await li.press(shown, create.PREVIEW)
    incomplete = await li.wait_modal(lambda v: v.says(text.create.not_yet_complete))
    assert incomplete.says(text.wrong.mobile)
    await li.close()

    await fill_in(li, form())
    filled = await li.wait_modal(create.SUBMIT)
    await li.press(filled, create.PREVIEW)
    ready = await li.wait_modal(lambda v: create.OPEN_PREVIEW in v.actions)
    assert ready.says(text.create.preview_ready("Sales 2026"))
    assert ready.element(create.OPEN_PREVIEW)["url"].startswith("http")
    assert await stage.tencent.flows() == []
    await li.close()
    again = await li.wait_modal(create.SUBMIT)
    assert again.values[NAME][NAME]["value"] == "Sales 2026"
    made = await submitted(stage, li)
    await made.card(text.words.status[Status.WAITING])
    assert len(await stage.tencent.flows()) == 1


@both
async def test_somebody_reads_along_who_does_not_sign(stage: Stage, li: Person, text: Text) -> None:
    await open_form(li)
    await fill_in(li, form())
    shown = await li.wait_modal(create.SUBMIT)
    await li.press(shown, create.ADD_WATCHER)
    await li.wait_modal(lambda v: f"{WATCHER}:name" in v.actions)
    reader = {f"{WATCHER}:name": "陈晨", f"{WATCHER}:mobile": "13900000002"}
    await li.fill({**reader, create.READING: "30"})
    assert (await li.submit()).errors == {f"{WATCHER}:mobile": text.wrong.signs_too}
    await li.fill({f"{WATCHER}:mobile": "13700000003"})
    made = await submitted(stage, li)
    await made.card(text.words.status[Status.WAITING])
    [asked] = await stage.tencent.requests("CreateFlowByFiles")
    assert [one["Name"] for one in asked.body["CcInfos"]] == ["陈晨"]
    assert "陈晨" not in (await made.card()).words


@both
async def test_they_sign_where_the_word_stands(stage: Stage, li: Person, text: Text) -> None:
    await open_form(li)
    words = {f"{SIGNER}:{n}:place": word for n, word in enumerate(("甲方盖章", "乙方签字"))}
    await fill_in(li, {**form(), **words}, pdf=sample_pdf("甲方盖章 乙方签字"))
    made = await submitted(stage, li)
    await made.card(text.words.status[Status.WAITING])
    asked = (await stage.tencent.requests("CreateFlowByFiles"))[-1]
    placed = [one["SignComponents"][0] for one in asked.body["Approvers"]]
    assert [one["ComponentId"] for one in placed] == ["甲方盖章", "乙方签字"]
    assert [one["ComponentType"] for one in placed] == ["SIGN_SEAL", "SIGN_SIGNATURE"]


@both
async def test_a_place_that_was_left_open_is_taken_later(
    stage: Stage, li: Person, wang: Person, text: Text
) -> None:
    made = await with_open_place(stage, li, text)
    await choose(li, await made.card(text.name_signer.nobody), card.NAME_SIGNER, made.id)
    asking = await li.wait_modal(name_signer.SUBMIT)
    assert asking.says(text.name_signer.no_text)
    who = "esign:v1:name_signer:who:0"
    await li.fill({f"{who}:name": "李四光", f"{who}:mobile": "139"})
    assert (await li.submit()).errors == {f"{who}:mobile": text.wrong.mobile}
    await li.fill({f"{who}:mobile": "13900000002"})
    assert (await li.submit()).kind == "update"
    await li.close()
    shown = await made.card("李**", "139****0002")
    await made.lines(text.card.of_party[Line.PARTY_NAMED]("李**"))
    menu = shown.element(card.MORE)["options"]
    assert not any(entry["value"].startswith(card.NAME_SIGNER) for entry in menu)
    assert [one.name for one in (await made.flow()).signers][-1] == "李四光"


@both
async def test_nobody_is_named_by_others_or_for_a_place_that_is_taken(
    stage: Stage, li: Person, sam: Person, text: Text
) -> None:
    made = await with_open_place(stage, li, text)
    before = await made.card(text.name_signer.nobody)
    await choose(sam, before, card.NAME_SIGNER, made.id)
    await ephemeral_saying(sam, text.replies.only_owner(f"<@{await li.id()}>"))
    other = await make(stage, "Sales 2027")
    assert not any(
        entry["value"].startswith(card.NAME_SIGNER)
        for entry in (await other.card()).element(card.MORE)["options"]
    )


@both
async def test_a_signature_is_handed_over_to_another_of_our_employees(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    await choose(li, await made.card(), card.HAND_OVER, made.id)
    await li.wait_modal(hand_over.SUBMIT)
    await li.fill({hand_over.ACCOUNT: EMPLOYEES[1].user_id})
    assert (await li.submit()).kind == "update"
    await li.close()
    await made.card(text.words.standing[Standing.FORWARDED], "赵** · " + OUR_COMPANY)
    assert len(await stage.tencent.requests("CreateFlowForwards")) == 1


@both
async def test_what_a_template_wants_of_the_initiator_is_asked_in_the_form(
    stage: Stage, li: Person, text: Text
) -> None:
    await open_form(li)
    await li.fill({create.SOURCE: "template"})
    await li.wait_modal(lambda v: create.TEMPLATE in v.actions)
    await li.fill({create.TEMPLATE: {"query": "销售", "pick": "销售合同"}})
    shown = await li.wait_modal(lambda v: any(":field:" in one for one in v.actions))
    assert shown.says("合同金额")
    await fill_companies(li, shown)
    amount = next(one for one in shown.actions if ":field:" in one)
    await li.fill({amount: "壹佰万元整"})
    made = await submitted(stage, li)
    await made.card(text.words.status[Status.WAITING])
    [asked] = await stage.tencent.requests("CreateDocument")
    assert [one["ComponentValue"] for one in asked.body["FormFields"]] == ["壹佰万元整"]


async def with_open_place(stage: Stage, li: Person, text: Text) -> Made:
    """A contract that Zhao signs, and somebody who is not known yet."""
    await open_form(li)
    typed = {name: value for name, value in form().items() if f"{SIGNER}:1:" not in name}
    await fill_in(li, {**typed, f"{SIGNER}:1:kind": "person:later"})
    await li.wait_modal(lambda v: f"{SIGNER}:1:name" not in v.actions)
    made = await submitted(stage, li)
    await made.card(text.words.status[Status.WAITING], text.name_signer.nobody)
    return made


async def fill_companies(li: Person, shown: View) -> None:
    typed = {
        **row(0, "赵敏敏", "13800000009", company=OUR_COMPANY, member="zhao"),
        **row(1, "李四光", "13900000002", company="远方贸易（上海）有限公司"),
    }
    scope = scope_of(shown)
    await li.fill({key.replace(SIGNER, scope, 1): value for key, value in typed.items()})
    await li.fill({NAME: "Sales 2026", CHANNEL: "legal"})
