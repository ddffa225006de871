"""A QR code through which many people sign a template: made, shown once, and cancelled."""

import json
from dataclasses import replace

import pytest

from bot.stage import Stage, bot_on
from bot.wiring import Given
from handlers.text import Text
from handlers.views import qr
from sandbox.slack.client import Message, Person, View
from sandbox.tencent import ControlRefused, Fault
from services.contracts.errors import Reason
from services.store.connection import Client
from tests.port.editions import EDITIONS, Edition

from .acting import press_as
from .test_an_edition_without_an_ability import Poor

ESS, PARTNER, _ = EDITIONS
MAKING = {"ess": "CreateMultiFlowSignQRCode", "partner": "ChannelCreateMultiFlowSignQRCode"}
CANCELLING = {"ess": "CancelMultiFlowSignQRCode", "partner": "ChannelCancelMultiFlowSignQRCode"}
NAME = "保密协议_2026"

everywhere = pytest.mark.parametrize(
    ("edition", "lang"),
    [(ESS, "en"), (ESS, "zh"), (PARTNER, "en")],
    ids=["ess-en", "ess-zh", "partner-en"],
)
in_one = pytest.mark.parametrize("edition", [ESS], ids=["ess"])


async def ask(person: Person, command: str = "/esign qr") -> View:
    assert (await person.command(command)).problem == ""
    return await person.wait_modal(qr.SUBMIT)


async def fill_in(
    person: Person, name: str = NAME, people: str = "2", days: str = "30", pick: str = "保密协议"
) -> None:
    await person.fill(
        {
            qr.TEMPLATE: {"query": pick[:2], "pick": pick},
            qr.NAME: name,
            qr.PEOPLE: people,
            qr.DAYS: days,
        }
    )


async def made(person: Person) -> tuple[View, Message]:
    """The modal with the code in it, and the message by which it is found again."""
    await ask(person)
    await fill_in(person)
    assert (await person.submit()).kind == "update"
    shown = await person.wait_modal(lambda v: qr.OPEN_PICTURE in v.actions)
    await person.close()
    return shown, await person.wait_dm(lambda m: qr.CANCEL in m.actions)


def id_in(message: Message) -> str:
    return qr.pressed(message.element(qr.CANCEL)["value"]).id


@everywhere
async def test_a_code_is_made_shown_once_and_signed_through(
    stage: Stage, li: Person, redis: Client, text: Text, edition: Edition
) -> None:
    await ask(li, "/esign 签署码" if text.lang == "zh" else "/esign qr")
    assert (await li.suggest(qr.TEMPLATE, "保密")) == ["保密协议"]
    await fill_in(li)
    sent = await li.submit()
    assert sent.view is not None
    shown = await li.wait_modal(lambda v: qr.OPEN_PICTURE in v.actions)
    assert shown.says(text.qr.ready(NAME, "保密协议"))
    assert shown.says(text.qr.people_line(2))
    assert shown.says(text.qr.followed)
    picture = shown.element(qr.OPEN_PICTURE)["url"]

    told = await li.wait_dm(lambda m: qr.CANCEL in m.actions)
    assert told.says(text.qr.made(NAME, "保密协议"))
    assert told.says(text.qr.found_again)
    assert picture not in str(told.raw)
    assert len(await stage.tencent.requests(MAKING[edition.name])) == 1
    keys = [key async for key in redis.scan_iter("*")]
    assert not [key for key in keys if picture.encode() in str(await redis.dump(key)).encode()]

    flow = await stage.tencent.scan(id_in(told), "李四", "13900000002")
    assert flow.name == NAME


@everywhere
async def test_the_code_is_cancelled_and_a_second_press_is_told(
    stage: Stage, li: Person, text: Text, edition: Edition
) -> None:
    _, told = await made(li)
    await li.press(told, qr.CANCEL, confirm=False)
    await li.press(told, qr.CANCEL, confirm=True)
    over = await li.wait_dm(lambda m: m.says(text.qr.cancelled))
    assert over.ts == told.ts
    assert qr.CANCEL not in over.actions
    with pytest.raises(ControlRefused):
        await stage.tencent.scan(id_in(told), "李四", "13900000002")
    await press_as(stage, li, told, qr.CANCEL)
    await li.wait_dm(lambda m: m.says(text.errors.reason[Reason.NO_CODE]))
    assert len(await stage.tencent.requests(CANCELLING[edition.name])) == 2


