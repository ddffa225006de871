"""Blocks and words are drawn as Slack means them, and pressed as people press them."""

import asyncio
import time
from typing import Any

import pytest
from playwright.async_api import Page, Route, expect

from bot.stage import Stage
from tests.browser.accessibility import violations
from tests.browser.listener import Listener
from tests.handlers.views.samples import HOSTILE
from tests.sandbox.slack.drawing import (
    CONFIRM,
    Json,
    actions,
    button,
    field,
    home,
    mrkdwn,
    option,
    plain,
    section,
    table,
)

GALLERY: list[Json] = [
    {"type": "header", "text": plain("Supply contract")},
    section("*Status*\nwaiting", fields=[mrkdwn("*Owner*\n<@U0000000LI>"), plain("Due\ntoday")]),
    section("With a button", accessory=button("b1", style="primary")),
    section(
        "With a picture",
        accessory={
            "type": "image",
            "image_url": "https://pictures.example/a.png",
            "alt_text": "A stamp",
        },
    ),
    {
        "type": "context",
        "elements": [
            {"type": "image", "image_url": "https://pictures.example/a.png", "alt_text": "Seal"},
            mrkdwn("_small_ words"),
            plain("and plain ones"),
        ],
    },
    {"type": "divider"},
    {
        "type": "image",
        "image_url": "https://pictures.example/b.png",
        "alt_text": "A plan",
        "title": plain("The plan"),
    },
    actions(
        button("b2"),
        button("b3", style="danger"),
        button("b4", url="https://sign.example/x"),
        {"type": "overflow", "action_id": "o", "options": [option("One", "1"), option("Two", "2")]},
        {"type": "static_select", "action_id": "s", "options": [option("Red"), option("Blue")]},
        {"type": "datepicker", "action_id": "d", "initial_date": "2026-12-31"},
        {"type": "checkboxes", "action_id": "c", "options": [option("Yes"), option("No")]},
        {"type": "radio_buttons", "action_id": "r", "options": [option("Left"), option("Right")]},
    ),
    {
        "type": "card",
        "icon": {
            "type": "image",
            "image_url": "https://pictures.example/a.png",
            "alt_text": "Seal",
        },
        "title": mrkdwn("*Supply* contract"),
        "subtitle": plain("Acme"),
        "body": mrkdwn("Two of three have signed."),
        "actions": [button("k1", style="primary"), button("k2")],
    },
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": "bold", "style": {"bold": True, "italic": True}},
                    {"type": "link", "url": "https://a.example", "text": "a link"},
                    {"type": "user", "user_id": "U00000WANG"},
                    {"type": "channel", "channel_id": "C000000001"},
                    {"type": "broadcast", "range": "here"},
                    {"type": "usergroup", "usergroup_id": "S123"},
                    {"type": "emoji", "name": "tada"},
                    {"type": "color", "value": "#aa3300"},
                    {"type": "date", "timestamp": 1_800_000_000, "format": "{date_num}"},
                ],
            },
            {
                "type": "rich_text_list",
                "style": "ordered",
                "indent": 1,
                "offset": 4,
                "border": 1,
                "elements": [
                    {
                        "type": "rich_text_section",
                        "elements": [{"type": "text", "text": "the fifth"}],
                    }
                ],
            },
            {"type": "rich_text_quote", "elements": [{"type": "text", "text": "said"}]},
            {
                "type": "rich_text_preformatted",
                "border": 1,
                "elements": [{"type": "text", "text": "a  b"}],
            },
        ],
    },
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "f",
                "positive_button": {"text": plain("Good"), "value": "+"},
                "negative_button": {"text": plain("Bad"), "value": "-"},
            },
            {"type": "icon_button", "action_id": "i", "icon": "trash", "text": plain("Delete")},
        ],
    },
    {
        "type": "markdown",
        "text": "# Title\n\nSome **bold** _words_ and `code`\n\n- one\n  - two\n1. first\n\n"
        "> a quote\n\n```\nx = 1\n```\n\n| a | b |\n|---|---|\n| 1 | [2](https://x.example) |",
    },
    {**table(2, 2), "column_settings": [{"align": "right"}, {"is_wrapped": True}]},
]


