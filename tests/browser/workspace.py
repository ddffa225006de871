"""What a person does in the workspace of the page."""

import base64

from playwright.async_api import Locator, Page, expect

_DROP = """([encoded, name]) => {
  const bytes = Uint8Array.from(atob(encoded), (one) => one.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name, { type: "application/pdf" }));
  return data;
}"""


async def sit_down(page: Page, handle: str) -> None:
    """Become somebody else."""
    button = page.locator(f'[data-person="{handle}"]')
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "true")


async def place(page: Page, name: str) -> None:
    """Go to a channel, to `dm` or to `home`."""
    button = page.locator(f'#sidebar [data-name="{name}"]')
    await button.click()
    await expect(button).to_have_attribute("aria-current", "page")


async def write(page: Page, text: str) -> None:
    """Send a message, and see it."""
    before = await page.locator("#place article").count()
    await command(page, text)
    await expect(page.locator("#place article")).to_have_count(before + 1)


async def command(page: Page, line: str) -> None:
    """Type a line and send it."""
    box = page.locator("#composer textarea")
    await box.fill(line)
    await page.locator('#composer [data-do="send"]').click()


async def drop(page: Page, room: str, name: str, content: bytes) -> None:
    """Let go of a file over a room, and see it attached."""
    await expect(page.locator(room).locator("textarea")).to_be_visible()
    await drop_into(page.locator(room), name, content)
    await expect(page.locator(room).locator(".attached")).to_contain_text(name)


async def drop_into(target: Locator, name: str, content: bytes) -> None:
    """Let go of a file over something."""
    asked = [base64.b64encode(content).decode(), name]
    data = await target.page.evaluate_handle(_DROP, asked)
    await target.dispatch_event("dragover", {"dataTransfer": data})
    await target.dispatch_event("drop", {"dataTransfer": data})
