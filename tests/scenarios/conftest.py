"""The whole play for a scenario: both stand-ins, the real bot on a real Redis, people to act as."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.stage import SWEEP_SECONDS, WORKSPACE, Stage, bot_on, open_stage, pretend_company
from bot.wiring import Given
from handlers.text import Text, text_for
from sandbox.slack.client import Person
from sandbox.slack.config import PEOPLE, Budget, SlackConfig
from sandbox.tencent import Delays, TencentConfig
from services.store.connection import Client, connect
from tests.port.editions import EDITIONS, Edition

from .acting import MovableClock, hurry
from .cast import in_the_account

ROOMY = Budget(
    tiers=(10_000, 10_000, 10_000, 10_000),
    post_per_minute=10_000,
    channel_per_second=1_000,
    channel_burst=1_000,
)


@pytest.fixture
def lang() -> str:
    """What everybody speaks; a test may be parametrized over `lang`."""
    return "en"


@pytest.fixture
def text(lang: str) -> Text:
    return text_for(lang, lang)


@pytest.fixture
def slack_config(lang: str) -> SlackConfig:
    locale = {"en": "en-US", "zh": "zh-CN"}[lang]
    people = tuple(replace(person, locale=locale) for person in PEOPLE)
    return replace(WORKSPACE, budget=ROOMY, people=people)


@pytest.fixture
def clock() -> MovableClock:
    """The bot's clock, and Tencent's, or it would refuse the bot's signatures."""
    return MovableClock()


@pytest.fixture
def edition() -> Edition:
    """The edition in use; `test_every_edition` is played over all of them."""
    return EDITIONS[0]


@pytest.fixture
def tencent_config(clock: MovableClock, edition: Edition) -> TencentConfig:
    return pretend_company(
        edition.name,
        delays=Delays(compose=0.2, cancel_many=0.2),
        clock=lambda: clock().timestamp(),
        **in_the_account(edition.name),
    )


@pytest.fixture
async def stage(
    lang: str, slack_config: SlackConfig, tencent_config: TencentConfig
) -> AsyncIterator[Stage]:
    async with open_stage(lang=lang, slack=slack_config, tencent=tencent_config) as stage:
        yield stage


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Client]:
    client = connect(redis_url)
    yield client
    await client.aclose()


@pytest.fixture
def given(redis: Client, clock: MovableClock, edition: Edition) -> Given:
    sweep = SWEEP_SECONDS[edition.name]
    return Given(redis=redis, clock=clock, due_clock=clock, sleep=hurry, sweep_every=sweep)


@pytest.fixture
async def bot(stage: Stage, given: Given) -> AsyncIterator[str]:
    """The bot at work; the address of its doors."""
    async with bot_on(stage, given) as address:
        yield address


@pytest.fixture
def li(stage: Stage, bot: str) -> Person:
    """The employee who sends contracts."""
    return stage.desk.person("li")


@pytest.fixture
def wang(stage: Stage, bot: str) -> Person:
    """The manager who reviews them."""
    return stage.desk.person("wang")


@pytest.fixture
def zhao(stage: Stage, bot: str) -> Person:
    """Who signs for our side."""
    return stage.desk.person("zhao")


@pytest.fixture
def sam(stage: Stage, bot: str) -> Person:
    """A teammate with no part in it."""
    return stage.desk.person("sam")


@pytest.fixture
async def li_with_reviewers(stage: Stage, given: Given) -> AsyncIterator[Person]:
    """Li, where only Wang may be asked to review."""
    reviewer = await stage.desk.person("wang").id()
    async with bot_on(stage, given, REVIEWERS=reviewer):
        yield stage.desk.person("li")


@pytest.fixture
async def asking_often(stage: Stage, given: Given) -> AsyncIterator[Person]:
    """Li, where the bot asks Tencent every second for what it waits for."""
    async with bot_on(stage, replace(given, sweep_every=1)):
        yield stage.desk.person("li")
