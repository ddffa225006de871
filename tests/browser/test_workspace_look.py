"""The workspace for every eye, ear and screen."""

import re

import pytest
from playwright.async_api import Browser, Page, Route, ViewportSize, expect

from bot.sandbox import Lang
from bot.stage import Stage
from tests.browser.accessibility import violations
from tests.browser.conftest import WIDE
from tests.browser.workspace import command, drop, place, sit_down, write

NARROW = ViewportSize(width=320, height=640)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_nothing_stands_in_anybodys_way(page: Page, colours: str, lang: Lang) -> None:
    await page.locator('[data-do="theme"]').select_option(colours)
    await drop(page, "#place", "lease.pdf", b"%PDF-1.4")
    await write(page, "the lease")
    await command(page, "/esign help")
    await expect(page.locator("article.ephemeral")).to_be_visible()
    await command(page, "/nothing")
    await expect(page.locator(".toast")).to_be_visible()
    await page.locator("#composer textarea").fill("")
    await page.locator("#composer textarea").press_sequentially("/")
    await expect(page.locator(".offers [role=option]").first).to_be_visible()
    assert await violations(page) == []
    await page.locator('#place article [data-do="thread"]').click()
    assert await violations(page) == []
    await place(page, "home")
    assert await violations(page) == []
    await sit_down(page, "gao")
    assert await violations(page) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_on_a_narrow_screen_one_room_is_shown_at_a_time(page: Page, lang: Lang) -> None:
    await write(page, "a word that is very long: " + "word" * 40)
    await page.set_viewport_size(NARROW)
    shown = page.locator("#rooms > *:visible")
    for room in ("place", "sidebar", "tencent"):
        await page.locator(f'[data-way="{room}"]').click()
        await expect(shown).to_have_count(1)
        await expect(shown).to_have_id(room)
        assert await page.evaluate("document.documentElement.scrollWidth") == 320
    await page.locator('[data-way="sidebar"]').click()
    await page.locator('#sidebar [data-name="legal"]').click()
    await expect(page.locator("#place")).to_be_focused()
    await page.locator('#place article [data-do="thread"]').click()
    await expect(shown).to_have_id("thread")
    await expect(page.locator("#thread textarea")).to_be_focused()
    for way in await page.locator("#ways button:visible").all():
        assert await way.evaluate("(it) => it.scrollWidth <= it.clientWidth"), (
            await way.inner_text()
        )
    assert await violations(page) == []
    await page.keyboard.press("Escape")
    await expect(shown).to_have_id("place")


async def test_the_page_speaks_the_language_that_was_chosen_last(page: Page) -> None:
    language = page.get_by_role("combobox", name="Language of this page")
    await language.select_option("zh")
    await expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    await expect(page.get_by_role("button", name="发送")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name="发送")).to_be_visible()
    await expect(page).to_have_title("Signet 沙盒")


async def test_the_day_is_told_in_the_language_of_whoever_looks_and_says_so(page: Page) -> None:
    await write(page, "good morning")
    await sit_down(page, "zhao")
    await expect(page.locator("#place .day")).to_have_attribute("lang", "zh-CN")
    await sit_down(page, "wang")
    await expect(page.locator("#place .day")).not_to_have_attribute("lang", re.compile(".*"))


async def test_what_is_in_another_language_says_so(page: Page) -> None:
    names = page.locator(".people b")
    await expect(names.filter(has_text="赵敏")).to_have_attribute("lang", "zh-CN")
    await expect(names.filter(has_text="Li Na")).not_to_have_attribute("lang", re.compile(".*"))
    await sit_down(page, "zhao")
    await command(page, "/esign help")
    body = page.locator("article.ephemeral .body")
    await expect(body).to_have_attribute("lang", "zh-CN")
    await page.locator('[data-do="language"]').select_option("zh")
    await expect(body).not_to_have_attribute("lang", re.compile(".*"))
    await expect(names.filter(has_text="Li Na")).to_have_attribute("lang", "en")


@pytest.mark.parametrize(("width", "height", "least"), [(390, 700, 0.6), (640, 400, 0.5)])
async def test_a_small_screen_belongs_to_the_conversation(
    page: Page, width: int, height: int, least: float
) -> None:
    await page.set_viewport_size({"width": width, "height": height})
    await write(page, "hello")
    timeline = await page.locator("#place .timeline").bounding_box()
    assert timeline is not None
    assert timeline["height"] > least * height
    assert await page.evaluate("document.documentElement.scrollWidth") == width
    assert await violations(page) == []


async def test_the_colours_that_were_chosen_last_stay(page: Page) -> None:
    colours = page.get_by_role("combobox", name="Colours")
    body = page.locator("html")
    await colours.select_option("light")
    light = await body.evaluate("(it) => getComputedStyle(it).backgroundColor")
    await colours.select_option("dark")
    await page.reload()
    await expect(body).to_have_attribute("data-theme", "dark")
    assert await body.evaluate("(it) => getComputedStyle(it).backgroundColor") != light


async def test_the_pane_of_tencent_is_put_away_and_stays_away(page: Page) -> None:
    pane = page.locator("#tencent")
    switch = page.get_by_role("button", name="Tencent E-Sign")
    await expect(switch).to_have_attribute("aria-pressed", "true")
    await switch.click()
    await expect(pane).to_be_hidden()
    await page.reload()
    await expect(switch).to_have_attribute("aria-pressed", "false")
    await switch.click()
    await expect(pane).to_be_visible()


async def test_the_keyboard_goes_straight_to_the_conversation(page: Page) -> None:
    await expect(page.locator("#composer")).to_be_visible()
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to the conversation")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#place")).to_be_focused()
    assert page.url.endswith("#li/legal")


async def test_a_long_history_is_read_from_its_end(page: Page, stage: Stage) -> None:
    slack = stage.slack.parts.workspace
    wang = slack.person("wang").id
    for number in range(150):
        slack.post(slack.channel("legal"), {"user": wang, "text": f"line {number}"})
    last = page.locator("#place article").last
    await expect(last).to_contain_text("line 149")
    await expect(last).to_be_in_viewport()
    await page.get_by_role("button", name="90 earlier messages").click()
    await expect(page.locator("#place article").first).to_contain_text("line 30")
    await page.locator("#place .scroller").evaluate("(it) => it.scrollTo(0, 0)")
    await expect(last).not_to_be_in_viewport()
    slack.post(slack.channel("legal"), {"user": wang, "text": "are you reading?"})
    await page.get_by_role("button", name="New messages").click()
    await expect(page.locator("#place article").last).to_contain_text("are you reading?")
    await expect(page.locator("#place article").last).to_be_in_viewport()
    await expect(page.locator("#spoken")).to_contain_text("New message from Wang Wei in #legal")


async def test_a_sandbox_that_has_stopped_is_missed_until_it_is_back(
    chromium: Browser, stage: Stage
) -> None:
    context = await chromium.new_context(viewport=WIDE)
    page = await context.new_page()
    away = True

    async def stream(route: Route) -> None:
        await (route.abort() if away else route.continue_())

    await page.route("**/_control/stream", stream)
    await page.goto(stage.slack.url)
    lost = page.get_by_role("alert").filter(has_text="The sandbox has stopped")
    await expect(lost).to_be_visible()
    away = False
    await expect(lost).to_have_count(0)
    await context.close()
