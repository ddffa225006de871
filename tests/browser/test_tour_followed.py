"""The guided tour, followed by a person: it notices what they do, and helps where they ask."""

import re

from playwright.async_api import Browser, Locator, Page, Route, expect

from bot.stage import Stage
from sandbox.tencent.pdf import sample_pdf
from sandbox.tencent.views import Settings
from tests.browser.accessibility import violations
from tests.browser.conftest import WIDE
from tests.browser.workspace import command, drop_into, place, sit_down


async def follow(page: Page, stage: Stage, query: str = "pace=0&patience=60") -> Locator:
    """The panel of a tour that has begun, at the first step that asks for something."""
    await page.goto(f"{stage.slack.url}/?tour=follow&{query}")
    tour = page.locator("#tour")
    await go_on(tour)
    return tour


async def go_on(tour: Locator) -> None:
    await tour.get_by_role("button", name="Next").click()


async def at(tour: Locator, step: str, phase: str = "open") -> None:
    await expect(tour).to_have_attribute("data-step", step)
    await expect(tour).to_have_attribute("data-phase", phase)


async def show(tour: Locator) -> None:
    """Have a step shown, and go on to the next."""
    await tour.get_by_role("button", name="Show me").click()
    await expect(tour).to_have_attribute("data-phase", "done")
    await go_on(tour)


async def test_what_a_person_does_by_hand_is_noticed(page: Page, stage: Stage) -> None:
    tour = await follow(page, stage)
    await at(tour, "open")
    await expect(page.locator("#composer textarea")).to_have_attribute("data-tour-spot", "")
    await command(page, "/esign new")
    await at(tour, "open", "done")
    await expect(tour.get_by_role("status")).to_contain_text("Done.")
    await go_on(tour)
    await at(tour, "file")
    form = page.get_by_role("dialog", name="New contract")
    await drop_into(form.locator(".drop"), "mine.pdf", sample_pdf("Mine"))
    await at(tour, "file", "done")
    await go_on(tour)
    name = tour.locator(".parts li").filter(has_text="Contract name")
    await expect(name).to_contain_text("to do")
    await form.get_by_label("Contract name").fill("A name of my own")
    await expect(name).to_contain_text("done")
    await expect(form.get_by_label("Full name").first).to_have_attribute("data-tour-spot", "")


async def test_one_step_is_shown_and_no_more(page: Page, stage: Stage) -> None:
    tour = await follow(page, stage)
    await tour.get_by_role("button", name="Show me").click()
    await at(tour, "open", "done")
    await expect(page.get_by_role("dialog", name="New contract")).to_be_visible()
    await expect(tour).to_have_attribute("data-mode", "follow")
    await expect(tour.get_by_role("button", name="Next")).to_be_focused()


async def test_it_can_be_used_while_a_modal_is_open(page: Page, stage: Stage) -> None:
    tour = await follow(page, stage)
    await show(tour)
    form = page.get_by_role("dialog", name="New contract")
    await expect(tour.get_by_role("button", name="Show me")).to_be_visible()
    assert await violations(page) == []
    await tour.get_by_role("button", name="End the tour").focus()
    await page.keyboard.press("Escape")
    await page.keyboard.press("Control+Enter")
    await expect(form).to_be_visible()
    await at(tour, "file")
    await page.keyboard.press("Enter")
    await expect(tour).to_be_hidden()
    await expect(form).to_be_visible()


async def test_a_form_that_was_closed_opens_again_with_what_was_typed(
    page: Page, stage: Stage
) -> None:
    tour = await follow(page, stage)
    await show(tour)
    await show(tour)
    form = page.get_by_role("dialog", name="New contract")
    await form.get_by_label("Contract name").fill("Kept")
    await form.get_by_role("button", name="Close").first.click()
    await expect(tour).to_contain_text("The form is closed.")
    await tour.get_by_role("button", name="Take me there").click()
    await expect(form.get_by_label("Contract name")).to_have_value("Kept")
    await at(tour, "fill")


async def test_it_begins_with_an_empty_form_whatever_lay_in_the_draft(
    page: Page, stage: Stage
) -> None:
    tour = await follow(page, stage)
    await show(tour)
    form = page.get_by_role("dialog", name="New contract")
    await form.get_by_label("Contract name").fill("An old draft")
    await form.get_by_role("button", name="Close").first.click()
    await expect(form).to_be_hidden()
    tour = await follow(page, stage)
    await show(tour)
    await expect(form.get_by_label("Contract name")).to_have_value("")


async def test_a_pdf_can_be_shown_where_a_template_was_chosen(page: Page, stage: Stage) -> None:
    tour = await follow(page, stage)
    await show(tour)
    form = page.get_by_role("dialog", name="New contract")
    await form.get_by_label("A template").check()
    await expect(form.get_by_role("radio", name="A file")).to_be_visible()
    await expect(form.locator(".drop")).to_be_hidden()
    await show(tour)
    await expect(form).to_contain_text("service-agreement.pdf")


