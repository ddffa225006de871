"""Where people have a few colours of their own for everything, what is chosen still shows."""

from playwright.async_api import Locator, Page, expect

from tests.browser.accessibility import violations
from tests.browser.listener import Listener
from tests.browser.workspace import place
from tests.sandbox.slack.drawing import field, modal, option

LOOKS = """one => {
  const style = getComputedStyle(one);
  return [style.backgroundColor, style.color].join();
}"""


async def test_what_is_chosen_shows_in_the_persons_own_colours(
    page: Page, listener: Listener
) -> None:
    await page.emulate_media(forced_colors="active")
    await place(page, "legal")
    assert await looks(page.locator('[aria-pressed="true"][data-person]')) != await looks(
        page.locator('[aria-pressed="false"][data-person]').first
    )
    assert await looks(page.locator("#sidebar [aria-current]")) != await looks(
        page.locator('#sidebar [data-name="deals"]')
    )
    assert await looks(page.locator('#tencent [role="tab"][aria-selected="true"]')) != await looks(
        page.locator('#tencent [role="tab"][aria-selected="false"]').first
    )
    pane = page.locator('[data-do="tencent"]')
    shown = await looks(pane)
    await pane.click()
    await expect(pane).to_have_attribute("aria-pressed", "false")
    assert await looks(pane) != shown
    assert await violations(page) == []

    kinds = [option("File"), option("Template")]
    listener.show(modal(field("kind", "static_select", options=kinds, initial_option=kinds[0])))
    await page.get_by_label("kind").press("ArrowDown")
    chosen = page.get_by_role("option", name="File")
    await expect(chosen).to_have_class("option active")
    assert await looks(chosen) != await looks(page.get_by_role("option", name="Template"))


async def test_where_one_writes_is_framed_in_the_persons_own_colours(
    page: Page, listener: Listener
) -> None:
    await page.emulate_media(forced_colors="active")
    composer = page.locator("#composer")
    await composer.locator('[data-do="send"]').focus()
    await expect(composer).to_have_css("outline-style", "solid")
    await page.locator("#sidebar button").first.focus()
    await expect(composer).to_have_css("outline-style", "none")


async def looks(one: Locator) -> str:
    return str(await one.evaluate(LOOKS))
