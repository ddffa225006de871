"""The keyboard is never left at the beginning of the page."""

from typing import Any

from playwright.async_api import Page, expect
from slack_sdk.web.async_client import AsyncWebClient

from bot.stage import BOT_TOKEN
from tests.browser.accessibility import violations
from tests.browser.listener import Listener
from tests.sandbox.slack.drawing import Json, actions, button, field, home, modal, plain, section


def form(**more: Any) -> Json:
    return modal(field("name", "plain_text_input"), submit=plain("Send"), **more)


async def rewrite(listener: Listener, ts: str, *blocks: Json) -> None:
    web_api = AsyncWebClient(BOT_TOKEN, base_url=listener.stage.slack.api_url)
    await web_api.chat_update(channel=listener.legal, ts=ts, text="x", blocks=blocks)


async def test_where_the_pressed_button_is_gone_its_message_is_read(
    page: Page, listener: Listener
) -> None:
    ts = await listener.post(section("Please review"), actions(button("approve", value="1")))
    await page.locator('[data-action="approve"]').press("Enter")
    await listener.heard_of(1)
    await rewrite(listener, ts, section("Approved"))
    message = page.locator(f'#place [data-ts="{ts}"]')
    await expect(message).to_contain_text("Approved")
    await expect(message).to_be_focused()
    assert await violations(page) == []


async def test_where_the_opener_is_gone_its_message_is_read(page: Page, listener: Listener) -> None:
    ts = await listener.post(section("Please review"), actions(button("back", value="1")))

    def answer(_payload: Json) -> None:
        listener.show(form())

    listener.answers["block_actions"] = answer
    await page.locator('[data-action="back"]').press("Enter")
    await expect(page.get_by_label("name")).to_be_focused()
    await rewrite(listener, ts, section("Somebody else was faster"))
    message = page.locator(f'#place [data-ts="{ts}"]')
    await expect(message).to_contain_text("Somebody else")
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog")).to_have_count(0)
    await expect(message).to_be_focused()


async def test_outside_of_messages_one_goes_on_beside_what_is_gone(
    page: Page, listener: Listener
) -> None:
    await page.locator('#sidebar [data-name="home"]').click()
    more = actions(button("more", value="1"))
    listener.publish(home(more, actions(button("fewer", value="1"))))
    await page.locator('[data-action="fewer"]').press("Enter")
    await listener.heard_of(1)
    listener.publish(home(more))
    await expect(page.locator('[data-action="fewer"]')).to_have_count(0)
    await expect(page.locator('[data-action="more"]')).to_be_focused()


async def test_a_modal_that_nobody_here_opened_leaves_to_where_people_write(
    page: Page, listener: Listener
) -> None:
    await expect(page.locator("#composer")).to_be_visible()
    for again in (False, True):
        listener.show(form())
        if again:
            await page.reload()
        await expect(page.get_by_label("name")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(page.locator("dialog")).to_have_count(0)
        await expect(page.locator("#composer textarea")).to_be_focused()
