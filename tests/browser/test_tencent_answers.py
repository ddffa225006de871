"""In the pane that plays Tencent E-Sign every press is answered once, nothing typed is lost."""

import asyncio
import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Route, expect

from bot.sandbox import Lang
from bot.stage import Stage
from tests.browser.company import answer, contract, open_tab, order, press, signer
from tests.browser.conftest import KNOWS_THE_PAGE, WIDE
from tests.browser.workspace import sit_down
from tests.scenarios.acting import make

OURS, THEIRS = "赵敏敏", "李四光"
DOOR = "**/_tencent/_control"


@pytest_asyncio.fixture(loop_scope="session")
async def alone(chromium: Browser, stage: Stage) -> AsyncIterator[Page]:
    """A page whose console may complain: its connections break."""
    context = await chromium.new_context(viewport=WIDE, reduced_motion="reduce")
    await context.add_init_script(KNOWS_THE_PAGE)
    page = await context.new_page()
    await page.goto(stage.slack.url)
    yield page
    await context.close()


async def test_a_second_press_while_the_first_is_under_way_does_nothing(
    page: Page, stage: Stage
) -> None:
    made = await make(stage)
    asked, held = [], asyncio.Event()

    async def hold(route: Route) -> None:
        asked.append(route.request.url)
        await held.wait()
        await route.continue_()

    await page.route(f"{DOOR}/sign", hold)
    ours = signer(page, made.name, OURS)
    sign = ours.get_by_role("button", name="Sign")
    await sign.dblclick()
    await expect(sign).to_have_attribute("aria-busy", "true")
    await expect(sign).to_be_focused()
    await sign.press("Enter")
    held.set()
    await expect(ours).to_contain_text("Signed")
    await expect(ours.locator(".problem")).to_have_count(0)
    assert len(asked) == 1


async def test_what_was_typed_is_kept_until_it_is_sent(page: Page, stage: Stage) -> None:
    made = await make(stage)
    ours = signer(page, made.name, OURS)
    await press(ours, "refuse")
    await ours.get_by_label("Why they refuse").fill("The fee is wrong")
    await page.keyboard.press("Escape")
    await expect(ours.locator(".question")).to_have_count(0)
    await expect(ours.locator('[data-do="refuse"]')).to_be_focused()
    await press(ours, "forward")
    await ours.get_by_label("Name of who").fill("陈晨")
    await press(ours, "refuse")
    await expect(ours.get_by_label("Why they refuse")).to_have_value("The fee is wrong")
    await ours.get_by_role("button", name="Never mind").click()
    await expect(ours.locator('[data-do="refuse"]')).to_be_focused()
    await press(ours, "forward")
    await expect(ours.get_by_label("Name of who")).to_have_value("陈晨")
    await press(ours, "refuse")
    await press(ours.locator(".question"), "go")
    await expect(contract(page, made.name)).to_contain_text("The fee is wrong")


SAID = {
    "en": ("a refusal needs its reason", "a whole number from 0 to 999"),
    "zh": ("拒签必须说明原因", "0 到 999 之间的整数"),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_what_cannot_be_sent_so_is_said_at_its_field(
    page: Page, stage: Stage, lang: Lang
) -> None:
    made = await make(stage)
    ours = signer(page, made.name, OURS)
    await press(ours, "refuse")
    await answer(ours, reason="  ")
    reason = ours.locator('[name="reason"]')
    await expect(reason).to_have_attribute("aria-invalid", "true")
    await expect(reason).to_have_accessible_description(re.compile(SAID[lang][0]))
    await expect(reason).to_be_focused()
    await reason.fill("No")
    await expect(reason).not_to_have_attribute("aria-invalid", "true")
    await expect(ours.locator(".wrong")).to_be_empty()

    weather = await open_tab(page, "weather")
    await order(weather, "quota", left="-1")
    left = weather.locator('[name="left"]')
    await expect(left).to_have_accessible_description(re.compile(SAID[lang][1]))
    await order(weather, "quota", left="7")
    await expect(weather.locator('[data-knob="quota"]').get_by_role("status")).to_contain_text("7")
    await expect(left).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_knob_says_what_is_so_now(page: Page, lang: Lang) -> None:
    weather = await open_tab(page, "weather")

    async def says(knob: str, **fields: str) -> str:
        await order(weather, knob, **fields)
        status = weather.locator(f'[data-knob="{knob}"]').get_by_role("status")
        await expect(status).not_to_be_empty()
        await expect(weather.get_by_role("status").filter(has_text=re.compile("."))).to_have_count(
            1
        )
        return await status.inner_text()

    english = {
        "quota": "Set. 1 contract is left in the plan.",
        "form": "Set. From now on: First version, in JSON.",
        "probe": "The check is under way. Traffic shows what comes of it.",
        "disturb": "Ordered. It stands under “Ordered now” at the top until it has happened.",
    }
    for knob, fields in (
        ("quota", {"left": "1"}),
        ("form", {"form": "v1 json"}),
        ("probe", {}),
        ("disturb", {}),
        ("fail-next", {}),
        ("slack-fail", {}),
    ):
        told = await says(knob, **fields)
        if lang == "en" and knob in english:
            assert told == english[knob]
    await press(weather.locator(".ordered"), "clear")
    await expect(weather.locator(".ordered").get_by_role("status")).not_to_be_empty()
    await expect(weather.locator('[data-do="clear"]')).to_be_focused()


async def test_an_error_leaves_when_it_is_true_no_more(page: Page, stage: Stage) -> None:
    made = await make(stage)
    ours = signer(page, made.name, OURS)
    await press(ours, "forward")
    await answer(ours, name="陈晨", mobile="123")
    await expect(ours.get_by_role("alert")).to_contain_text("not a mobile number")
    flow = await made.flow()
    await stage.tencent.refuse(flow.flow_id, 0, "No")
    await expect(contract(page, made.name)).to_contain_text("Refused")
    await expect(ours.locator(".problem")).to_have_count(0)


async def test_an_error_leaves_when_the_sandbox_is_back(alone: Page, stage: Stage) -> None:
    made = await make(stage)
    ours = signer(alone, made.name, OURS)
    await expect(ours).to_be_visible()

    async def lose(route: Route) -> None:
        await route.abort()

    await alone.route(f"{DOOR}/**", lose)
    await press(ours, "sign")
    await expect(ours.get_by_role("alert")).to_contain_text("The sandbox did not answer")
    await expect(ours.get_by_role("button", name="Sign")).to_be_focused()
    weather = await open_tab(alone, "weather")
    await order(weather, "probe")
    trouble = weather.locator('[data-knob="probe"]').get_by_role("alert")
    await expect(trouble).to_contain_text("The sandbox did not answer")
    await alone.unroute(f"{DOOR}/**")
    await stage.tencent.probe()
    await expect(weather.locator(".problem")).to_have_count(0)
    await open_tab(alone, "contracts")
    await expect(ours.locator(".problem")).to_have_count(0)


async def test_the_traffic_is_told_by_the_clock_of_whoever_looks(page: Page, stage: Stage) -> None:
    await stage.tencent.probe()
    traffic = await open_tab(page, "traffic")
    when = traffic.locator(".entry", has_text="reachability check").locator(".when")
    here = await when.inner_text()
    await sit_down(page, "sam")
    await expect(when).not_to_have_text(here)