@in_one
async def test_nobody_cancels_the_code_of_another(
    stage: Stage, li: Person, sam: Person, text: Text, edition: Edition
) -> None:
    _, told = await made(li)
    await press_as(stage, sam, told, qr.CANCEL)
    await sam.wait_dm(lambda m: m.says(text.errors.not_allowed))
    assert await stage.tencent.requests(CANCELLING[edition.name]) == []


@in_one
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_what_is_wrong_is_told_at_its_field(
    stage: Stage, li: Person, text: Text, edition: Edition
) -> None:
    await ask(li)
    await fill_in(li, name="保密 协议!", people="0", days="366")
    wrong = await li.submit()
    assert wrong.errors == {
        qr.NAME: text.wrong.characters("U+0020 !"),
        qr.PEOPLE: text.wrong.number(10_000),
        qr.DAYS: text.wrong.number(365),
    }
    await fill_in(li, people="many", days="３０")
    assert (await li.submit()).errors == {qr.PEOPLE: text.wrong.number(10_000)}
    assert await stage.tencent.requests(MAKING[edition.name]) == []


@in_one
async def test_what_tencent_refuses_is_told_and_the_form_comes_back_as_it_was(
    stage: Stage, li: Person, text: Text, edition: Edition
) -> None:
    await ask(li)
    await fill_in(li, pick="销售合同")
    await li.submit()
    told = await li.wait_modal(lambda v: v.says(text.errors.reason[Reason.TEMPLATE_NOT_FOR_CODES]))
    assert told.element(qr.NAME)["initial_value"] == NAME
    assert told.element(qr.PEOPLE)["initial_value"] == "2"
    assert told.element(qr.TEMPLATE)["initial_option"]["text"]["text"] == "销售合同"
    await li.fill({qr.TEMPLATE: {"query": "保密", "pick": "保密协议"}})
    await li.submit()
    await li.wait_modal(lambda v: qr.OPEN_PICTURE in v.actions)


@in_one
async def test_an_answer_that_was_lost_leaves_open_whether_there_is_a_code(
    stage: Stage, li: Person, text: Text, edition: Edition
) -> None:
    await ask(li)
    await fill_in(li)
    await stage.tencent.fail_next(Fault(action=MAKING[edition.name], kind="lost_after", times=9))
    await li.submit()
    told = await li.wait_modal(lambda v: v.says(text.qr.maybe_made))
    assert told.element(qr.NAME)["initial_value"] == NAME
    assert len(await stage.tencent.requests(MAKING[edition.name])) == 1, "never again by itself"


@in_one
async def test_the_same_form_twice_makes_one_code_and_after_a_refusal_it_may_be_sent_again(
    stage: Stage, li: Person, text: Text, edition: Edition
) -> None:
    await ask(li)
    await fill_in(li, pick="销售合同")
    await li.submit()
    await li.wait_modal(lambda v: v.says(text.errors.reason[Reason.TEMPLATE_NOT_FOR_CODES]))
    await li.fill({qr.TEMPLATE: {"query": "保密", "pick": "保密协议"}})
    await li.submit()
    again = await stage.desk.replay()
    assert again.status == 200
    assert text.qr.making in json.loads(again.body)["view"]["blocks"][0]["text"]["text"]
    await li.wait_modal(lambda v: qr.OPEN_PICTURE in v.actions)
    assert len(await stage.tencent.requests(MAKING[edition.name])) == 2


@in_one
async def test_where_the_edition_has_no_codes_none_are_offered(
    stage: Stage, given: Given, text: Text, edition: Edition
) -> None:
    li = stage.desk.person("li")
    async with bot_on(stage, replace(given, edition=Poor)):
        assert text.errors.unsupported in (await li.command("/esign qr")).text
        assert "/esign qr" not in (await li.command("/esign help")).text
    async with bot_on(stage, given):
        assert "/esign qr" in (await li.command("/esign help")).text
