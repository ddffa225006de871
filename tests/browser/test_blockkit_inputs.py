"""What people type and choose, with keyboard and mouse, is what the app receives."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import FilePayload, Locator, Page, Route, expect

from tests.browser.accessibility import violations
from tests.browser.listener import Listener
from tests.sandbox.slack.drawing import Json, actions, field, modal, option, plain

Use = Callable[[Page, Locator], Awaitable[None]]
FRUIT = [option("Apple", "a"), option("Bean", "b"), option("Corn", "c")]
GROUPS = [
    {"label": plain("Sweet"), "options": FRUIT[:1]},
    {"label": plain("Salty"), "options": FRUIT[1:]},
]
RICH = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "so be it"}]}],
}


def typing(text: str) -> Use:
    async def use(_page: Page, control: Locator) -> None:
        await control.press_sequentially(text)

    return use


def keys(*pressed: str) -> Use:
    async def use(page: Page, control: Locator) -> None:
        await control.focus()
        for key in pressed:
            await page.keyboard.press(key)

    return use


def clicking(*labels: str) -> Use:
    async def use(page: Page, control: Locator) -> None:
        await control.click()
        for label in labels:
            await page.get_by_role("option", name=label).click()

    return use


def ticking(*labels: str) -> Use:
    async def use(_page: Page, control: Locator) -> None:
        for label in labels:
            await control.get_by_label(label).check()

    return use


def filling(value: str) -> Use:
    async def use(_page: Page, control: Locator) -> None:
        await control.fill(value)

    return use


KINDS: list[tuple[str, Json, Use, Json]] = [
    ("plain_text_input", {}, typing("hello 世界"), {"value": "hello 世界"}),
    ("plain_text_input", {"multiline": True}, typing("a\nb"), {"value": "a\nb"}),
    ("email_text_input", {}, typing("a@b.example"), {"value": "a@b.example"}),
    ("url_text_input", {}, typing("https://b.example"), {"value": "https://b.example"}),
    ("number_input", {"is_decimal_allowed": True}, typing("-1.5"), {"value": "-1.5"}),
    ("rich_text_input", {}, typing("so be it"), {"rich_text_value": RICH}),
    ("static_select", {"options": FRUIT}, clicking("Bean"), {"selected_option": FRUIT[1]}),
    ("static_select", {"option_groups": GROUPS}, keys("ArrowDown", "ArrowDown", "Enter"),
     {"selected_option": FRUIT[0]}),
    ("static_select", {"options": FRUIT}, keys("c", "o", "Enter"), {"selected_option": FRUIT[2]}),
    ("multi_static_select", {"options": FRUIT}, clicking("Apple", "Corn"),
     {"selected_options": FRUIT[::2]}),
    ("multi_static_select", {"options": FRUIT},
     keys("b", "Enter", "a", "p", "Enter", "Escape", "Backspace"),
     {"selected_options": FRUIT[1:2]}),
    ("users_select", {}, clicking("Wang Wei"), {"selected_user": "U00000WANG"}),
    ("multi_users_select", {}, clicking("Wang Wei", "Sam Taylor"),
     {"selected_users": ["U00000WANG", "U000000SAM"]}),
    ("channels_select", {}, clicking("#legal"), {"selected_channel": "C000000001"}),
    ("multi_channels_select", {}, clicking("#legal", "#random"),
     {"selected_channels": ["C000000001", "C000000002"]}),
    ("conversations_select", {}, clicking("#deals"), {"selected_conversation": "C000000003"}),
    ("multi_conversations_select", {"filter": {"include": ["private"]}}, clicking("#deals"),
     {"selected_conversations": ["C000000003"]}),
    ("datepicker", {}, filling("2026-12-31"), {"selected_date": "2026-12-31"}),
    ("timepicker", {}, filling("18:00"), {"selected_time": "18:00"}),
    ("datetimepicker", {}, filling("2027-01-15T16:00"), {"selected_date_time": 1_800_000_000}),
    ("radio_buttons", {"options": FRUIT}, ticking("Apple", "Bean"), {"selected_option": FRUIT[1]}),
    ("checkboxes", {"options": FRUIT}, ticking("Apple", "Corn"), {"selected_options": FRUIT[::2]}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "more", "use", "state"), KINDS)
async def test_an_entry_arrives(
    page: Page, listener: Listener, kind: str, more: Json, use: Use, state: Json
) -> None:
    listener.show(modal(field("f", kind, **more)))
    control = page.locator('dialog [data-action="value"]')
    await expect(control).to_be_visible()
    await use(page, control)
    await page.keyboard.press("Escape") if await page.locator(".popup").is_visible() else None
    await page.locator('[data-do="submit"]').click()
    await expect(page.locator("dialog")).to_have_count(0)
    assert listener.submitted() == {"f": state}


async def test_every_input_is_labelled_explained_and_readable(
    page: Page, listener: Listener
) -> None:
    fields = [field(f"f{number}", kind, **more) for number, (kind, more, *_) in enumerate(KINDS)]
    for one in fields:
        one["hint"] = plain("A hint")
    listener.show(modal(*fields, field("files", "file_input")))
    await expect(page.locator("dialog .block-input")).to_have_count(len(fields) + 1)
    assert await violations(page) == []
    for number in (0, 6, 13, 17):
        named = page.get_by_label(f"f{number}", exact=True)
        await expect(named).to_have_accessible_description("A hint")
    await page.get_by_label("f7", exact=True).click()
    await expect(page.get_by_role("group", name="Salty").get_by_role("option")).to_have_count(2)
    assert await violations(page) == []


async def test_what_stood_there_to_begin_with_is_shown(page: Page, listener: Listener) -> None:
    listener.show(
        modal(
            field("text", "plain_text_input", initial_value="typed"),
            field("one", "static_select", options=FRUIT, initial_option=FRUIT[1]),
            field("many", "multi_users_select", initial_users=["U00000WANG"]),
            field("when", "datetimepicker", initial_date_time=1_800_000_000),
            field("box", "checkboxes", options=FRUIT, initial_options=FRUIT[:1]),
            field("rich", "rich_text_input", initial_value=RICH),
        )
    )
    await expect(page.get_by_label("text")).to_have_value("typed")
    await expect(page.get_by_label("one")).to_have_value("Bean")
    await expect(page.locator(".chips li")).to_have_text("Wang Wei×")
    await expect(page.get_by_label("when")).to_have_value("2027-01-15T16:00")
    await expect(page.get_by_label("Apple")).to_be_checked()
    await expect(page.get_by_label("rich")).to_have_value("so be it")
    await page.locator('[data-do="submit"]').click()
    await expect(page.locator("dialog")).to_have_count(0)
    assert listener.submitted()["rich"] == {"rich_text_value": RICH}


async def test_a_list_that_the_app_has_yet_to_fill_says_so(page: Page, listener: Listener) -> None:
    held = asyncio.Event()

    async def hold(route: Route) -> None:
        await held.wait()
        await route.continue_()

    listener.answers["block_suggestion"] = {"options": [option("NDA", "nda")]}
    await page.route("**/suggest", hold)
    listener.show(modal(field("one", "external_select", min_query_length=0)))
    await page.get_by_label("one").click()
    await expect(page.locator(".popup .note")).to_have_text("Looking…")
    held.set()
    await expect(page.get_by_role("option", name="NDA")).to_be_visible()
    await expect(page.locator(".popup .note")).to_be_empty()


async def test_the_app_is_asked_for_options_once_enough_is_typed(
    page: Page, listener: Listener
) -> None:
    listener.answers["block_suggestion"] = lambda asked: {
        "options": [option(f"{asked['value']} {n}", f"{asked['value']}{n}") for n in (1, 2)]
    }
    listener.show(
        modal(
            field("one", "external_select", min_query_length=2),
            field("many", "multi_external_select", min_query_length=0, max_selected_items=2),
        )
    )
    one, many = page.get_by_label("one"), page.get_by_label("many", exact=True)
    await one.press("a")
    await expect(page.get_by_text("Type at least 2 letters")).to_be_visible()
    await one.press_sequentially("bc")
    await page.get_by_role("option", name="abc 2").click()
    await expect(one).to_have_value("abc 2")
    await many.press_sequentially("x")
    await expect(page.get_by_role("option", name="x 1")).to_be_visible()
    await many.press("Enter")
    await many.press_sequentially("y")
    await page.get_by_role("option", name="y 2").click()
    await expect(page.locator('.option[aria-disabled="true"]').first).to_be_visible()
    await page.keyboard.press("Escape")
    await page.locator('[data-do="submit"]').click()
    await expect(page.locator("dialog")).to_have_count(0)
    sent = listener.submitted()
    assert sent["one"]["selected_option"]["value"] == "abc2"
    assert [each["value"] for each in sent["many"]["selected_options"]] == ["x1", "y2"]
    asked = [heard["value"] for heard in listener.heard if heard["type"] == "block_suggestion"]
    assert "a" not in asked


async def test_a_menu_closes_before_its_modal_and_keeps_what_was_chosen(
    page: Page, listener: Listener
) -> None:
    listener.show(modal(field("f", "static_select", options=FRUIT, initial_option=FRUIT[0])))
    control = page.get_by_label("f", exact=True)
    await control.press_sequentially("zzz")
    await expect(page.get_by_text("Nothing fits")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(control).to_have_value("Apple")
    await expect(control).to_have_attribute("aria-expanded", "false")
    await control.press("ArrowDown")
    active = await control.get_attribute("aria-activedescendant")
    await expect(page.locator(f"#{active}")).to_have_text("Apple")
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog")).to_have_count(0)


async def test_a_radio_button_does_not_slip_away_from_the_mouse(
    page: Page, listener: Listener
) -> None:
    listener.show(modal(field("f", "radio_buttons", options=FRUIT, initial_option=FRUIT[0])))
    await expect(page.get_by_label("Apple")).to_be_focused()
    await page.get_by_label("Bean").click()
    await expect(page.get_by_label("Bean")).to_be_checked()


async def test_a_choice_that_is_optional_can_be_cleared(page: Page, listener: Listener) -> None:
    listener.show(
        modal(field("f", "static_select", options=FRUIT, initial_option=FRUIT[0], optional=True))
    )
    await page.get_by_role("button", name="Clear").click()
    await page.locator('[data-do="submit"]').click()
    await expect(page.locator("dialog")).to_have_count(0)
    assert listener.submitted() == {"f": {"selected_option": None}}


async def test_files_are_uploaded_checked_and_removed(page: Page, listener: Listener) -> None:
    listener.show(modal(field("f", "file_input", filetypes=["pdf"], max_files=2)))
    control = page.locator('dialog [data-action="value"]')
    await control.set_input_files(pdf("a.pdf", "b.pdf"))
    await expect(page.locator(".files .name")).to_have_text(["a.pdf", "b.pdf"])
    await control.set_input_files(pdf("c.pdf"))
    await expect(page.locator(".field-error")).to_have_text("At most 2 files fit here.")
    await page.get_by_role("button", name="Remove a.pdf").click()
    await control.set_input_files(text_file("d.txt"))
    await expect(page.locator(".field-error")).to_contain_text("d.txt does not fit here")
    await control.set_input_files(pdf("c.pdf"))
    await page.locator('[data-do="submit"]').click()
    await expect(page.locator("dialog")).to_have_count(0)
    files = listener.submitted()["f"]["files"]
    assert [(file["name"], file["mimetype"]) for file in files] == [
        ("b.pdf", "application/pdf"),
        ("c.pdf", "application/pdf"),
    ]


async def test_a_file_can_be_dropped(page: Page, listener: Listener) -> None:
    listener.show(modal(field("f", "file_input", max_files=1)))
    dropped = await page.evaluate_handle(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File(["%PDF"], "dropped.pdf", { type: "application/pdf" }));
          return data;
        }"""
    )
    await page.locator(".drop").dispatch_event("drop", {"dataTransfer": dropped})
    await expect(page.locator(".files .name")).to_have_text("dropped.pdf")


