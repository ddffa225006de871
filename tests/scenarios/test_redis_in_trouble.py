"""Redis is not there: nothing is acknowledged that is not kept, and everybody is told."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from bot.health import READY_PATH
from bot.stage import CALLBACK, Stage, bot_on
from bot.wiring import Given
from handlers.text import Text
from handlers.views import card, create, home
from sandbox.slack.client import Person
from sandbox.tencent import Delays, TencentConfig
from services.contracts.model import Status
from services.store.connection import connect
from tests.real_redis import RealRedis, real_redis

from .acting import (
    Made,
    MovableClock,
    ephemeral_saying,
    eventually,
    fill_in,
    form,
    hurry,
    id_in,
    make,
    open_form,
)

pytestmark = [pytest.mark.real_redis, pytest.mark.parametrize("lang", ["en", "zh"])]


async def test_a_command_a_press_and_a_submission_get_a_sentence(
    stage: Stage, server: RealRedis, li: Person, text: Text
) -> None:
    shown = await (await make(stage)).card()
    await open_form(li)
    await fill_in(li, form("Sales 2027"))
    server.kill()

    refused = await li.submit()
    assert refused.kind == "errors", refused
    assert list(refused.errors.values()) == [text.errors.not_kept]
    assert refused.view is not None
    assert refused.view.callback_id == create.SUBMIT

    server.start()
    await eventually(lambda: accepted(li))
    await li.close()
    server.kill()
    told = await li.command("/esign list")
    assert text.errors.not_kept in told.text
    await li.press(shown, card.REMIND)
    await ephemeral_saying(li, text.errors.not_kept)
    server.start()


async def test_home_says_so_and_comes_back(
    stage: Stage, server: RealRedis, li: Person, text: Text
) -> None:
    made = await make(stage)
    server.kill()
    assert await li.open_home() == ""
    away = await li.wait_home(lambda view: view.says(text.home.trouble))
    assert home.REFRESH in away.actions
    assert not away.says(made.id)

    server.start()
    await eventually(lambda: refreshed(li, made.id))


async def refreshed(li: Person, contract_id: str) -> bool:
    shown = await li.home()
    assert shown is not None
    await li.press(shown, home.REFRESH)
    return (await li.wait_home(lambda view: view.hash != shown.hash)).says(contract_id)


async def accepted(li: Person) -> bool:
    """Connections from before may fail once more, each of them; what is typed stays."""
    return (await li.submit()).kind == "update"


async def test_nothing_that_was_accepted_is_lost(
    stage: Stage, server: RealRedis, li: Person, text: Text
) -> None:
    await open_form(li)
    await fill_in(li, form())
    made = Made(stage, id_in(await li.submit()), "Sales 2026", "legal")
    server.kill()
    server.start()
    await made.card(text.words.status[Status.WAITING])
    assert len(await stage.tencent.flows()) == 1


async def test_a_callback_is_asked_for_again_until_it_is_kept(
    stage: Stage, server: RealRedis, li: Person, text: Text
) -> None:
    made = await make(stage)
    flow = await made.flow()
    server.kill()
    await stage.tencent.sign(flow.flow_id, 0)
    await eventually(lambda: refused_callbacks(stage))
    server.start()
    await made.card(text.words.signed_of(1, 2))
    await stage.tencent.wait_callbacks_settled()
    assert {one.outcome for one in await stage.tencent.callbacks()} == {"delivered"}


async def refused_callbacks(stage: Stage) -> bool:
    return any(503 in one.attempts for one in await stage.tencent.callbacks())


async def test_whoever_asks_hears_that_we_are_not_ready(
    stage: Stage, server: RealRedis, address: str, text: Text
) -> None:
    async with httpx.AsyncClient(trust_env=False) as http:
        assert (await http.get(address + READY_PATH)).status_code == 200
        server.kill()
        assert (await http.get(address + READY_PATH)).status_code == 503
        server.start()
        await eventually(lambda: is_ready(http, address))


async def is_ready(http: httpx.AsyncClient, address: str) -> bool:
    return (await http.get(address + READY_PATH)).status_code == 200


@pytest.fixture
def server() -> Iterator[RealRedis]:
    with real_redis(appendonly=True) as server:
        yield server


@pytest.fixture
def tencent_config(clock: MovableClock) -> TencentConfig:
    return TencentConfig(
        callback=CALLBACK,
        delays=Delays(compose=0.2, callback_retries=(0.2,) * 20),
        clock=lambda: clock().timestamp(),
    )


@pytest.fixture
async def address(stage: Stage, server: RealRedis, clock: MovableClock) -> AsyncIterator[str]:
    redis = connect(server.url)
    async with bot_on(
        stage, Given(redis=redis, clock=clock, due_clock=clock, sleep=hurry)
    ) as address:
        yield address
    await redis.aclose()


@pytest.fixture
def li(stage: Stage, address: str) -> Person:
    return stage.desk.person("li")
