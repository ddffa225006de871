"""The guided tour: it plays to the end by itself, and it notices what a person does."""

import pytest
from playwright.async_api import Page, expect

from bot.stage import Stage
from tests.browser.accessibility import violations

BY_ITSELF = 240_000
"""Milliseconds for the whole story without pauses."""


async def start(page: Page, stage: Stage, query: str) -> None:
    await page.goto(f"{stage.slack.url}/?{query}")


@pytest.mark.parametrize(("lang", "width"), [("en", 1440), ("zh", 1440), ("en", 390)])
async def test_it_plays_the_whole_story_to_the_end(page: Page, stage: Stage, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": 780})
    await start(page, stage, "tour=play&pace=0&patience=60")
    tour = page.locator("#tour")
    await expect(tour).to_have_attribute("data-step", "end", timeout=BY_ITSELF)
    assert await violations(page) == []
    cancelled, finished = sorted((await stage.tencent.flows()), key=lambda flow: -flow.status)
    assert (finished.status, cancelled.status) == (4, 6)
    assert {signer.status for signer in finished.signers} == {3}
    sent = [one.message for one in await stage.tencent.callbacks()]
    assert any(sent.count(one) == 2 for one in sent)