async def test_nothing_typed_is_lost_however_fast_one_is(page: Page, listener: Listener) -> None:
    listener.show(modal(field("a", "plain_text_input"), field("b", "email_text_input")))
    await page.get_by_label("a", exact=True).fill("first")
    await page.get_by_label("a", exact=True).fill("second")
    await page.get_by_label("b", exact=True).fill("x@y.example")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator("dialog")).to_have_count(0)
    assert listener.submitted() == {"a": {"value": "second"}, "b": {"value": "x@y.example"}}


async def test_the_app_hears_of_typing_when_it_wants_to(page: Page, listener: Listener) -> None:
    each = {"dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}}
    listener.show(
        modal(
            field("a", "plain_text_input", dispatch_action=True),
            field("b", "plain_text_input", dispatch_action=True, **each),
        )
    )
    await page.get_by_label("a", exact=True).fill("waits for Enter")
    await page.get_by_label("b", exact=True).fill("goes at once")
    await listener.heard_of(1)
    await page.get_by_label("a", exact=True).press("Enter")
    await listener.heard_of(2)
    assert [one["value"] for one in listener.actions()] == ["goes at once", "waits for Enter"]


async def test_what_cannot_stand_there_is_said_there(page: Page, listener: Listener) -> None:
    more: dict[str, Any] = {"is_decimal_allowed": False, "min_value": "1", "max_value": "9"}
    listener.show(
        modal(
            field("mail", "email_text_input"),
            field("number", "number_input", **more),
            field("short", "plain_text_input", max_length=5, min_length=2),
        )
    )
    mail, number, short = (page.get_by_label(name) for name in ("mail", "number", "short"))
    await mail.fill("nobody")
    await number.fill("12")
    await short.fill("much too long")
    await page.locator('[data-do="submit"]').click()
    await expect(mail).to_be_focused()
    await expect(mail).to_have_attribute("aria-invalid", "true")
    await expect(mail).to_have_accessible_description(
        "This is not an email address. One looks like name@company.com."
    )
    await expect(number).to_have_accessible_description("Enter a number of at most 9.")
    await expect(page.locator(".count")).to_have_text("13 / 5")
    await mail.fill("a@b.example")
    await expect(mail).not_to_have_attribute("aria-invalid", "true")
    await number.fill("9")
    await short.fill("x")
    await page.locator('[data-do="submit"]').click()
    await expect(page.locator(".field-error:visible")).to_have_text("Write at least 2 characters.")
    await short.fill("xy")
    await page.locator('[data-do="submit"]').click()
    await expect(page.locator("dialog")).to_have_count(0)


async def test_what_the_workspace_refuses_is_said_at_the_field(
    page: Page, listener: Listener
) -> None:
    listener.show(modal(field("f", "users_select"), actions(option_button())))
    await page.route(
        "**/enter", lambda route: route.fulfill(status=409, json={"refused": "not that one"})
    )
    await page.get_by_label("f", exact=True).click()
    await page.get_by_role("option", name="Wang Wei").click()
    await expect(page.locator(".field-error")).to_contain_text("not that one")
    await page.unroute("**/enter")


def option_button() -> Json:
    return {"type": "button", "action_id": "go", "text": plain("Go")}


def pdf(*names: str) -> list[FilePayload]:
    return [FilePayload(name=one, mimeType="application/pdf", buffer=b"%PDF-1.7") for one in names]


def text_file(name: str) -> FilePayload:
    return FilePayload(name=name, mimeType="text/plain", buffer=b"words")


async def test_what_did_not_arrive_is_sent_again_with_the_form(
    page: Page, listener: Listener
) -> None:
    listener.show(modal(field("name", "plain_text_input")))
    name = page.get_by_label("name")
    submit = page.locator('[data-do="submit"]')

    async def break_off(route: Route) -> None:
        await route.fulfill(status=200, body="{")

    await page.route("**/enter", break_off)
    await name.fill("Supply")
    error = page.locator(".field-error:visible")
    await expect(error).to_contain_text("This may not have arrived")
    await submit.click()
    await expect(name).to_be_focused()
    assert listener.heard == []
    await page.unroute("**/enter")
    await submit.click()
    await expect(page.locator("dialog")).to_have_count(0)
    assert listener.submitted()["name"] == {"value": "Supply"}
