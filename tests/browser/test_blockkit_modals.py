"""Modals: their stack, their errors, what stays while they change, and where the focus goes."""

import asyncio
from typing import Any

import pytest
from playwright.async_api import Page, Route, expect

from tests.browser.accessibility import violations
from tests.browser.listener import Listener
from tests.sandbox.slack.drawing import Json, actions, button, field, modal, option, plain, section

FRONT = "dialog:last-of-type"


def form(**more: Any) -> Json:
    return modal(
        section("About the contract"),
        field("name", "plain_text_input"),
        field("note", "plain_text_input", multiline=True, optional=True),
        callback_id="the_form",
        **more,
    )


async def test_a_form_is_a_dialog_with_its_first_input_in_hand(
    page: Page, listener: Listener
) -> None:
    view_id = listener.show(form(close=plain("Not now")))
    dialog = page.get_by_role("dialog", name="Contract")
    await expect(dialog).to_have_attribute("data-view", view_id)
    await expect(dialog).to_have_attribute("data-callback", "the_form")
    await expect(page.get_by_label("name")).to_be_focused()
    await expect(dialog.locator('[data-do="close"]')).to_have_text("Not now")
    await expect(dialog.locator('[data-do="submit"]')).to_have_text("Send")
    assert await violations(page) == []


async def test_an_input_may_ask_for_the_focus(page: Page, listener: Listener) -> None:
    asks = field("b", "plain_text_input", focus_on_load=True)
    listener.show(modal(field("a", "plain_text_input"), asks))
    await expect(page.get_by_label("b", exact=True)).to_be_focused()


async def test_a_view_without_inputs_can_only_be_closed(page: Page, listener: Listener) -> None:
    listener.show(modal(section("Done"), notify_on_close=True))
    await expect(page.get_by_role("heading", name="Contract")).to_be_focused()
    await expect(page.locator('[data-do="submit"]')).to_be_hidden()
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog")).to_have_count(0)
    assert [heard["type"] for heard in listener.heard] == ["view_closed"]
    assert listener.heard[0]["is_cleared"] is False


async def test_escape_closes_wherever_one_has_clicked(page: Page, listener: Listener) -> None:
    listener.show(form())
    await page.get_by_text("About the contract").click()
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog")).to_have_count(0)


async def test_the_focus_starts_at_what_is_chosen(page: Page, listener: Listener) -> None:
    kinds = [option("File"), option("Template")]
    listener.show(modal(field("k", "radio_buttons", options=kinds, initial_option=kinds[1])))
    await expect(page.get_by_label("Template")).to_be_focused()


async def test_only_the_one_in_front_can_be_used_and_the_cross_closes_all(
    page: Page, listener: Listener
) -> None:
    listener.show(form(notify_on_close=True))
    listener.show(modal(section("On top"), title=plain("Second")))
    front = page.get_by_role("dialog", name="Second")
    await expect(front).to_contain_text("1 more behind this one")
    await expect(page.get_by_role("dialog", name="Contract")).to_have_class("modal behind")
    await front.locator('[data-do="close"]').click()
    await expect(front).to_have_count(0)
    await expect(page.get_by_label("name")).to_be_focused()
    listener.show(modal(section("On top"), title=plain("Second")))
    await front.get_by_role("button", name="everything behind it").click()
    await expect(page.locator("dialog")).to_have_count(0)
    assert [heard["is_cleared"] for heard in listener.heard] == [True]


async def test_the_focus_goes_back_to_where_it_was(page: Page, listener: Listener) -> None:
    def answer(_payload: Json) -> None:
        listener.show(form())

    listener.answers["block_actions"] = answer
    await listener.post(actions(button("open", value="1")))
    await page.locator('[data-action="open"]').click()
    await expect(page.get_by_label("name")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator('[data-action="open"]')).to_be_focused()


async def test_errors_of_the_app_stand_at_their_fields(page: Page, listener: Listener) -> None:
    listener.answers["view_submission"] = {
        "response_action": "errors",
        "errors": {"note": "Say a little more."},
    }
    listener.show(form())
    await page.get_by_label("name").fill("NDA")
    await page.locator('[data-do="submit"]').click()
    note = page.get_by_label("note")
    await expect(note).to_be_focused()
    await expect(note).to_have_attribute("aria-invalid", "true")
    await expect(note).to_have_accessible_description("Say a little more.")
    assert await violations(page) == []
    await expect(page.get_by_label("name")).to_have_value("NDA")


async def test_an_empty_form_is_not_sent(page: Page, listener: Listener) -> None:
    listener.show(form())
    await page.locator('[data-do="submit"]').click()
    await expect(page.get_by_label("name")).to_be_focused()
    await expect(page.locator(".field-error:visible")).to_have_text("Please fill this in.")
    assert listener.heard == []


async def test_an_app_that_does_not_answer_is_told_of_inside_the_modal(
    page: Page, listener: Listener
) -> None:
    listener.answers["view_submission"] = {"response_action": "nonsense"}
    listener.show(modal(section("x"), submit=plain("Send")))
    await page.locator('[data-do="submit"]').click()
    await expect(page.locator("dialog .modal-problem")).not_to_be_empty()
    await expect(page.locator('[data-do="submit"]')).to_be_enabled()


