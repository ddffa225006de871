"""The composition root: everything is opened once, closed again, and nothing outlives it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from bot.settings import load_settings
from bot.stage import Stage, bot_on, open_stage
from bot.wiring import Given, contract_id, open_app
from handlers.messages import RemindParties
from services.store.connection import Client, connect
from tests.bot.office import eventually
from tests.services.store.queues import length


@for_all(st.text())
def test_an_id_is_ten_characters_that_are_not_mistaken_for_each_other(submission: str) -> None:
    made = contract_id(submission)
    assert len(made) == 10
    assert set(made) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


@for_all(st.text(), st.text())
def test_the_same_submission_has_the_same_id_and_another_another(one: str, other: str) -> None:
    assert (contract_id(one) == contract_id(other)) is (one == other)


async def test_nothing_is_left_running_when_it_is_closed(stage: Stage, redis: Client) -> None:
    async with bot_on(stage, Given(redis=redis)):
        await eventually(redis.ping)
        assert our_tasks() != []
    assert our_tasks() == []


def our_tasks() -> list[str]:
    """Those that carry out the bot's own code, and not the stand-ins'."""
    names = [getattr(task.get_coro(), "__qualname__", "") for task in asyncio.all_tasks()]
    return [
        name for name in names if name.startswith(("Signet.", "Worker.", "Background.", "Asked."))
    ]


async def test_a_redis_that_was_given_stays_open(stage: Stage, redis: Client) -> None:
    async with open_app(load_settings(stage.settings), Given(redis=redis)):
        pass
    assert await redis.ping()


async def test_it_opens_while_slack_tencent_and_redis_are_away(stage: Stage) -> None:
    """They come back; a bot that had given up would not."""
    await stage.desk.down()
    nowhere = {**stage.settings, "REDIS_URL": "redis://127.0.0.1:1/0"}
    async with open_app(load_settings(nowhere)) as app:
        assert app.workers


async def test_asked_to_stop_before_redis_ever_answered_it_stops(stage: Stage) -> None:
    nowhere = {**stage.settings, "REDIS_URL": "redis://127.0.0.1:1/0"}
    async with open_app(load_settings(nowhere)) as app:
        working = asyncio.create_task(app.work())
        await asyncio.sleep(0)
        app.stop()
        done, _ = await asyncio.wait([working], timeout=10)
        working.cancel()
    assert done


async def test_a_wish_about_a_contract_that_is_not_there_holds_up_nobody(
    stage: Stage, redis: Client
) -> None:
    async with open_app(load_settings(stage.settings), Given(redis=redis)) as app:
        await app.inbox.put(RemindParties(contract_id="NOSUCH0000", by="U1"))
        working = asyncio.create_task(app.work())
        await eventually(lambda: is_empty(redis))
        app.stop()
        await working


async def is_empty(redis: Client) -> bool:
    return not await length(redis)


@dataclass
class Moving:
    """The same bytes never twice."""

    count: int = 0

    def __call__(self, size: int) -> bytes:
        self.count += 1
        return self.count.to_bytes(size, "big")


async def test_every_random_byte_comes_from_the_given_source(stage: Stage, redis: Client) -> None:
    random = Moving()
    async with open_app(load_settings(stage.settings), Given(redis=redis, random=random)) as app:
        before = random.count
        await app.inbox.put(RemindParties(contract_id="NOSUCH0000", by="U1"))
        assert random.count > before


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with open_stage() as stage:
        yield stage


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Client]:
    redis = connect(redis_url)
    yield redis
    await redis.aclose()
