"""Several contracts that wait for one person are signed through one link, made for them alone."""

from dataclasses import replace

import pytest

from bot.stage import Stage, bot_on
from bot.wiring import Given
from handlers.text import Text
from handlers.views import home, sign_many
from sandbox.slack.client import Person, View
from sandbox.tencent import Fault
from sandbox.tencent.pdf import sample_pdf
from services.contracts.errors import Reason
from services.contracts.model import Status
from tests.port.editions import EDITIONS, Edition

from .acting import (
    OUR_COMPANY,
    SIGNER,
    Made,
    ephemeral_saying,
    fill_in,
    form,
    id_in,
    make,
    open_form,
)
from .test_an_edition_without_an_ability import Poor
from .test_home import look_at_home, press_on_home_as, saying

ESS, PARTNER, _ = EDITIONS
WORDS = ("甲方盖章", "乙方签字")
MINTING = {
    "ess": ("CreateBatchSignUrl", "CreateBatchQuickSignUrl"),
    "partner": ("ChannelCreateBatchSignUrl", "ChannelCreateBatchQuickSignUrl"),
}

pytestmark = pytest.mark.parametrize(
    ("edition", "lang"),
    [(ESS, "en"), (ESS, "zh"), (PARTNER, "en")],
    ids=["ess-en", "ess-zh", "partner-en"],
)


async def placed(stage: Stage, name: str, text: Text, *, as_employee: bool = False) -> Made:
    """A contract in which it is said where everybody signs; Zhao signs first."""
    li = stage.desk.person("li")
    await open_form(li)
    words = {f"{SIGNER}:{n}:place": word for n, word in enumerate(WORDS)}
    first = (f"{SIGNER}:0:kind", f"{SIGNER}:0:company")
    typed = {at: what for at, what in form(name).items() if as_employee or at not in first}
    await fill_in(li, {**typed, **words}, pdf=sample_pdf(" ".join(WORDS)))
    made = Made(stage, id_in(await li.submit()), name, "legal")
    await li.close()
    await made.card(text.words.status[Status.WAITING])
    await stage.tencent.wait_callbacks_settled()
    return made


async def links_made(stage: Stage, edition: Edition) -> int:
    return sum([len(await stage.tencent.requests(action)) for action in MINTING[edition.name]])


async def offered(person: Person, count: int, text: Text) -> View:
    shown = await look_at_home(person, text.sign_many.button(count))
    assert sign_many.GET_LINKS in shown.actions
    return shown


async def test_all_that_wait_are_signed_through_the_one_link_on_home(
    stage: Stage, zhao: Person, li: Person, text: Text, edition: Edition
) -> None:
    for name in ("Sales_1", "Sales_2"):
        await placed(stage, name, text)
    await make(stage, "Sales_3")
    shown = await offered(zhao, 2, text)
    assert await links_made(stage, edition) == 0, "a link is made when it is asked for"
    assert sign_many.GET_LINKS not in (await look_at_home(li, "Sales_1")).actions

    await zhao.press(shown, sign_many.GET_LINKS)
    answer = await zhao.wait_modal(lambda v: sign_many.OPEN in v.actions)
    assert answer.says("Sales_1")
    assert answer.says("Sales_2")
    assert not answer.says("Sales_3")
    assert answer.says(text.sign_many.alone(1))
    assert await links_made(stage, edition) == 1
    opened = (await zhao.press(answer, sign_many.OPEN)).opened
    assert opened is not None
    assert opened.startswith("http")
    assert not any(sign_many.OPEN in message.actions for message in await zhao.dm_messages())


async def test_what_was_signed_a_moment_ago_is_not_in_the_link(
    stage: Stage, zhao: Person, text: Text, edition: Edition
) -> None:
    one, two = [await placed(stage, name, text) for name in ("Sales_1", "Sales_2")]
    shown = await offered(zhao, 2, text)
    await stage.tencent.sign((await one.flow()).flow_id, 0)
    await zhao.press(shown, sign_many.GET_LINKS)
    answer = await zhao.wait_modal(lambda v: sign_many.OPEN in v.actions)
    assert answer.says(two.name)
    assert not answer.says(one.name)
    await zhao.close()

    await stage.tencent.sign((await two.flow()).flow_id, 0)
    await two.card(text.words.status[Status.PARTLY_SIGNED])
    await one.card(text.words.status[Status.PARTLY_SIGNED])
    await zhao.press(shown, sign_many.GET_LINKS)
    await zhao.wait_modal(saying(text.sign_many.nothing))


async def test_it_is_offered_below_the_list_and_answered_to_them_alone(
    stage: Stage, zhao: Person, text: Text, edition: Edition
) -> None:
    for name in ("Sales_1", "Sales_2"):
        await placed(stage, name, text)
    listed = await zhao.command("/esign list")
    assert listed.message is not None
    await zhao.press(listed.message, sign_many.GET_LINKS)
    answer = await zhao.wait_ephemeral(lambda m: sign_many.OPEN in m.actions)
    assert answer.says(text.sign_many.explains)


async def test_who_signs_for_their_company_is_offered_it_where_tencent_knows_them_by_name(
    stage: Stage, zhao: Person, text: Text, edition: Edition
) -> None:
    for name in ("Sales_1", "Sales_2"):
        await placed(stage, name, text, as_employee=True)
    shown = await look_at_home(zhao, "Sales_2")
    if edition is PARTNER:
        assert sign_many.GET_LINKS not in shown.actions
        return
    await zhao.press(shown, sign_many.GET_LINKS)
    answer = await zhao.wait_modal(lambda v: sign_many.OPEN in v.actions)
    assert answer.says(OUR_COMPANY)


async def test_nobody_else_gets_it_whatever_they_press(
    stage: Stage, sam: Person, text: Text, edition: Edition
) -> None:
    for name in ("Sales_1", "Sales_2"):
        await placed(stage, name, text)
    shown = await look_at_home(sam, text.status.empty)
    await press_on_home_as(stage, sam, shown, sign_many.GET_LINKS, "")
    await sam.wait_dm(lambda m: m.says(text.sign_many.nothing))
    assert await links_made(stage, edition) == 0


async def test_what_tencent_refuses_is_told(
    stage: Stage, zhao: Person, text: Text, edition: Edition
) -> None:
    for name in ("Sales_1", "Sales_2"):
        await placed(stage, name, text)
    shown = await offered(zhao, 2, text)
    for action in MINTING[edition.name]:
        refusal = Fault(action=action, kind="error", code="OperationDenied")
        await stage.tencent.fail_next(refusal)
    await zhao.press(shown, sign_many.GET_LINKS)
    await zhao.wait_modal(saying(text.errors.reason[Reason.NOT_TOGETHER]))


async def test_it_is_offered_only_where_the_edition_can(
    stage: Stage, given: Given, text: Text, edition: Edition
) -> None:
    zhao = stage.desk.person("zhao")
    async with bot_on(stage, given):
        for name in ("Sales_1", "Sales_2"):
            await placed(stage, name, text)
        listed = await zhao.command("/esign list")
        assert listed.message is not None
    async with bot_on(stage, replace(given, edition=Poor)):
        shown = await look_at_home(zhao, "Sales_2")
        assert sign_many.GET_LINKS not in shown.actions
        assert home.HELP in shown.actions
        await zhao.press(listed.message, sign_many.GET_LINKS)
        await ephemeral_saying(zhao, text.errors.unsupported)
    assert await links_made(stage, edition) == 0