async def test_who_wandered_off_is_brought_back(page: Page, stage: Stage) -> None:
    tour = await follow(page, stage)
    await sit_down(page, "sam")
    await place(page, "home")
    back = page.locator('[data-person="li"]')
    await expect(back).to_have_attribute("data-tour-spot", "")
    await tour.get_by_role("button", name="Take me there").click()
    await expect(back).to_have_attribute("aria-pressed", "true")
    await expect(page.get_by_role("heading", name="#legal")).to_be_visible()
    await expect(tour.get_by_role("button", name="Take me there")).to_be_hidden()


async def test_it_goes_on_where_it_was_after_the_page_is_loaded_again(
    page: Page, stage: Stage
) -> None:
    tour = await follow(page, stage)
    await show(tour)
    await page.goto(stage.slack.url)
    await at(tour, "file")


async def test_what_does_not_come_true_is_said_and_can_be_waited_for_by_hand(
    page: Page, stage: Stage
) -> None:
    tour = await follow(page, stage)
    for _ in range(4):
        await show(tour)
    await at(tour, "send")
    await stage.tencent.change(Settings(down=True))
    await page.goto(f"{stage.slack.url}/?pace=0&patience=1")
    await at(tour, "send")
    await tour.get_by_role("button", name="Let it play").click()
    await expect(tour).to_have_attribute("data-phase", "missing")
    await expect(tour.locator(".missing")).to_contain_text("the card of the contract in #legal")
    await tour.get_by_role("button", name="Go on by hand").click()
    await at(tour, "send")
    await stage.tencent.change(Settings(down=False))
    await expect(tour).to_have_attribute("data-phase", "done")


async def test_while_the_sandbox_does_not_answer_it_says_so_and_waits(
    chromium: Browser, stage: Stage
) -> None:
    context = await chromium.new_context(viewport=WIDE)
    page = await context.new_page()
    away = True
    once = iter(['retry: 100\ndata: {"count": 1}\n\n'])  # and then the connection is gone

    async def stream(route: Route) -> None:
        if body := next(once, ""):
            await route.fulfill(body=body, content_type="text/event-stream")
        else:
            await (route.abort() if away else route.continue_())

    await page.route("**/_control/stream", stream)
    await page.goto(f"{stage.slack.url}/?tour=play&pace=0")
    tour = page.locator("#tour")
    await expect(tour.locator(".missing")).to_contain_text("The sandbox does not answer")
    await expect(tour.locator(".buttons button:visible")).to_have_count(0)
    assert await violations(page) == []
    away = False
    await expect(tour.locator(".missing")).to_be_hidden()
    await expect(tour.get_by_role("button", name="Pause")).to_be_visible()
    await context.close()


async def test_that_the_sandbox_does_not_answer_is_not_the_mistake_it_speaks_of(
    chromium: Browser, stage: Stage
) -> None:
    context = await chromium.new_context(viewport=WIDE)
    page = await context.new_page()
    tour = await follow(page, stage)
    for _ in range(3):
        await show(tour)
    await at(tour, "error")

    async def lose(route: Route) -> None:
        await route.abort()

    await page.route("**/enter", lose)
    mobile = page.get_by_role("dialog").get_by_label("Mobile number").last
    await mobile.fill("139")
    await expect(mobile).to_have_accessible_description(re.compile("sandbox d(oes|id) not answer"))
    await page.evaluate("window.seen = 0")
    await page.wait_for_function("() => ++window.seen > 60")  # longer than it takes to look
    await at(tour, "error")
    await page.unroute("**/enter")
    await mobile.fill("1390000000")
    await tour.get_by_role("button", name="Show me").click()
    await at(tour, "error", "done")
    await context.close()


async def test_it_can_be_paused(page: Page, stage: Stage) -> None:
    await page.goto(f"{stage.slack.url}/?tour=play&pace=0.05")
    tour = page.locator("#tour")
    await tour.get_by_role("button", name="Pause").click()
    step = await tour.get_attribute("data-step")
    await page.evaluate("window.seen = 0")
    await page.wait_for_function("() => ++window.seen > 150")  # longer than any step's pause
    assert await tour.get_attribute("data-step") == step
    await tour.get_by_role("button", name="Go on").click()
    await expect(tour).not_to_have_attribute("data-step", str(step))


async def test_the_button_that_pauses_keeps_the_focus_while_dialogs_open(
    page: Page, stage: Stage
) -> None:
    await page.goto(f"{stage.slack.url}/?tour=play&pace=0.05")
    tour = page.locator("#tour")
    await tour.get_by_role("button", name="Pause").focus()
    await expect(tour).to_have_attribute("data-step", "fill")
    await expect(tour.get_by_role("button", name="Pause")).to_be_focused()


async def test_who_comes_for_the_first_time_is_asked_once(chromium: Browser, stage: Stage) -> None:
    context = await chromium.new_context(viewport=WIDE)
    page = await context.new_page()
    await page.goto(stage.slack.url)
    invitation = page.get_by_role("complementary", name="Guided tour")
    await expect(invitation).to_contain_text(re.compile("New here"))
    assert await violations(page) == []
    await invitation.get_by_role("button", name="Not now").click()
    await expect(invitation).to_be_hidden()
    await page.reload()
    await expect(page.get_by_role("heading", name="#legal")).to_be_visible()
    await expect(invitation).to_be_hidden()
    await page.get_by_role("button", name="Guided tour").click()
    await expect(page.locator("#tour")).to_be_visible()
    await context.close()
