"""The process is killed at the worst moment and started again: one contract, one card."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.stage import Stage, bot_on, point_at
from bot.wiring import Given
from handlers.text import Text
from handlers.views import trouble
from sandbox.slack.client import Person
from sandbox.tencent import Fault
from services.contracts.announcements import Line
from services.contracts.model import Status
from tests.nursery import running
from tests.processes import Bot
from tests.real_redis import free_port

from .acting import (
    Made,
    MovableClock,
    card_of,
    cards_in,
    eventually,
    form,
    id_in,
    open_form,
    submit,
)
from .test_a_contract_from_a_template import choose_template, fill_roles

pytestmark = pytest.mark.real_redis


@pytest.fixture
def env(stage: Stage, redis_url: str) -> Mapping[str, str]:
    # The same port after a restart: Tencent repeats a callback where it sent it first.
    return {**stage.settings, "REDIS_URL": redis_url, "PORT": str(free_port())}


@pytest.fixture
def li(stage: Stage) -> Person:
    return stage.desk.person("li")


@asynccontextmanager
async def bot_process(
    stage: Stage, env: Mapping[str, str], what: str = "run"
) -> AsyncIterator[Bot]:
    """The bot as a process, with both stand-ins pointed at it."""
    async with running(what, env=env) as bot:
        await point_at(stage, await bot.address())
        yield bot


async def ordered(stage: Stage, li: Person) -> Made:
    made = Made(stage, id_in(await submit(li, form())), "Sales 2026", "legal")
    await li.close()
    return made


async def asked(stage: Stage, action: str) -> None:
    """Tencent has got such a request."""
    await eventually(lambda: stage.tencent.requests(action))


async def begun(stage: Stage) -> bool:
    """Slack has the call that was to be slow, and has not answered it yet."""
    return not (await stage.desk.ordered())["planned"]


async def made_once(stage: Stage, li: Person, made: Made, text: Text) -> None:
    """One contract at Tencent, one card that shows it, one line that says so."""
    await made.card(text.words.status[Status.WAITING])
    said = text.card.of_person[Line.CREATED](f"<@{await li.id()}>")
    lines = await made.lines(said)
    assert sum(said in line for line in lines) == 1
    assert len(await cards_in(stage, made.id)) == 1
    assert len(await stage.tencent.flows()) == 1


async def test_killed_after_the_answer_to_slack_and_before_tencent_was_asked(
    stage: Stage, env: Mapping[str, str], li: Person, text: Text
) -> None:
    async with bot_process(stage, env, "web") as bot:
        made = await ordered(stage, li)
        await bot.kill()
    assert await stage.tencent.requests() == []
    async with bot_process(stage, env):
        await made_once(stage, li, made, text)


async def test_killed_while_the_file_is_on_its_way(
    stage: Stage, env: Mapping[str, str], li: Person, text: Text
) -> None:
    await stage.tencent.fail_next(Fault(action="UploadFiles", kind="lost_after", hang=30))
    async with bot_process(stage, env) as bot:
        made = await ordered(stage, li)
        await asked(stage, "UploadFiles")
        await bot.kill()
    async with bot_process(stage, env):
        await made_once(stage, li, made, text)
    assert len(await stage.tencent.requests("CreateFlowByFiles")) == 1


async def test_killed_while_tencent_makes_the_contract(
    stage: Stage, env: Mapping[str, str], li: Person, text: Text
) -> None:
    await stage.tencent.fail_next(Fault(action="CreateFlowByFiles", kind="lost_after", hang=30))
    async with bot_process(stage, env) as bot:
        made = await ordered(stage, li)
        await asked(stage, "CreateFlowByFiles")
        await bot.kill()
    async with bot_process(stage, env):
        await made_once(stage, li, made, text)
    assert len(await stage.tencent.requests("CreateFlowByFiles")) == 1


async def test_killed_between_tencent_and_the_card(
    stage: Stage, env: Mapping[str, str], li: Person, text: Text
) -> None:
    # Shorter than a lease: Slack may take it all the same, before anybody else looks for it.
    await stage.desk.fault("chat.postMessage", "delay", seconds=1)
    async with bot_process(stage, env) as bot:
        made = await ordered(stage, li)
        await eventually(lambda: begun(stage))
        await asked(stage, "CreateFlowByFiles")
        await bot.kill()
    async with bot_process(stage, env):
        await made_once(stage, li, made, text)


async def test_killed_when_slack_has_the_card_and_we_do_not_know(
    stage: Stage, env: Mapping[str, str], li: Person, text: Text
) -> None:
    await stage.desk.fault("chat.postMessage", "drop_after")
    await stage.desk.fault("conversations.history", "delay", seconds=2)
    async with bot_process(stage, env) as bot:
        made = await ordered(stage, li)
        await stage.desk.wait_call("chat.postMessage")
        # Killed just before it asks Tencent, it could not tell whether it has: a person would.
        await asked(stage, "CreateFlowByFiles")
        await bot.kill()
    async with bot_process(stage, env):
        await made_once(stage, li, made, text)


async def test_news_that_overtakes_a_dead_workers_card_finds_that_card(
    stage: Stage, env: Mapping[str, str], li: Person, text: Text
) -> None:
    """The heir reads what is new before what the dead had in hand."""
    await stage.desk.fault("chat.postMessage", "drop_after")
    await stage.desk.fault("conversations.history", "delay", seconds=2)
    async with bot_process(stage, env) as bot:
        made = await ordered(stage, li)
        await stage.desk.wait_call("chat.postMessage")
        await asked(stage, "CreateFlowByFiles")
        await bot.kill()
    [flow] = await stage.tencent.flows()
    await stage.tencent.sign(flow.flow_id, 0)
    async with bot_process(stage, env):
        await made.card(text.words.signed_of(1, len(flow.signers)))
        await made.lines(text.card.of_person[Line.CREATED](f"<@{await li.id()}>"))
        assert len(await cards_in(stage, made.id)) == 1


@pytest.mark.parametrize("action", ["CreateDocument", "StartFlow"])
async def test_killed_between_the_steps_of_a_template(
    stage: Stage, env: Mapping[str, str], li: Person, text: Text, action: str
) -> None:
    await stage.tencent.fail_next(Fault(action=action, kind="lost_after", hang=30))
    async with bot_process(stage, env) as bot:
        await open_form(li)
        await fill_roles(li, await choose_template(li), "NDA 2026")
        made = Made(stage, id_in(await li.submit()), "NDA 2026", "legal")
        await asked(stage, action)
        await bot.kill()
    async with bot_process(stage, env):
        await made_once(stage, li, made, text)
    assert len(await stage.tencent.requests("CreateFlow")) == 1


async def test_killed_while_tencent_reserves_a_contract_its_owner_is_asked(
    stage: Stage, env: Mapping[str, str], li: Person, given: Given, clock: MovableClock, text: Text
) -> None:
    """No callback tells of a contract that was not started: nobody but a person can find out."""
    await stage.tencent.fail_next(Fault(action="CreateFlow", kind="lost_after", hang=30))
    async with bot_process(stage, env) as bot:
        await open_form(li)
        await fill_roles(li, await choose_template(li), "NDA 2026")
        made = Made(stage, id_in(await li.submit()), "NDA 2026", "legal")
        await asked(stage, "CreateFlow")
        await bot.kill()
    clock.ahead = timedelta(seconds=75)
    async with bot_on(stage, given):
        await li.wait_dm(lambda m: trouble.CREATE_AGAIN in m.actions)
        await card_of(stage, made.id, text.words.needs_attention)
    assert len(await stage.tencent.requests("CreateFlow")) == 1
    assert len(await cards_in(stage, made.id)) == 1


async def test_killed_while_a_callback_is_carried_out(
    stage: Stage, env: Mapping[str, str], li: Person, text: Text
) -> None:
    async with bot_process(stage, env):
        made = await ordered(stage, li)
        await made_once(stage, li, made, text)
    async with bot_process(stage, env, "web") as bot:
        await stage.tencent.sign((await made.flow()).flow_id, 0)
        await stage.tencent.wait_callbacks_settled()
        await bot.kill()
    async with bot_process(stage, env):
        await made.card(text.words.signed_of(1, 2))


async def test_web_and_worker_may_be_two_processes_and_the_worker_may_be_two(
    stage: Stage, env: Mapping[str, str], li: Person, text: Text
) -> None:
    async with (
        bot_process(stage, env, "web"),
        running("worker", env=env),
        running("worker", env=env),
    ):
        made = await ordered(stage, li)
        await made_once(stage, li, made, text)


async def test_asked_to_stop_it_finishes_what_is_in_hand_and_ends_well(
    stage: Stage, env: Mapping[str, str], li: Person, text: Text
) -> None:
    await stage.desk.fault("chat.postMessage", "delay", seconds=1.5)
    async with bot_process(stage, env) as bot:
        made = await ordered(stage, li)
        await eventually(lambda: begun(stage))
        await asked(stage, "CreateFlowByFiles")
        bot.terminate()
        assert await bot.ended() == 0
    assert len(await cards_in(stage, made.id)) == 1
    async with bot_process(stage, env):
        await made_once(stage, li, made, text)


async def test_asked_to_stop_it_does_not_wait_for_ever_and_another_goes_on(
    stage: Stage, env: Mapping[str, str], li: Person, text: Text
) -> None:
    """It would wait 35 seconds for this answer; a deployment kills what takes so long."""
    await stage.tencent.fail_next(Fault(action="CreateFlowByFiles", kind="lost_after", hang=60))
    async with bot_process(stage, env) as bot:
        made = await ordered(stage, li)
        await asked(stage, "CreateFlowByFiles")
        bot.terminate()
        async with asyncio.timeout(25):
            assert await bot.ended() == 0
    assert "Traceback" not in bot.output
    async with bot_process(stage, env):
        await made_once(stage, li, made, text)
    assert len(await stage.tencent.requests("CreateFlowByFiles")) == 1