async def test_nothing_is_sent_twice(page: Page, listener: Listener) -> None:
    listener.show(modal(section("x"), submit=plain("Send")))
    held = asyncio.Event()

    async def hold(route: Any) -> None:
        await held.wait()
        await route.continue_()

    await page.route("**/submit", hold)
    await page.locator('[data-do="submit"]').click()
    await expect(page.locator("dialog")).to_have_attribute("aria-busy", "true")
    await expect(page.locator('[data-do="submit"]')).to_be_disabled()
    await page.keyboard.press("Control+Enter")
    held.set()
    await expect(page.locator("dialog")).to_have_count(0)
    assert [heard["type"] for heard in listener.heard] == ["view_submission"]


async def test_while_it_closes_the_keyboard_stays_in_the_form(
    page: Page, listener: Listener
) -> None:
    listener.show(form())
    name = page.get_by_label("name")
    await name.press_sequentially("Supply")
    closing, held = asyncio.Event(), asyncio.Event()

    async def hold(route: Any) -> None:
        closing.set()
        await held.wait()
        await route.continue_()

    await page.route("**/close", hold)
    await name.press("Escape")
    await page.locator('[data-do="confirm"]').press("Enter")
    await closing.wait()
    await expect(page.locator("dialog .waiting")).to_have_text("Closing…")
    await expect(page.locator('[data-do="close"]')).to_be_disabled()
    await expect(name).to_be_focused()
    held.set()
    await expect(page.locator("dialog")).to_have_count(0)


async def test_a_view_that_changes_keeps_what_is_being_typed(
    page: Page, listener: Listener
) -> None:
    listener.show(form())
    name = page.get_by_label("name")
    await name.press_sequentially("Supply")
    changed = form()
    changed["blocks"].insert(0, section("Just in"))
    changed["blocks"][2]["label"] = plain("name of it")
    changed["blocks"][2]["element"]["placeholder"] = plain("Such as NDA")
    listener.update(changed)
    renamed = page.get_by_label("name of it")
    await expect(renamed).to_have_attribute("placeholder", "Such as NDA")
    await expect(renamed).to_be_focused()
    await page.keyboard.type(" contract")
    await expect(renamed).to_have_value("Supply contract")
    await page.locator('[data-do="submit"]').click()
    await expect(page.locator("dialog")).to_have_count(0)
    assert listener.submitted()["name"] == {"value": "Supply contract"}


async def test_an_input_under_another_id_starts_anew(page: Page, listener: Listener) -> None:
    listener.show(form())
    await page.get_by_label("name").fill("Supply")
    listener.update(modal(field("name_2", "plain_text_input"), callback_id="the_form"))
    await expect(page.get_by_label("name_2")).to_have_value("")
    await expect(page.get_by_label("name_2")).to_be_focused()


async def test_a_choice_may_change_the_form_beneath_it(page: Page, listener: Listener) -> None:
    kinds = [option("File", "file"), option("Template", "template")]
    source = field("source", "static_select", options=kinds, dispatch_action=True)

    def answer(payload: Json) -> None:
        if payload["type"] == "block_actions":
            listener.update(modal(source, field("template", "plain_text_input")))

    listener.answers["block_actions"] = answer
    listener.show(modal(source, field("file", "file_input")))
    await page.get_by_label("source").click()
    await page.get_by_role("option", name="Template").click()
    await expect(page.get_by_label("template", exact=True)).to_be_visible()
    await expect(page.get_by_label("source")).to_have_value("Template")
    await expect(page.get_by_label("source")).to_be_focused()


async def test_submitting_may_update_push_or_clear(page: Page, listener: Listener) -> None:
    def step(title: str) -> Json:
        return modal(section("x"), title=plain(title), submit=plain("On"))

    submit = page.locator(f"{FRONT} [data-do='submit']")
    listener.show(step("First"))
    listener.answers["view_submission"] = {"response_action": "update", "view": step("Updated")}
    await submit.click()
    await expect(page.get_by_role("dialog", name="Updated")).to_be_visible()
    await expect(page.locator("dialog")).to_have_count(1)
    listener.answers["view_submission"] = {"response_action": "push", "view": step("Pushed")}
    await submit.click()
    await expect(page.get_by_role("dialog", name="Pushed")).to_be_visible()
    await expect(page.locator("dialog")).to_have_count(2)
    listener.answers["view_submission"] = {"response_action": "clear"}
    await submit.click()
    await expect(page.locator("dialog")).to_have_count(0)


async def test_what_was_typed_goes_with_an_input_that_was_away_for_a_moment(
    page: Page, listener: Listener
) -> None:
    """As when a form starts afresh; the page need not even have seen it without the input."""
    listener.show(form())
    async with page.expect_response("**/enter"):
        await page.get_by_label("name").fill("Acme")
    listener.update(modal(section("One moment")))
    listener.update(form())
    await expect(page.get_by_label("name")).to_have_value("")


