"""What the workspace says when an answer is lost, late or an error, and when the sandbox is new."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Route, expect

from bot.sandbox import Lang
from bot.stage import Stage
from sandbox.slack import config
from tests.browser.company import open_tab
from tests.browser.conftest import KNOWS_THE_PAGE, WIDE
from tests.browser.workspace import command, place, write

SAY = "**/people/li/say"
SCREEN = "**/people/li/screen"
SLACK = Path(config.__file__).parent


@pytest_asyncio.fixture(loop_scope="session")
async def page(chromium: Browser, stage: Stage) -> AsyncIterator[Page]:
    """The page; the console may complain of what these tests take away from it."""
    context = await chromium.new_context(viewport=WIDE, reduced_motion="reduce")
    await context.add_init_script(KNOWS_THE_PAGE)
    page = await context.new_page()
    await page.goto(stage.slack.url)
    await expect(page.locator("#composer")).to_be_visible()
    yield page
    await context.close()


async def lose_the_answer(route: Route) -> None:
    await route.fetch()
    await route.abort()


async def lose(route: Route) -> None:
    await route.abort()


async def look(page: Page, visibility: str) -> None:
    """Put the page in front, or another one before it."""
    await page.evaluate(
        """(now) => {
          Object.defineProperty(document, "visibilityState", {value: now, configurable: true});
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        visibility,
    )


async def test_what_arrived_although_the_answer_was_lost_is_no_draft_any_more(page: Page) -> None:
    await page.route(SAY, lose_the_answer)
    await command(page, "are we ready?")
    await expect(page.get_by_role("alert")).to_contain_text("not known whether this was done")
    await expect(page.locator("#place article")).to_have_count(1)
    await expect(page.locator("#composer textarea")).to_have_value("")
    await page.unroute(SAY)
    await write(page, "are we ready?")


async def test_what_is_sent_again_because_nobody_answered_stands_there_once(
    page: Page, stage: Stage
) -> None:
    box = page.locator("#composer textarea")
    await page.route(SCREEN, lose)
    await page.route(SAY, lose_the_answer)
    await command(page, "are we ready?")
    await expect(page.get_by_role("alert")).to_contain_text("not known whether this was done")
    await expect(box).to_have_value("are we ready?")
    await page.unroute(SAY)
    await box.press("Enter")
    await expect(box).to_have_value("")
    await page.unroute(SCREEN)
    await command(page, "yes")
    await expect(page.locator("#place article")).to_have_count(2)
    said = [one.text for one in await stage.desk.messages("legal")]
    assert said == ["are we ready?", "yes"]


async def test_an_error_tells_whether_anything_was_done(page: Page) -> None:
    status = 500

    async def fail(route: Route) -> None:
        await route.fulfill(status=status)

    alert, box = page.get_by_role("alert"), page.locator("#composer textarea")
    await page.route("**/people/li/command", fail)
    await command(page, "/esign list")
    await expect(alert).to_contain_text("(HTTP 500), so it is not known whether this was done")
    await expect(box).to_have_value("/esign list")
    status = 403
    await box.press("Enter")
    await expect(alert).to_contain_text("(HTTP 403), so nothing was done")


