"""The guided tour takes no room that is needed for what it speaks of."""

import pytest
from playwright.async_api import Browser, Locator, Page, ViewportSize, expect

from bot.stage import Stage

SMALL = ViewportSize(width=1024, height=700)
NARROW = ViewportSize(width=390, height=800)

APART = """(others) => {
  const boxes = (what) => [...document.querySelectorAll(what)]
    .filter((one) => one.checkVisibility())
    .map((one) => one.getBoundingClientRect());
  const [a] = boxes("#tour");
  return others.flatMap(boxes).every(
    (b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top);
}"""


async def expect_apart(page: Page, *others: str) -> None:
    """Sooner or later the panel stands where these are not."""
    await page.wait_for_function(APART, arg=list(others))
    await expect(page.locator("#tour")).to_be_in_viewport()


async def follow(page: Page, stage: Stage) -> Locator:
    await page.goto(f"{stage.slack.url}/?tour=follow&pace=0&patience=60")
    tour = page.locator("#tour")
    await expect(tour).to_have_attribute("data-step", "welcome")
    return tour


@pytest.mark.parametrize(("lang", "size"), [("en", SMALL), ("zh", NARROW)])
async def test_in_no_step_it_covers_what_it_is_about(
    page: Page, stage: Stage, size: ViewportSize
) -> None:
    await page.set_viewport_size(size)
    tour = await follow(page, stage)
    there, show = tour.locator('[data-tour="there"]'), tour.locator('[data-tour="show"]')
    for step in range(1, 17):
        await tour.locator('[data-tour="next"]').click()
        await expect(tour.locator("progress")).to_have_attribute("value", str(step + 1))
        if await there.is_visible():
            await expect_ringed(page)
            await there.click()
            await expect(there).to_be_hidden()
        if await tour.get_attribute("data-step") == "end":
            break
        await expect_ringed(page)
        if await show.is_visible():
            await show.click()
            await expect(tour).to_have_attribute("data-phase", "done")
    await expect(tour).to_have_attribute("data-step", "end")
    await expect_apart(page, "#composer", "#ways" if size is NARROW else "#tencent")


async def expect_ringed(page: Page) -> None:
    await expect(page.locator("[data-tour-spot]")).to_be_in_viewport(ratio=1)
    await expect_apart(page, "[data-tour-spot]")


async def test_it_steps_aside_when_the_screen_changes(page: Page, stage: Stage) -> None:
    tour = await follow(page, stage)
    await tour.get_by_role("button", name="Next").click()
    for width in (1440, 1000, 390):
        await page.set_viewport_size({"width": width, "height": 800})
        await expect_ringed(page)


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_the_invitation_is_short(chromium: Browser, stage: Stage) -> None:
    context = await chromium.new_context(viewport=NARROW)
    page = await context.new_page()
    await page.goto(stage.slack.url)
    invitation = page.locator("#invitation")
    await expect(invitation).to_be_visible()
    box = await invitation.bounding_box()
    assert box is not None
    assert box["height"] < 80
    await context.close()
