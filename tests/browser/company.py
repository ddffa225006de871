"""What a person does in the pane that plays Tencent E-Sign."""

from playwright.async_api import Locator, Page, expect


async def open_tab(page: Page, name: str) -> Locator:
    """`contracts`, `traffic` or `weather`; its panel."""
    await page.locator(f'#tencent [data-tab="{name}"]').click()
    panel = page.locator(f"#tencent-{name}")
    await expect(panel).to_be_visible()
    return panel


def contract(page: Page, name: str) -> Locator:
    return page.locator("#tencent [data-flow]").filter(has=page.get_by_role("heading", name=name))


def signer(page: Page, of: str, who: str) -> Locator:
    return contract(page, of).locator("[data-signer]").filter(has_text=who)


async def press(where: Locator, act: str) -> None:
    await where.locator(f'[data-do="{act}"]').click()


async def answer(where: Locator, **fields: str) -> None:
    """Fill in the open question and go."""
    for name, value in fields.items():
        await where.locator(f'.question [name="{name}"]').fill(value)
    await press(where.locator(".question"), "go")


async def order(panel: Locator, knob: str, **fields: str) -> None:
    """Turn a knob: choices and numbers by their names; then its button."""
    form = panel.locator(f'[data-knob="{knob}"]')
    for name, value in fields.items():
        field = form.locator(f'[name="{name}"]')
        if await field.evaluate("one => one.tagName") == "SELECT":
            await field.select_option(value)
        else:
            await field.fill(value)
    await press(form, knob)
