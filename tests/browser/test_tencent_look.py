"""The pane that plays Tencent E-Sign, for every eye, ear and screen."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Page, ViewportSize, expect

from bot.sandbox import Lang
from bot.stage import Stage
from sandbox.tencent import CallbackFaults, Fault
from tests.browser.accessibility import violations
from tests.browser.company import answer, contract, open_tab, press, signer
from tests.scenarios.acting import make

NARROW = ViewportSize(width=320, height=640)
PICTURES = os.environ.get("PICTURES", "")
"""A folder for pictures of what is looked at here, for whoever wants to see it."""


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_nothing_stands_in_anybodys_way(
    page: Page, stage: Stage, colours: str, lang: Lang
) -> None:
    await page.locator('[data-do="theme"]').select_option(colours)
    await full(page, stage)
    for tab in ("contracts", "traffic", "weather"):
        panel = await open_tab(page, tab)
        if tab == "traffic":
            await (
                panel.locator(".entry", has_text="CreateFlowByFiles")
                .locator("summary")
                .first.click()
            )
            await (
                panel.locator(".entry", has_text="FlowStatusChange · start")
                .locator("summary")
                .first.click()
            )
        await picture(page, f"{tab}-{colours}-{lang}-wide")
        assert await violations(page) == []


@pytest.mark.parametrize(("lang", "own", "other"), [("en", None, "zh-CN"), ("zh", "en", None)])
async def test_names_say_which_language_they_are_in(
    page: Page, stage: Stage, own: str | None, other: str | None
) -> None:
    await make(stage, "Lease")
    heading = page.locator("#tencent").get_by_role("heading", name="Lease")
    await expect(heading).to_be_visible()
    assert await heading.get_attribute("lang") == own
    name = page.locator("#tencent .who strong").first
    assert await name.get_attribute("lang") == other


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_narrow_screen_has_room_for_all_of_it(page: Page, stage: Stage, lang: Lang) -> None:
    await full(page, stage)
    await page.set_viewport_size(NARROW)
    await page.locator('[data-way="tencent"]').click()
    for tab in ("contracts", "traffic", "weather"):
        await open_tab(page, tab)
        assert await page.evaluate("document.documentElement.scrollWidth") == 320
        assert await page.evaluate(
            "(one => one.scrollWidth <= one.clientWidth)(document.getElementById('tencent'))"
        )
        await picture(page, f"{tab}-{lang}-narrow")
        assert await violations(page) == []


async def full(page: Page, stage: Stage) -> None:
    """Something of everything: a refusal, a question, a problem, faults on order."""
    refused = await make(stage, "Refused 2026", reviewer="wang")
    flow = await refused.flow()
    await stage.tencent.review(flow.flow_id, 0, "SIGN_REJECT", "The fee is wrong")
    made = await make(stage)
    ours = signer(page, made.name, "赵敏敏")
    await press(ours, "forward")
    await answer(ours, name="陈晨", mobile="123")
    await expect(ours.get_by_role("alert")).not_to_be_empty()
    await expect(contract(page, "Refused 2026")).to_be_visible()
    await stage.tencent.fail_next(Fault(action="*", kind="error", code="InternalError", times=2))
    await stage.tencent.disturb_callbacks(CallbackFaults(drop=1, late=2))
    await stage.desk.fault("chat.delete", "ratelimited", times=3)


async def picture(page: Page, name: str) -> None:
    if PICTURES:
        size = page.viewport_size
        assert size is not None
        await page.set_viewport_size(ViewportSize(width=size["width"], height=2400))
        await page.locator("#tencent").screenshot(path=Path(PICTURES) / f"{name}.png")
        await page.set_viewport_size(size)