async def test_every_block_is_drawn_and_can_be_used_by_everybody(
    page: Page, listener: Listener
) -> None:
    await listener.post(*GALLERY)
    for block in GALLERY:
        await expect(page.locator(f"#place .block-{block['type']}").first).to_be_visible()
    assert await violations(page) == []
    await expect(page.locator("#place ol")).to_have_text(["the fifth", "first"])
    await expect(page.locator("#place ol").first).to_have_attribute("start", "5")
    await expect(page.locator("#place td.right")).to_have_text("x")
    await expect(page.locator("#place .block-markdown li li")).to_have_text("two")
    await expect(page.locator("#place .block-rich_text time")).to_have_text("2027-01-15")


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        (
            "*bold* _it_ ~no~ `a*b*`",
            "<strong>bold</strong> <em>it</em> <s>no</s> <code>a*b*</code>",
        ),
        ("2*3*4 snake_case_name", "2*3*4 snake_case_name"),
        ("*a _b_*", "<strong>a <em>b</em></strong>"),
        ("```x &lt; *y*```", "<pre>x &lt; *y*</pre>"),
        ("&gt; said\nthen", "<blockquote>said</blockquote>then"),
        ("&amp;lt;b&gt; <b>", "&amp;lt;b&gt; <span>b</span>"),
        (":tada:", '<span class="emoji" role="img" aria-label="tada" title=":tada:">🎉</span>'),
        (":unheard_of:", ":unheard_of:"),
        ("<@U00000WANG>", '<span class="mention">@Wang Wei</span>'),
        ("<#C000000001>", '<span class="mention">#legal</span>'),
        ("<!channel>", '<span class="mention me">@channel</span>'),
        (
            "<https://a.example/?a=1&amp;b=2|here>",
            '<a href="https://a.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">'
            "here</a>",
        ),
        ("<javascript:alert(1)|here>", "<span>here</span>"),
        ("• one\n• two", "• one\n• two"),
    ],
)
async def test_mrkdwn(page: Page, listener: Listener, written: str, drawn: str) -> None:
    await listener.post({"type": "section", "text": {**mrkdwn(written), "verbatim": True}})
    text = page.locator("#place .block-section > .section-words > .text")
    await expect(text).to_be_visible()
    assert await text.inner_html() == drawn


async def test_only_text_that_is_not_verbatim_is_searched_for_addresses_and_names(
    page: Page, listener: Listener
) -> None:
    words = mrkdwn("https://a.example/x. @here #legal #nowhere")
    await listener.post(section("x", fields=[words, {**words, "verbatim": True}]))
    parsed, verbatim = (
        page.locator("#place .fields > .text").nth(0),
        page.locator("#place .fields > .text").nth(1),
    )
    await expect(parsed.locator("a")).to_have_attribute("href", "https://a.example/x")
    await expect(parsed.locator(".mention")).to_have_text(["@here", "#legal"])
    await expect(verbatim).to_have_text(words["text"])
    await expect(verbatim.locator("a, .mention")).to_have_count(0)


async def test_a_date_is_told_in_the_readers_words_and_time_zone(
    page: Page, listener: Listener, stage: Stage
) -> None:
    now = int(time.time())
    dated = f"<!date^1800000000^{{date}} {{time}}|then> <!date^{now}^{{date_pretty}}|now>"
    await listener.post(section(f"{dated} <!date^1800000000^{{unheard_of}}|fallback>"))
    times = page.locator("#place .block-section time")
    await expect(times).to_have_text(["January 15, 2027 4:00 PM", "Today", "fallback"])
    await page.goto(f"{stage.slack.url}/#sam/legal")
    await expect(times.first).to_have_text("January 15, 2027 12:00 AM")
    await page.goto(f"{stage.slack.url}/#zhao/legal")
    await expect(times.first).to_have_text("2027年1月15日 16:00")


async def test_what_others_wrote_shows_literally(page: Page, listener: Listener) -> None:
    hostile = HOSTILE[:150].replace("\x00", "").replace("\x07", "")
    escaped = hostile.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    words = {"type": "rich_text_section", "elements": [{"type": "text", "text": hostile}]}
    await listener.post(
        {"type": "section", "text": {"type": "plain_text", "text": hostile, "emoji": False}},
        {"type": "rich_text", "elements": [words]},
        {"type": "table", "rows": [[{"type": "raw_text", "text": hostile}]]},
        {"type": "section", "text": {**mrkdwn(escaped), "verbatim": True}},
    )
    message = page.locator("#place article[data-ts]").last
    shown = message.locator(".block-section .text, .rich-section, th")
    await expect(shown).to_have_count(4)
    texts = await shown.evaluate_all("nodes => nodes.map(node => node.textContent)")
    assert texts[:3] == [hostile] * 3
    assert texts[3].startswith("<!channel> <@U0EVIL> <https://evil.example|Approve> @here #general")
    await expect(message.locator(".block :is(a, .mention)")).to_have_count(0)


async def test_pressing_sends_the_value_and_asks_first_where_it_should(
    page: Page, listener: Listener
) -> None:
    await listener.post(
        actions(
            button("plain", value="1"),
            button("sure", value="2", confirm={**CONFIRM, "style": "danger"}),
            {"type": "overflow", "action_id": "more", "options": [option("A"), option("B")]},
        )
    )
    await page.locator('[data-action="plain"]').click()
    await page.locator('[data-action="sure"]').click()
    asked = page.get_by_role("dialog", name="Sure?")
    await expect(asked.get_by_role("button", name="No")).to_be_focused()
    assert await violations(page) == []
    await page.keyboard.press("Escape")
    await expect(asked).to_have_count(0)
    await expect(page.locator('[data-action="sure"]')).to_be_focused()
    await page.keyboard.press("Enter")
    await asked.get_by_role("button", name="Yes").click()
    await page.locator('[data-action="more"]').press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await listener.heard_of(3)
    first, second, third = listener.actions()
    assert (first["value"], second["value"]) == ("1", "2")
    assert third["selected_option"]["value"] == "B"


