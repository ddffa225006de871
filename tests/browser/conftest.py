"""A real Chromium in front of the page, the stand-ins and the bot behind it."""

import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio
from fakeredis import FakeAsyncRedis
from playwright.async_api import (
    Browser,
    ConsoleMessage,
    Page,
    ViewportSize,
    async_playwright,
    expect,
)

from bot.sandbox import Lang, cast
from bot.stage import CALLBACK, WORKSPACE, Stage, bot_on, open_stage
from bot.wiring import Given
from sandbox.tencent.config import Delays, TencentConfig
from tests.browser.listener import PATIENCE, Listener, listening

_ON_PATH = shutil.which("chromium-headless-shell") or shutil.which("chromium")
CHROMIUM = os.environ.get("CHROMIUM") or _ON_PATH or "/usr/bin/chromium"
"""Without its own windows and menus it takes less than half the time, and draws a page the same."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
KNOWS_THE_PAGE = "localStorage.setItem('tour-offered', 'yes')"
"""Nobody is invited to the guided tour who has been here before."""
WIDE = ViewportSize(width=1440, height=900)
expect.set_options(timeout=PATIENCE * 1000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One event loop for all of them, because they share one browser."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        await browser.close()


@pytest.fixture
def lang() -> Lang:
    """What the page and most people speak; a test may be parametrized over `lang`."""
    return "en"


@pytest.fixture
def ack_seconds() -> float:
    """How long Slack waits for the bot. It is no matter of these tests how busy the machine is, so
    it is longer than Slack's three seconds; what is too slow is tested beside the pretend Slack."""
    return PATIENCE


@pytest_asyncio.fixture(loop_scope="session")
async def stage(lang: Lang, ack_seconds: float) -> AsyncIterator[Stage]:
    """Both stand-ins, and the bot at work between them."""
    slack = replace(
        WORKSPACE,
        lang=lang,
        people=cast(lang),
        ack_seconds=ack_seconds,
        trigger_seconds=PATIENCE,
    )
    tencent = TencentConfig(callback=CALLBACK, delays=Delays(compose=0.2))
    async with (
        open_stage(lang=lang, slack=slack, tencent=tencent) as stage,
        bot_on(stage, Given(redis=FakeAsyncRedis())),
    ):
        yield stage


@pytest_asyncio.fixture(loop_scope="session")
async def page(chromium: Browser, stage: Stage) -> AsyncIterator[Page]:
    """The page, opened, by whom nothing may be complained about on the console."""
    complaints: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        refused = "409 (Conflict)" in said.text  # an answer that the page knows how to tell
        if said.type in ("error", "warning") and not refused:
            complaints.append(said.text)

    context = await chromium.new_context(viewport=WIDE, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE * 1000)
    await context.add_init_script(KNOWS_THE_PAGE)
    page = await context.new_page()
    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(stage.slack.url)
    yield page
    undrawable = await page.locator(".undrawable").all_inner_texts()
    await context.close()
    assert complaints == []
    assert undrawable == []


@pytest_asyncio.fixture(loop_scope="session")
async def listener(page: Page, stage: Stage) -> AsyncIterator[Listener]:
    """An app of few words in the place of the bot, for tests of the page alone."""
    async with listening(stage, page) as listener:
        yield listener