async def test_a_file_that_did_not_arrive_is_to_be_attached_again(page: Page) -> None:
    await page.route("**/people/li/upload**", lose)
    file = {"name": "lease.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}
    await page.locator("#composer input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    await expect(page.get_by_role("alert")).to_contain_text("“lease.pdf” was not attached")


async def test_what_takes_its_time_says_so(page: Page) -> None:
    arrived = asyncio.Event()

    async def hold(route: Route) -> None:
        await arrived.wait()
        await route.continue_()

    waiting = page.locator("#composer .waiting")
    await page.route(SAY, hold)
    await command(page, "hello")
    await expect(waiting).to_have_text("Sending…")
    await expect(page.locator('#composer [data-do="send"]')).to_have_attribute("aria-busy", "true")
    await place(page, "random")
    await expect(waiting).to_be_empty()
    await place(page, "legal")
    await expect(waiting).to_have_text("Sending…")
    arrived.set()
    await expect(page.locator("#place article")).to_have_count(1)
    await expect(waiting).to_be_empty()


async def test_whoever_is_asked_to_sit_down_says_so_until_their_screen_is_there(page: Page) -> None:
    let_go = await held(page, "**/people/wang/screen")
    wang = page.locator('[data-person="wang"]')
    await wang.click()
    await expect(wang).to_have_attribute("aria-busy", "true")
    await expect(wang).to_be_focused()
    let_go.set()
    await expect(wang).to_have_attribute("aria-pressed", "true")
    await expect(wang).not_to_have_attribute("aria-busy", "true")


async def test_a_shortcut_that_takes_its_time_shows_at_the_button_of_its_menu(page: Page) -> None:
    let_go = await held(page, "**/people/li/shortcut")
    button = page.locator('#composer [data-do="shortcuts"]')
    await button.click()
    await page.get_by_role("menuitem").first.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    let_go.set()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await expect(button).not_to_have_attribute("aria-busy", "true")


async def test_what_was_not_heard_yet_of_the_traffic_is_not_called_nothing(page: Page) -> None:
    let_go = await held(page, "**/_control/requests")
    traffic = await open_tab(page, "traffic")
    await expect(traffic).to_contain_text("Looking…")
    await expect(traffic).not_to_contain_text("Nothing has been sent yet")
    let_go.set()
    await expect(traffic).to_contain_text("Nothing has been sent yet")


async def held(page: Page, path: str) -> asyncio.Event:
    """Nothing of this path arrives before the event is set."""
    let_go = asyncio.Event()

    async def hold(route: Route) -> None:
        await let_go.wait()
        await route.continue_()

    await page.route(path, hold)
    return let_go


CODES = re.compile(r'NotPossible\(\s*f?".*?",\s*"(\w+)",?\s*\)')


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_what_people_are_not_let_do_has_a_sentence_in_their_language(
    page: Page, lang: Lang
) -> None:
    sources = [path.read_text("utf-8") for path in SLACK.glob("*.py")]
    codes = {code for source in sources for code in CODES.findall(source)}
    assert {"gone", "read_only", "not_in_channel", "not_accepted"} <= codes
    refusals = await page.evaluate("import('/_page/js/text.js').then(({said}) => said().refusals)")
    assert codes - refusals.keys() == set()


async def test_a_channel_that_was_archived_meanwhile_takes_no_more(
    page: Page, stage: Stage
) -> None:
    await page.route(SCREEN, lose)
    await stage.desk.archive("legal")
    await command(page, "hello")
    await expect(page.get_by_role("alert")).to_contain_text("This channel was archived")


async def test_who_is_not_looking_holds_no_connection(page: Page, stage: Stage) -> None:
    async with page.expect_event("requestfailed", lambda one: one.url.endswith("/stream")):
        await look(page, "hidden")
    await stage.desk.person("wang").say("are you there?", channel="legal")
    await look(page, "visible")
    await expect(page.locator("#place article")).to_contain_text("are you there?")


async def test_a_sandbox_that_was_started_again_introduces_itself(page: Page, stage: Stage) -> None:
    about = await (await page.request.get(f"{stage.slack.url}/_page/about")).json()

    async def another(route: Route) -> None:
        await route.fulfill(json={**about, "start": "another"})

    await page.locator("#composer textarea").fill("half a sentence")
    await page.route("**/_page/about", another)
    await look(page, "hidden")
    await look(page, "visible")
    notice = page.locator(".toast.note")
    await expect(notice).to_contain_text("The sandbox was started again")
    await expect(page.locator("#composer textarea")).to_have_value("half a sentence")
    await page.reload()
    await expect(page.locator("#composer")).to_be_visible()
    await expect(notice).to_have_count(0)