async def test_a_button_at_work_says_so_and_is_not_pressed_again(
    page: Page, listener: Listener
) -> None:
    await listener.post(actions(button("b", value="1")))
    let_go = asyncio.Event()

    async def hold(route: Route) -> None:
        await let_go.wait()
        await route.continue_()

    await page.route("**/press", hold)
    pressed = page.locator('[data-action="b"]')
    await pressed.press("Enter")
    await expect(pressed).to_have_attribute("aria-busy", "true")
    await expect(pressed).to_have_css("cursor", "progress")
    await pressed.press("Enter")
    let_go.set()
    await listener.heard_of(1)
    await expect(pressed).not_to_have_attribute("aria-busy", "true")
    await pressed.press("Enter")
    await listener.heard_of(2)


async def test_a_link_button_opens_another_tab_and_the_app_hears_of_it(
    page: Page, listener: Listener
) -> None:
    await listener.post(actions(button("go", url=f"{listener.stage.slack.url}/_page/css/look.css")))
    async with page.expect_popup() as opened:
        await page.locator('[data-action="go"]').click()
    assert await (await opened.value).evaluate("() => window.opener") is None
    await listener.heard_of(1)


async def test_menus_in_a_message_are_heard_at_once(page: Page, listener: Listener) -> None:
    await listener.post(
        section("Colour", accessory={
            "type": "static_select", "action_id": "colour", "confirm": CONFIRM,
            "options": [option("Red", "r"), option("Blue", "b")]}),
        actions(
            {"type": "checkboxes", "action_id": "c", "options": [option("Yes"), option("No")]},
            {"type": "radio_buttons", "action_id": "r", "options": [option("L"), option("R")]},
            {"type": "datepicker", "action_id": "d"},
            {"type": "timepicker", "action_id": "t"},
        ),
    )  # fmt: skip
    colour = page.locator('[data-action="colour"]')
    await colour.click()
    await page.get_by_role("option", name="Blue").click()
    await page.get_by_role("button", name="No", exact=True).click()
    await expect(colour).to_have_value("")
    await colour.click()
    await page.get_by_role("option", name="Blue").click()
    await page.get_by_role("button", name="Yes", exact=True).click()
    await expect(colour).to_have_value("Blue")
    await page.get_by_label("No", exact=True).check()
    await page.get_by_label("R", exact=True).check()
    await page.locator('[data-action="d"]').fill("2026-12-31")
    await page.locator('[data-action="t"]').fill("18:00")
    await listener.heard_of(5)
    chosen: dict[str, Any] = {one["action_id"]: one for one in listener.actions()}
    assert chosen["colour"]["selected_option"]["value"] == "b"
    assert [one["value"] for one in chosen["c"]["selected_options"]] == ["No"]
    assert chosen["r"]["selected_option"]["value"] == "R"
    assert chosen["d"]["selected_date"] == "2026-12-31"
    assert chosen["t"]["selected_time"] == "18:00"


async def test_a_block_that_cannot_be_drawn_is_a_red_box(page: Page, listener: Listener) -> None:
    async def alter(route: Route) -> None:
        reply = await route.fetch()
        body = (await reply.text()).replace('"type": "divider"', '"type": "hologram"')
        await route.fulfill(response=reply, body=body)

    await page.route("**/screen", alter)
    await listener.post({"type": "divider"}, section("still there"))
    box = page.locator("#place .undrawable")
    await expect(box).to_contain_text("hologram")
    await expect(page.locator("#place .block-section")).to_have_text("still there")
    await page.unroute_all(behavior="wait")
    await listener.post(section("next"))
    await expect(box).to_have_count(0)


async def test_home_is_drawn_from_the_same_blocks(page: Page, listener: Listener) -> None:
    menu = {"type": "static_select", "action_id": "m", "options": [option("Red"), option("Blue")]}
    listener.publish(
        home(actions(button("go", value="1"), menu), field("note", "plain_text_input"))
    )
    await page.goto(f"{listener.stage.slack.url}/#li/home")
    await page.get_by_label("note").fill("kept")
    await page.locator('[data-action="go"]').click()
    await page.locator('[data-action="m"]').click()
    await page.get_by_role("option", name="Blue").click()
    await listener.heard_of(2)
    assert listener.actions()[1]["selected_option"]["value"] == "Blue"
    kept = listener.heard[-1]["view"]["state"]["values"]["note"]["value"]
    assert kept == {"type": "plain_text_input", "value": "kept"}
