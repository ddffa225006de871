"""The workspace in the page, used with clicks and keys as a person would use Slack."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Page, Route, expect

from bot.stage import Stage
from tests.browser.workspace import command, drop, place, sit_down, write

NOWHERE = "http://127.0.0.1:9"


async def test_the_page_opens_with_the_employee_in_the_legal_channel(page: Page) -> None:
    await expect(page.get_by_role("heading", name="#legal")).to_be_visible()
    await expect(page.locator('[data-person="li"]')).to_have_attribute("aria-pressed", "true")
    assert page.url.endswith("#li/legal")


async def test_the_answer_to_help_is_for_one_person_and_can_be_dismissed(page: Page) -> None:
    await command(page, "/esign help")
    await expect(page.locator("#spoken")).to_contain_text("only you see it")  # for a moment
    answer = page.locator("article.ephemeral")
    await expect(answer).to_contain_text("Only visible to you")
    await expect(answer).to_contain_text("/esign new")
    await sit_down(page, "wang")
    await expect(answer).to_have_count(0)
    await sit_down(page, "li")
    await answer.get_by_role("button", name="Dismiss").press("Enter")
    await expect(answer).to_have_count(0)
    await expect(page.locator("#place")).to_be_focused()


async def test_who_dismisses_an_answer_goes_on_with_the_message_beside_it(page: Page) -> None:
    await write(page, "good morning")
    await command(page, "/esign help")
    await page.get_by_role("button", name="Dismiss").press("Enter")
    await expect(page.locator("article.ephemeral")).to_have_count(0)
    await expect(page.locator("#place article")).to_be_focused()


async def test_a_command_is_completed_by_keyboard(page: Page) -> None:
    box = page.locator("#composer textarea")
    options = page.locator("#composer [role=option]")
    await box.press_sequentially("/")
    await expect(options).to_have_count(2)
    await expect(options.first).to_contain_text("Tencent E-Sign")
    await box.press("Enter")
    await expect(box).to_have_value("/esign ")
    second = await options.nth(1).get_attribute("data-value") or ""
    assert second.startswith("/esign ")
    await box.press("ArrowDown")
    chosen = page.locator("#composer [aria-selected=true]")
    await expect(chosen).to_have_attribute("data-value", second)
    await box.press("Escape")
    await expect(options).to_have_count(0)
    await box.press_sequentially("he")
    await box.press("Tab")
    await expect(box).to_have_value("/esign help")
    await expect(box).to_be_focused()
    await box.press("Enter")
    await expect(page.locator("article.ephemeral")).to_be_visible()
    await expect(box).to_have_value("")


async def test_the_offers_are_told_to_those_who_listen(page: Page) -> None:
    box = page.locator("#composer textarea")
    await box.press_sequentially("/esign re")
    chosen = await page.locator("#composer [aria-selected=true]").get_attribute("id")
    await expect(box).to_have_attribute("aria-activedescendant", chosen or "")
    told = page.locator("#composer .unseen[role=status]")
    await expect(told).to_contain_text("1 suggestion.")
    await page.get_by_role("option", name="/esign remind").click()
    await expect(box).to_have_value("/esign remind ")
    await expect(box).to_be_focused()
    await box.press("Escape")
    await expect(told).to_be_empty()


async def test_an_unknown_verb_is_taught(page: Page) -> None:
    await command(page, "/esign dance")
    await expect(page.locator("article.ephemeral")).to_contain_text("/esign help")


async def test_an_unknown_command_is_given_back(page: Page) -> None:
    await command(page, "/dance now")
    await expect(page.get_by_role("alert")).to_contain_text("/dance is not a command")
    await expect(page.locator("#composer textarea")).to_have_value("/dance now")


async def test_a_dead_bot_is_told_and_nothing_typed_is_lost(page: Page, stage: Stage) -> None:
    stage.slack.bot_url = NOWHERE
    await command(page, "/esign list")
    wrong = page.locator(".toast.wrong")
    await expect(wrong).to_contain_text("/esign failed")
    await expect(wrong).to_contain_text("dispatch_failed")
    await expect(page.locator("#composer textarea")).to_have_value("/esign list")
    await wrong.get_by_role("button", name="Dismiss this notice").click()
    await expect(wrong).to_have_count(0)
    await expect(page.get_by_role("alert")).to_be_empty()
    await expect(page.locator('#composer [data-do="send"]')).to_be_focused()


async def test_no_more_than_three_notices_at_once(page: Page) -> None:
    for number in range(5):
        await command(page, f"/nobody{number}")
        await expect(page.get_by_role("alert")).to_contain_text(f"/nobody{number}")
    await command(page, "/nobody4")
    await expect(page.locator(".toast").filter(has_text="/nobody4")).to_have_count(1)
    await expect(page.locator(".toast")).to_have_count(3)


async def test_enter_sends_and_shift_enter_starts_a_line(page: Page) -> None:
    box = page.locator("#composer textarea")
    await box.press_sequentially("one")
    await box.press("Shift+Enter")
    await box.press_sequentially("two <b>")
    await box.press("Control+Enter")
    said = page.locator("#place article").last
    await expect(said.locator(".text")).to_have_text("one\ntwo <b>")
    await expect(said).to_have_accessible_name(re.compile(r"^Li Na, \d+:\d\d.[AP]M$"))


async def test_what_was_begun_waits_where_it_was_begun(page: Page) -> None:
    box = page.locator("#composer textarea")
    await box.fill("for legal")
    await place(page, "random")
    await expect(box).to_have_value("")
    await sit_down(page, "wang")
    await expect(box).to_have_value("")
    await sit_down(page, "li")
    await place(page, "legal")
    await expect(box).to_have_value("for legal")


async def test_unread_marks_appear_and_go(page: Page) -> None:
    await sit_down(page, "wang")
    await write(page, "good morning")
    await write(page, "anybody here?")
    await place(page, "deals")
    await sit_down(page, "li")
    legal = page.get_by_role("button", name="legal 2 unread")
    await expect(legal).to_be_visible()
    await legal.click()
    await expect(legal).to_have_count(0)
    await page.reload()
    await expect(page.get_by_role("button", name="legal", exact=True)).to_be_visible()


async def test_one_sees_that_somebody_else_was_told_something(page: Page, stage: Stage) -> None:
    slack = stage.slack.parts
    wang = page.locator('[data-person="wang"]')
    await expect(wang).not_to_contain_text("something new")
    talk = slack.workspace.direct(slack.workspace.person("wang").id)
    slack.workspace.post(talk, {"user": "U0ESIGNBOT", "bot_id": "B0ESIGN01", "text": "Please look"})
    await expect(wang).to_contain_text("has something new")
    await sit_down(page, "wang")
    await expect(page.locator('[data-name="dm"]')).to_contain_text("1 unread")
    await place(page, "dm")
    await expect(wang).not_to_contain_text("something new")


async def test_people_keep_their_own_time_and_language(page: Page, stage: Stage) -> None:
    await write(page, "what time is it?")
    when = page.locator("#place article time")
    here = await when.inner_text()
    await sit_down(page, "sam")
    await expect(when).not_to_have_text(here)
    await sit_down(page, "zhao")
    await expect(page.locator(".day")).to_contain_text("年")
    await expect(page.locator("html")).to_have_attribute("lang", "en")


async def test_a_message_with_a_pdf(page: Page, stage: Stage) -> None:
    await drop(page, "#place", "lease.pdf", b"%PDF-1.4")
    await drop(page, "#place", "annex.pdf", b"%PDF-1.4")
    attached = page.locator("#composer [data-file]")
    await expect(attached).to_have_count(2)
    await page.get_by_role("button", name="Remove annex.pdf").click()
    await expect(attached).to_have_count(1)
    await write(page, "the lease")
    await expect(attached).to_have_count(0)
    said = page.locator("#place article").last
    await expect(said.locator(".file")).to_contain_text("lease.pdf")
    await expect(said.locator(".file")).to_contain_text("PDF document")
    (message,) = await stage.desk.messages("legal")
    assert [file["name"] for file in message.raw["files"]] == ["lease.pdf"]


async def test_replies_stand_in_the_thread_beside(page: Page) -> None:
    await write(page, "who can sign?")
    await page.locator("#place article").get_by_role("button", name="Reply in thread").click()
    reply = page.locator("#thread textarea")
    await expect(reply).to_be_focused()
    await reply.fill("I can")
    await reply.press("Enter")
    await expect(page.locator("#thread article").last).to_contain_text("I can")
    await expect(page.locator("#place article")).to_have_count(1)
    await reply.fill("/esign list")
    await reply.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("commands do not work in threads")
    await expect(reply).to_have_value("/esign list")
    await reply.press("Escape")
    await expect(page.locator("#thread")).to_be_hidden()
    counted = page.get_by_role("button", name=re.compile("^1 reply"))
    await expect(counted).to_be_focused()
    await counted.click()
    await page.get_by_role("button", name="Close the thread").click()
    await expect(page.locator("#thread")).to_be_hidden()


async def test_a_guest_is_told_why_there_is_no_app(page: Page) -> None:
    await place(page, "random")
    await sit_down(page, "gao")
    await expect(page.get_by_role("heading", name="#partners")).to_be_visible()
    await expect(page.locator("#place .head")).to_contain_text("Shared with another company")
    await expect(page.locator("#sidebar")).to_contain_text("A guest from another company")
    await expect(page.locator("#sidebar button")).to_have_count(1)


async def test_the_place_stays_when_the_next_person_is_there_too(page: Page) -> None:
    await place(page, "board")
    await sit_down(page, "wang")
    await expect(page.get_by_role("heading", name="#board")).to_be_visible()
    await sit_down(page, "sam")
    await expect(page.get_by_role("heading", name="Direct messages with Signet")).to_be_visible()


async def test_the_address_says_who_is_where(page: Page) -> None:
    await place(page, "home")
    assert page.url.endswith("#li/home")
    await page.evaluate("location.hash = '#wang/deals'")
    await expect(page.get_by_role("heading", name="#deals")).to_be_visible()
    await expect(page.locator('[data-person="wang"]')).to_have_attribute("aria-pressed", "true")
    await page.evaluate("location.hash = '#nobody/nowhere'")
    await expect(page.locator('[data-person="li"]')).to_have_attribute("aria-pressed", "true")
    await expect(page.get_by_role("heading", name="Direct messages with Signet")).to_be_visible()


async def test_home_is_what_the_app_put_there(page: Page) -> None:
    await place(page, "home")
    await expect(page.get_by_role("heading", name="Home of Signet")).to_be_visible()
    await expect(page.get_by_role("button", name="New contract")).to_be_visible()


async def test_an_empty_home_explains_itself(page: Page, stage: Stage) -> None:
    stage.slack.bot_url = NOWHERE
    await place(page, "home")
    await expect(page.locator("#place")).to_contain_text("has not put anything here yet")
    await expect(page.locator("#place")).to_contain_text("did not take notice")
    await expect(page.locator(".toast")).to_have_count(0)


@pytest.mark.parametrize("ack_seconds", [0.3])
async def test_a_bot_that_is_too_slow_is_told_apart_from_a_dead_one(
    page: Page, stage: Stage
) -> None:
    async with silent_server() as url:
        stage.slack.bot_url = url
        await command(page, "/esign list")
        await expect(page.get_by_role("alert")).to_contain_text("did not answer in time")


async def test_commands_work_where_the_bot_is_not(page: Page) -> None:
    await place(page, "random")
    await expect(page.locator("#place")).to_contain_text("Signet is not in this channel")
    await command(page, "/esign help")
    await expect(page.locator("article.ephemeral")).to_contain_text("/esign new")


async def test_the_bot_is_invited_to_where_it_is_missed(page: Page) -> None:
    await place(page, "random")
    box = page.locator("#composer textarea")
    await box.press_sequentially("/in")
    await box.press("Enter")
    await expect(page.locator("#composer [role=option]")).to_have_text("/invite @Signet")
    await box.press("Enter")
    await expect(box).to_have_value("/invite @Signet")
    await box.press("Enter")
    await expect(page.locator("#place article")).to_contain_text(
        "was added to the channel by Li Na"
    )
    await expect(page.locator("#place .head")).not_to_contain_text("Signet is not in this channel")
    await command(page, "/invite @Signet")
    await expect(page.get_by_role("alert")).to_contain_text("is in this channel already")
    await command(page, "/invite @nobody")
    await expect(page.get_by_role("alert")).to_contain_text("nobody here has that name")


async def test_a_shortcut_starts_from_the_menu_beside_the_composer(page: Page) -> None:
    button = page.get_by_role("button", name="Shortcuts")
    await button.press("Enter")
    await expect(page.get_by_role("menuitem").first).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("menu")).to_have_count(0)
    await expect(button).to_be_focused()
    await button.click()
    await page.get_by_role("menuitem", name="New contract").click()
    await expect(page.get_by_role("dialog")).to_contain_text("New contract")


async def test_a_shortcut_starts_from_the_menu_of_a_message(page: Page) -> None:
    await drop(page, "#place", "lease.pdf", b"%PDF-1.4\n%%EOF\n")
    await write(page, "the lease")
    said = page.locator("#place article").last
    await said.hover()
    await said.locator('[data-do="message-menu"]').click()
    await page.get_by_role("menuitem", name="Send for signature").click()
    await expect(page.get_by_role("dialog")).to_be_visible()


async def test_a_notice_stays_in_reach_when_a_modal_opens(page: Page) -> None:
    await command(page, "/dance")
    wrong = page.locator(".toast.wrong")
    await wrong.hover()  # so that it stays for as long as the bot takes
    await page.locator("#composer textarea").fill("/esign new")
    await page.keyboard.press("Enter")
    modal = page.get_by_role("dialog")
    await expect(modal.locator("[data-do=submit]")).to_be_visible()
    await expect(modal.locator(".toast")).to_contain_text("/dance")
    await expect(modal.get_by_role("alert").filter(has_text="/dance")).to_have_count(0)
    await wrong.get_by_role("button").click()
    await expect(wrong).to_have_count(0)
    await modal.locator("[data-do=close]").click()
    await expect(modal).to_have_count(0)
    await command(page, "/dance")
    await expect(wrong).to_be_visible()


async def test_news_of_a_thread_may_also_stand_in_the_channel(page: Page, stage: Stage) -> None:
    slack = stage.slack.parts.workspace
    legal, bot = slack.channel("legal"), {"user": "U0ESIGNBOT", "bot_id": "B0ESIGN01"}
    root = slack.post(legal, {**bot, "text": "A contract"})["ts"]
    slack.post(legal, {**bot, "text": "One has signed", "thread_ts": root})
    told = {"text": "It is done", "thread_ts": root, "subtype": "thread_broadcast"}
    slack.post(legal, {**bot, **told})
    articles = page.locator("#place article")
    slack.post(legal, {**bot, "text": "Another contract"})
    await expect(articles).to_have_count(3)
    await expect(articles.last.locator("header b")).to_be_visible()
    await expect(articles.first.locator("[data-do=thread]")).to_contain_text("2 replies")
    await articles.nth(1).get_by_role("button", name="replied to a thread: A contract").click()
    await expect(page.locator("#thread article")).to_have_count(3)
    await expect(page.locator("#thread article").nth(1).locator("header b")).to_be_visible()


@asynccontextmanager
async def silent_server() -> AsyncIterator[str]:
    """A server that takes requests and never answers."""
    done = asyncio.Event()

    async def wait(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await done.wait()
        writer.close()

    server = await asyncio.start_server(wait, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    done.set()
    server.close()


async def test_an_app_that_takes_no_messages_has_no_place_to_write_to_it(page: Page) -> None:
    await place(page, "dm")
    await expect(page.locator("#composer")).to_be_hidden()
    await expect(page.locator("#place")).to_contain_text("Signet only writes here")
    await expect(page.locator("#place .empty")).to_contain_text("Signet has not written to you yet")
    await expect(page.locator("#place .empty")).not_to_contain_text("below")


async def test_what_is_known_is_drawn_while_more_is_asked_for(page: Page, stage: Stage) -> None:
    asked = 0
    drawn = asyncio.Event()

    async def screen(route: Route) -> None:
        nonlocal asked
        asked += 1
        if asked == 1:
            await stage.desk.person("wang").say("one", channel="legal")
            answer = await route.fetch()
            await page.evaluate(refresh)
            await route.fulfill(response=answer)
        else:
            await drawn.wait()
            await route.continue_()

    await expect(page.get_by_role("heading", name="#legal")).to_be_visible()
    refresh = "import('/_page/js/state.js').then((it) => void it.refresh())"
    await page.route("**/people/li/screen", screen)
    await page.evaluate(refresh)
    await expect(page.locator("#place article")).to_contain_text("one")
    assert asked == 2
    drawn.set()