async def test_a_form_is_not_sent_again_before_it_is_known_what_came_of_it(
    page: Page, listener: Listener
) -> None:
    # Without inputs, for what is typed is waited for before a form is sent.
    for words in ("below", "in front"):
        listener.show(modal(section(words), submit=plain("Send")))
    front = page.locator(FRONT)
    await expect(front).to_contain_text("in front")
    await page.evaluate("import('/_page/js/state.js').then((it) => it.refresh())")
    let_go = asyncio.Event()

    async def hold(route: Route) -> None:
        await let_go.wait()
        await route.continue_()

    async with page.expect_request("**/screen"):
        await page.route("**/screen", hold)
        await listener.post(section("Something else happens"))
    async with page.expect_response("**/submit"):
        await front.locator('[data-do="submit"]').click()
    await page.evaluate("new Promise(requestAnimationFrame)")
    assert await front.locator('[data-do="submit"]').is_disabled()
    let_go.set()
    await expect(page.locator("dialog")).to_have_count(1)
    assert [heard["type"] for heard in listener.heard] == ["view_submission"]


async def test_a_lost_answer_is_forgotten_where_it_turns_out_what_came_of_it(
    page: Page, listener: Listener
) -> None:
    view = modal(section("Accepted"))
    listener.answers["view_submission"] = {"response_action": "update", "view": view}
    listener.show(modal(section("Ready"), submit=plain("Send")))
    front = page.locator(FRONT)
    await expect(front).to_contain_text("Ready")

    async def lose(route: Route) -> None:
        await route.fetch()
        await route.fulfill(status=200, body="{")

    await page.route("**/submit", lose)
    await front.locator('[data-do="submit"]').click()
    await expect(front).to_contain_text("Accepted")
    await expect(front.locator(".modal-problem")).to_be_empty()


async def test_what_would_be_lost_is_asked_about_first(page: Page, listener: Listener) -> None:
    listener.show(form())
    name = page.get_by_label("name")
    await name.fill("Too dear")
    asked = page.get_by_role("dialog", name="Throw away what you entered?")
    for closes in ("Escape", "button", "cross"):
        if closes == "Escape":
            await name.press("Escape")
        else:
            does = {"button": "close", "cross": "close-all"}[closes]
            await page.locator(f'dialog [data-do="{does}"]').click()
        await expect(asked.get_by_role("button", name="Keep editing")).to_be_focused()
        assert await violations(page) == []
        await page.keyboard.press("Escape")
        await expect(asked).to_have_count(0)
        await expect(name).to_have_value("Too dear")
    await name.press("Escape")
    await asked.get_by_role("button", name="Throw away").click()
    await expect(page.locator("dialog")).to_have_count(0)


async def test_nothing_is_asked_where_nothing_is_lost(page: Page, listener: Listener) -> None:
    listener.show(form())
    name = page.get_by_label("name")
    await name.fill("Supply")
    await name.fill("")
    await name.press("Escape")
    await expect(page.locator("dialog")).to_have_count(0)
    listener.show(form(notify_on_close=True))
    await name.fill("The app may keep this")
    await name.press("Escape")
    await expect(page.locator("dialog")).to_have_count(0)
    assert [heard["type"] for heard in listener.heard] == ["view_closed"]


async def test_inputs_below_a_heading_are_heard_with_it(page: Page, listener: Listener) -> None:
    def signers(count: int) -> Json:
        blocks = []
        for number in range(1, count + 1):
            blocks += [{"type": "header", "text": plain(f"Signer {number}")}]
            blocks += [{**field(f"{number}", "plain_text_input"), "label": plain("Name")}]
        return modal(*blocks, actions(button("add", value="1")), field("day", "datepicker"))

    listener.answers["block_actions"] = lambda _payload: listener.update(signers(3))
    listener.show(signers(2))
    second = page.get_by_role("group", name="Signer 2").get_by_label("Name")
    await second.fill("Li Si")
    assert await page.get_by_role("group").get_by_label("day").count() == 0
    assert await violations(page) == []
    await page.locator('[data-action="add"]').press("Enter")
    await expect(page.get_by_role("group", name="Signer 3")).to_be_visible()
    await expect(page.locator('[data-action="add"]')).to_be_focused()
    await expect(second).to_have_value("Li Si")
    news = page.get_by_role("status").filter(has_text="Signer")
    await expect(news).to_have_text("New in the form: Signer 3.")
    listener.update(signers(2))
    await expect(news).to_have_text("No longer in the form: Signer 3.")
    assert await violations(page) == []


@pytest.mark.parametrize(
    ("verb", "does", "sentence"), [("submit", "submit", "Sending…"), ("close", "close", "Closing…")]
)
async def test_what_takes_its_time_is_said(
    page: Page, listener: Listener, verb: str, does: str, sentence: str
) -> None:
    listener.show(modal(section("x"), submit=plain("Send")))
    let_go = asyncio.Event()

    async def hold(route: Route) -> None:
        await let_go.wait()
        await route.continue_()

    await page.route(f"**/{verb}", hold)
    await page.locator(f'[data-do="{does}"]').click()
    await expect(page.locator(".modal-foot").get_by_role("status")).to_have_text(sentence)
    let_go.set()
    await expect(page.locator("dialog")).to_have_count(0)
