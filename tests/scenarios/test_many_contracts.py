"""Many contracts from one template, in both editions that have a call for them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.stage import Stage, bot_on
from bot.wiring import Given
from handlers.text import Text
from handlers.views import create_many as view
from handlers.views import status, trouble
from handlers.views.create_signers import input_of
from sandbox.slack.client import Message, Person, Submitted, View
from sandbox.tencent import Fault, Settings
from services.contracts.can import Can
from services.contracts.errors import Reason
from services.contracts.model import Status
from services.contracts.rules import At
from tests.port.editions import EDITIONS, Edition

from .acting import (
    OUR_COMPANY,
    OUR_SIGNER,
    MovableClock,
    dm_saying,
    eventually,
)
from .test_an_edition_without_an_ability import Poor

NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
ESS, PARTNER = EDITIONS[:2]
BOTH = pytest.mark.parametrize("edition", [ESS, PARTNER], ids=lambda one: one.name)
LANGS = pytest.mark.parametrize("lang", ["en", "zh"])
CREATES = {"ess": "CreateFlow", "partner": "CreateFlowsByTemplates"}


def line(number: int, separator: str = ", ") -> str:
    return f"{NAMES[number]}员工{separator}139{number:08}"


def lines(count: int) -> str:
    return "\n".join(map(line, range(count)))


async def choose_template(li: Person, name: str = "保密协议") -> View:
    """The form, once it asks who signs for our side."""
    await li.fill({view.TEMPLATE: {"query": name, "pick": name}})
    return await li.wait_modal(lambda v: view.SAME in v.actions)


async def fill_in(li: Person, typed: str) -> View:
    await open_many(li)
    shown = await choose_template(li)
    at = scope_of(shown)
    ours = {At.SIGNER_NAME: OUR_SIGNER[0], At.SIGNER_MOBILE: OUR_SIGNER[1]}
    await li.fill({input_of(at, one): value for one, value in ours.items()})
    await li.fill({input_of(at, At.SIGNER_COMPANY): OUR_COMPANY, f"{at}:member": "zhao"})
    await li.fill({view.NAME: "保密协议", view.LINES: typed, view.CHANNEL: "legal"})
    return shown


async def open_many(li: Person, command: str = "/esign many") -> View:
    told = await li.command(command)
    assert told.problem == "", told
    return await li.wait_modal(view.SUBMIT)


def scope_of(shown: View) -> str:
    return next(one for one in shown.actions if one.endswith(":name") and "signer" in one)[:-5]


async def send(li: Person, typed: str) -> Submitted:
    await fill_in(li, typed)
    done = await li.submit()
    await li.close()
    return done


async def card_named(stage: Stage, name: str, *says: str) -> Message:
    def wanted(message: Message) -> bool:
        return message.thread_ts in (None, message.ts) and all(map(message.says, (name, *says)))

    return await stage.desk.wait_message("legal", wanted)


@LANGS
@BOTH
async def test_each_line_becomes_a_contract_with_a_card_of_its_own(
    stage: Stage, li: Person, text: Text, edition: Edition
) -> None:
    done = await send(li, lines(3))
    assert done.kind == "update"
    assert done.view
    assert done.view.says(text.create_many.accepted(3))
    await dm_saying(li, text.create_many.all_made(3))
    for number in range(3):
        who = f"{NAMES[number]}员工"
        card = await card_named(stage, who, text.words.status[Status.WAITING])
        assert card.says(OUR_COMPANY)
        assert f"139{number:08}" not in card.words, "numbers are masked"
    flows = await stage.tencent.flows()
    theirs = sorted(flow.signers[-1].name for flow in flows)
    assert theirs == sorted(f"{NAMES[number]}员工" for number in range(3))
    calls = await stage.tencent.requests(CREATES[edition.name])
    assert len(calls) == (1 if edition is PARTNER else 3)
    assert len(await li.dm_messages()) == 1


@LANGS
@BOTH
async def test_of_twenty_seventeen_are_made_and_three_come_back_into_the_form(
    stage: Stage, li: Person, text: Text, edition: Edition
) -> None:
    """One message tells it all; what is put right there is sent again, and nothing else."""
    await stage.tencent.change(Settings(quota=17))
    await send(li, lines(20))
    told = await dm_saying(li, text.create_many.some_made(17, 20), text.create_many.not_made(3))
    if edition is ESS:
        assert told.says(text.errors.reason[Reason.NO_QUOTA])
    assert len(await stage.tencent.flows()) == 17
    assert len(await li.dm_messages()) == 1, "nobody is flooded"

    await stage.tencent.change(Settings(quota=100))
    await li.press(told, view.CORRECT)
    again = await li.wait_modal(view.SUBMIT)
    assert again.values[view.LINES][view.LINES]["value"] == "\n".join(map(line, (17, 18, 19)))
    assert again.values[view.NAME][view.NAME]["value"] == "保密协议"
    assert (await li.submit()).kind == "update"
    await dm_saying(li, text.create_many.all_made(3))
    assert len(await stage.tencent.flows()) == 20


@LANGS
async def test_what_is_wrong_with_a_line_is_told_at_the_lines_and_nothing_is_lost(
    stage: Stage, li: Person, text: Text
) -> None:
    typed = f"{line(0)}\n\n李四光，1390000\n{line(0, '，')}"
    await fill_in(li, typed)
    done = await li.submit()
    said = text.create_many
    bad, same = said.line(3, text.wrong.mobile), said.same_line(4, 1)
    assert done.errors == {view.LINES: text.words.gap.join((bad, same))}
    shown = await li.wait_modal(view.SUBMIT)
    assert shown.values[view.LINES][view.LINES]["value"] == typed
    await li.fill({view.LINES: f"{line(0)}\n{line(1)}"})
    assert (await li.submit()).kind == "update"
    await dm_saying(li, said.all_made(2))


@LANGS
async def test_more_lines_than_possible_are_told_with_the_limit(
    stage: Stage, li: Person, text: Text
) -> None:
    await fill_in(li, lines(20) + "\n李四光, 13900000099")
    done = await li.submit()
    assert done.errors == {view.LINES: text.create_many.too_many(21, 20)}
    assert await stage.tencent.flows() == []


async def test_its_chinese_verb_opens_the_same_form(li: Person) -> None:
    shown = await open_many(li, "/esign 群发")
    assert view.TEMPLATE in shown.actions
    assert view.SAME not in shown.actions, "nobody knows yet who has to sign"


@BOTH
async def test_what_the_template_wants_of_us_is_filled_in_once_for_all(
    stage: Stage, li: Person, text: Text, edition: Edition
) -> None:
    """Also two companies in a line, as a spreadsheet gives them."""
    await open_many(li)
    shown = await choose_template(li, "销售合同")
    amount = next(one for one in shown.actions if one.startswith("esign:v1:create:field"))
    await li.fill({view.SAME: text.create_many.nobody})
    await li.wait_modal(lambda v: not any(one.endswith(":company") for one in v.actions))
    rows = "\n".join(
        f"{OUR_SIGNER[0]}\t{OUR_SIGNER[1]}\t{OUR_COMPANY}\t{NAMES[n]}总\t1390000000{n}\t远方贸易有限公司"
        for n in range(2)
    )
    await li.fill({view.NAME: "销售合同", view.LINES: rows, amount: "100"})
    done = await li.submit()
    assert done.kind == "update", done
    await dm_saying(li, text.create_many.all_made(2))
    assert len(await stage.tencent.flows()) == 2
    filling = "CreateDocument" if edition is ESS else CREATES[edition.name]
    sent = str([one.body for one in await stage.tencent.requests(filling)])
    assert sent.count("'ComponentValue': '100'") == 2


@LANGS
@pytest.mark.parametrize("edition", [PARTNER], ids=lambda one: one.name)
async def test_a_lost_answer_is_made_good_by_callbacks(
    stage: Stage, li: Person, text: Text, edition: Edition
) -> None:
    await stage.tencent.fail_next(Fault(action=CREATES[edition.name], kind="lost_after"))
    await send(li, lines(3))
    await dm_saying(li, text.create_many.all_made(3))
    assert len(await stage.tencent.flows()) == 3
    assert len(await stage.tencent.requests(CREATES[edition.name])) == 1


@LANGS
async def test_where_they_are_made_one_by_one_a_lost_answer_leaves_one_in_doubt(
    stage: Stage, li: Person, clock: MovableClock, text: Text
) -> None:
    """The owner decides about that one; those whose turn never came can be sent again."""
    await stage.tencent.fail_next(Fault(action="CreateFlow", kind="lost_after"))
    await send(li, lines(3))
    await eventually(lambda: _has_flows(stage, 1))
    clock.ahead = timedelta(seconds=75)
    asking = await li.wait_dm(lambda m: trouble.CREATE_AGAIN in m.actions, seconds=30)
    assert asking.says(f"{NAMES[0]}员工")
    said = text.create_many
    told = await dm_saying(li, said.some_made(0, 3), said.unclear(1), said.not_made(2))
    assert told.says(text.errors.reason[Reason.NOT_REACHED])
    assert len(await stage.tencent.requests("CreateFlow")) == 1


async def _has_flows(stage: Stage, count: int) -> bool:
    return len(await stage.tencent.flows()) == count


@LANGS
async def test_while_tencent_is_away_one_message_says_so(
    stage: Stage, li: Person, text: Text
) -> None:
    await fill_in(li, lines(3))
    await stage.tencent.change(Settings(down=True))
    await li.submit()
    delayed = text.create_many.delayed(3)
    await dm_saying(li, delayed, text.trouble.waiting)
    await stage.tencent.change(Settings(down=False))
    await dm_saying(li, text.create_many.all_made(3))
    assert [m.says(delayed) for m in await li.dm_messages()] == [True, False]
    assert len(await stage.tencent.flows()) == 3


async def test_another_template_keeps_what_was_typed(li: Person) -> None:
    shown = await fill_in(li, lines(2))
    assert scope_of(shown)
    await li.fill({view.TEMPLATE: {"query": "入职", "pick": "入职协议"}})
    other = await li.wait_modal(lambda v: scope_of(v) != scope_of(shown))
    assert other.values[view.LINES][view.LINES]["value"] == lines(2)
    at = input_of(scope_of(other), At.SIGNER_NAME)
    assert other.values[at][at]["value"] == OUR_SIGNER[0]


@LANGS
async def test_home_and_the_list_offer_it(stage: Stage, li: Person, text: Text) -> None:
    await li.open_home()
    home = await li.wait_home(lambda v: status.MANY in v.actions)
    await li.press(home, status.MANY)
    await li.wait_modal(view.SUBMIT)
    await li.close()
    await send(li, line(0))
    await dm_saying(li, text.create_many.all_made(1))
    listed = await li.command("/esign list")
    assert listed.message is not None
    await li.press(listed.message, status.MANY)
    await li.wait_modal(view.SUBMIT)


@LANGS
async def test_an_edition_that_cannot_offers_it_nowhere_and_says_so(
    stage: Stage, given: Given, text: Text
) -> None:
    li = stage.desk.person("li")
    async with bot_on(stage, replace(given, edition=Poor)):
        told = await li.command("/esign many")
        assert text.errors.unsupported in told.text
        await li.open_home()
        home = await li.wait_home(lambda v: status.NEW in v.actions)
        assert status.MANY not in home.actions
    assert Can.MANY not in Poor.can
