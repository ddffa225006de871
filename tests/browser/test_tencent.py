"""The pane that plays Tencent E-Sign, by clicks, with the real bot answering in Slack."""

import pytest
from playwright.async_api import Locator, Page, expect

from bot.sandbox import Lang
from bot.stage import Stage
from handlers.text import text_for
from handlers.views import review
from tests.browser.company import answer, contract, open_tab, order, press, signer
from tests.browser.workspace import place
from tests.scenarios.acting import Made, flows_named, form, make, open_form, submit
from tests.scenarios.test_a_contract_from_a_template import choose_template, fill_roles
from tests.scenarios.test_a_contract_that_is_held import from_template
from tests.scenarios.test_a_fuller_form import with_open_place

OURS, THEIRS = "赵敏敏", "李四光"


def card(page: Page, made: Made) -> Locator:
    """The card of a contract in the conversation."""
    return page.locator("#place article").filter(has_text=made.id).first


async def test_until_there_is_a_contract_it_says_how_one_comes_to_be(page: Page) -> None:
    pane = page.get_by_role("complementary", name="Tencent E-Sign")
    await expect(pane).to_contain_text("Nothing here yet")
    await expect(pane).to_contain_text("100 contracts left")


async def test_both_sign_and_the_card_follows(page: Page, stage: Stage) -> None:
    made = await make(stage)
    await expect(contract(page, made.name)).to_contain_text(f"Signet’s id {made.id}")
    await expect(contract(page, made.name)).to_contain_text("Waiting for signatures")
    await expect(signer(page, made.name, THEIRS).get_by_role("button")).to_have_count(0)

    await press(signer(page, made.name, OURS), "sign")
    await expect(contract(page, made.name)).to_contain_text("Partly signed")
    await expect(card(page, made)).to_contain_text("1 of 2")
    await press(signer(page, made.name, THEIRS), "sign")
    await expect(contract(page, made.name)).to_contain_text("Signed by everybody")
    await expect(card(page, made)).to_contain_text("2 of 2")
    await expect(contract(page, made.name).get_by_role("button")).to_have_count(0)


async def test_a_refusal_needs_a_reason_which_the_card_shows(page: Page, stage: Stage) -> None:
    made = await make(stage)
    ours = signer(page, made.name, OURS)
    await press(ours, "refuse")
    await expect(ours.locator("input")).to_be_focused()
    await press(ours.locator(".question"), "go")
    await expect(contract(page, made.name)).to_contain_text("Waiting for signatures")
    await answer(ours, reason="The fee is wrong")
    await expect(contract(page, made.name)).to_contain_text("Refused")
    await expect(card(page, made)).to_contain_text("The fee is wrong")


async def test_what_was_typed_stays_while_others_act(page: Page, stage: Stage) -> None:
    made = await make(stage)
    ours = signer(page, made.name, OURS)
    await press(ours, "refuse")
    await ours.locator("input").fill("The fee")
    await stage.tencent.probe()
    await make(stage, "Another")
    await expect(contract(page, "Another")).to_be_visible()
    await expect(ours.locator("input")).to_have_value("The fee")
    await expect(ours.locator("input")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(ours.locator(".question")).to_have_count(0)


async def test_a_signer_passes_it_on_and_the_successor_signs(page: Page, stage: Stage) -> None:
    made = await make(stage)
    ours = signer(page, made.name, OURS)
    await press(ours, "forward")
    await answer(ours, name="陈晨", mobile="123")
    await expect(ours.get_by_role("alert")).to_contain_text("not a mobile number")
    await expect(ours.get_by_role("alert").locator("small")).to_have_text("InvalidParameter.Mobile")
    await answer(ours, mobile="13700000003")
    await expect(ours).to_contain_text("Passed it on to somebody else")
    await expect(card(page, made)).to_contain_text("Passed on to somebody else")
    await expect(card(page, made)).to_contain_text("陈*")
    await press(signer(page, made.name, "陈晨"), "sign")
    await expect(card(page, made)).to_contain_text("1 of 2")


async def test_details_are_filled_in_before_anybody_signs(page: Page, stage: Stage) -> None:
    li = stage.desk.person("li")
    await open_form(li)
    await fill_roles(li, await choose_template(li, "入职", "入职协议"), "Joining 2026")
    await li.submit()
    await li.close()
    flow = contract(page, "Joining 2026")
    await expect(flow).to_contain_text("Waiting for details to be filled in")
    await expect(flow.locator('[data-do="sign"]')).to_have_count(0)
    await press(signer(page, "Joining 2026", THEIRS), "fill")
    await expect(flow).to_contain_text("Waiting for signatures")
    await press(signer(page, "Joining 2026", OURS), "sign")
    await press(signer(page, "Joining 2026", THEIRS), "sign")
    await expect(flow).to_contain_text("Signed by everybody")


async def test_a_place_that_was_left_open_is_taken_by_whoever_claims_it(
    page: Page, stage: Stage
) -> None:
    made = await with_open_place(stage, stage.desk.person("li"), text_for("en", "en"))
    flow = contract(page, made.name)
    left_open = flow.locator("[data-signer]").filter(has=page.locator('[data-do="claim"]'))
    await press(left_open, "claim")
    await answer(left_open, name=THEIRS, mobile="13900000002")
    await expect(signer(page, made.name, THEIRS)).to_be_visible()
    await expect(left_open).to_have_count(0)
    await expect(card(page, made)).to_contain_text("李**")


async def test_a_contract_is_held_until_its_reviewer_lets_it_go(page: Page, stage: Stage) -> None:
    weather = await open_tab(page, "weather")
    await weather.get_by_label("Review before sending").check()
    await expect(weather.get_by_label("Review before sending")).to_be_checked()
    await place(page, "legal")
    await open_tab(page, "contracts")
    made = await from_template(stage, stage.desk.person("li"), reviewer="wang")
    await expect(card(page, made)).to_contain_text("In review")
    wang = stage.desk.person("wang")
    await wang.press(
        await wang.wait_dm(lambda said: review.APPROVE in said.actions), review.APPROVE
    )
    await expect(contract(page, made.name)).to_contain_text("Waiting for signatures")


async def test_a_contract_expires(page: Page, stage: Stage) -> None:
    made = await make(stage)
    await press(contract(page, made.name), "expire")
    await expect(contract(page, made.name)).to_contain_text("Expired")
    await expect(card(page, made)).to_contain_text("The last day to sign is over")


async def test_a_review_is_decided_at_tencent(page: Page, stage: Stage) -> None:
    made = await make(stage, reviewer="wang")
    ours = signer(page, made.name, OURS)
    await expect(ours).to_contain_text("Cannot sign before the sign review has passed")
    await expect(ours.locator('[data-do="sign"]')).to_have_count(0)
    await press(ours, "review")
    await ours.get_by_role("radio", name="Send back").check()
    await press(ours.locator(".question"), "go")
    await expect(ours.get_by_role("alert")).to_contain_text("Say why")
    await ours.get_by_role("radio", name="Pass").check()
    await press(ours.locator(".question"), "go")
    await expect(ours).to_contain_text("The sign review has passed")
    await press(ours, "sign")
    await expect(contract(page, made.name)).to_contain_text("Partly signed")


async def test_the_pdf_is_shown_in_a_tab_of_its_own(page: Page, stage: Stage) -> None:
    made = await make(stage)
    link = contract(page, made.name).get_by_role("link")
    assert await link.get_attribute("target") == "_blank"
    assert await link.get_attribute("rel") == "noopener"
    href = await link.get_attribute("href")
    reply = await page.request.get(f"{stage.slack.url}{href}")
    assert reply.headers["content-type"] == "application/pdf"
    assert (await reply.body()).startswith(b"%PDF-")


async def test_without_quota_a_new_contract_is_refused_in_words(page: Page, stage: Stage) -> None:
    weather = await open_tab(page, "weather")
    await order(weather, "quota", left="0")
    await open_tab(page, "contracts")
    await expect(page.locator("#tencent")).to_contain_text("0 contracts left")
    await order_contract(stage, "One too many")
    await place(page, "dm")
    await expect(page.locator("#place")).to_contain_text("used up its contracts")


@pytest.mark.parametrize("what", ["duplicate", "reorder", "drop", "late"])
async def test_whatever_happens_to_callbacks_the_card_is_right(
    page: Page, stage: Stage, what: str
) -> None:
    made = await make(stage)
    weather = await open_tab(page, "weather")
    await order(weather, "disturb", what=what, times="1", seconds="1")
    await expect(weather.locator(".ordered")).to_contain_text("Next 1 callback")
    await open_tab(page, "contracts")
    await press(signer(page, made.name, OURS), "sign")
    await press(signer(page, made.name, THEIRS), "sign")
    await expect(card(page, made)).to_contain_text("2 of 2")
    await open_tab(page, "weather")
    await expect(weather.locator(".ordered")).to_contain_text("Nothing")


async def test_the_traffic_shows_a_callback_encrypted_and_decrypted(
    page: Page, stage: Stage
) -> None:
    made = await make(stage)
    traffic = await open_tab(page, "traffic")
    await traffic.get_by_label("Show").select_option("callback")
    start = traffic.locator(".entry").filter(has_text="start")
    await expect(start).to_contain_text("Tencent → bot")
    await expect(start).to_contain_text("arrived")
    await start.locator("summary").click()
    await expect(start.locator('[data-part="decrypted"]')).to_contain_text(made.name)
    wire = start.locator('[data-part="wire"]')
    await expect(wire).to_contain_text("Content-Signature: sha256=")
    await expect(wire).to_contain_text('{"encrypt": "')
    await expect(wire).not_to_contain_text(made.name)
    await expect(start.locator(".tries li")).to_contain_text("HTTP 200")


async def test_the_traffic_shows_a_request_and_its_answer_and_can_be_searched(
    page: Page, stage: Stage
) -> None:
    made = await make(stage)
    (flow,) = await flows_named(stage, made.name)
    traffic = await open_tab(page, "traffic")
    await traffic.get_by_label("Search").fill("CreateFlowByFiles")
    create = traffic.locator('[data-entry="request"]')
    await expect(create).to_have_count(1)
    await create.locator("summary").click()
    await expect(create.locator('[data-part="asked"]')).to_contain_text(made.name)
    await expect(create.locator('[data-part="answer"]')).to_contain_text(flow.flow_id)
    await traffic.get_by_label("Search").fill("nobody says this")
    await expect(traffic).to_contain_text("Nothing fits")


async def test_tencent_goes_down_and_comes_back(page: Page, stage: Stage) -> None:
    weather = await open_tab(page, "weather")
    await weather.get_by_label("Tencent is down").check()
    await expect(weather.locator(".ordered")).to_contain_text("Tencent is down")
    await order_contract(stage, "While it was down")
    traffic = await open_tab(page, "traffic")
    await expect(traffic.locator(".wrong").first).to_contain_text("service down")
    await open_tab(page, "weather")
    await press(weather.locator(".ordered"), "clear")
    await expect(weather.get_by_label("Tencent is down")).not_to_be_checked()
    await expect(weather.locator(".ordered")).to_contain_text("Nothing")
    await open_tab(page, "contracts")
    await expect(contract(page, "While it was down")).to_be_visible()


async def order_contract(stage: Stage, name: str) -> None:
    """Li fills in the form and sends it off, whatever comes of it."""
    li = stage.desk.person("li")
    await submit(li, form(name))
    await li.close()


async def test_too_many_requests_are_waited_out(page: Page, stage: Stage) -> None:
    weather = await open_tab(page, "weather")
    await order(weather, "fail-next", what="busy", action="CreateFlowByFiles", times="2")
    await expect(weather.locator(".ordered")).to_contain_text(
        "Next 2 of CreateFlowByFiles: Too many requests"
    )
    await order_contract(stage, "Made in the end")
    await open_tab(page, "contracts")
    await expect(contract(page, "Made in the end")).to_be_visible()
    traffic = await open_tab(page, "traffic")
    await traffic.get_by_label("Show").select_option("problems")
    refused = traffic.locator(".entry", has_text="refused: RequestLimitExceeded")
    await expect(refused).to_have_count(2)


async def test_callbacks_in_the_oldest_form_are_understood_too(page: Page, stage: Stage) -> None:
    weather = await open_tab(page, "weather")
    await order(weather, "form", form="v1 base64")
    await press(weather.locator('[data-knob="probe"]'), "probe")
    made = await make(stage)
    traffic = await open_tab(page, "traffic")
    await expect(traffic.locator(".entry", has_text="reachability check")).to_contain_text(
        "arrived"
    )
    start = traffic.locator(".entry", has_text="FlowStatusChange · start")
    await start.locator("summary").click()
    await expect(start.locator('[data-part="wire"]')).to_contain_text("Content-Type: text/plain")
    await open_tab(page, "contracts")
    await press(signer(page, made.name, OURS), "sign")
    await expect(card(page, made)).to_contain_text("1 of 2")


async def test_what_tencent_has_not_opened_is_refused_in_words(page: Page, stage: Stage) -> None:
    weather = await open_tab(page, "weather")
    await weather.get_by_label("Contracts from files").uncheck()
    await expect(weather.get_by_label("Contracts from files")).not_to_be_checked()
    await order_contract(stage, "Not allowed")
    await place(page, "dm")
    await expect(page.locator("#place")).to_contain_text("OperationDenied.WhiteListForbid")


async def test_slacks_own_bad_days_are_ordered_here_too(page: Page, stage: Stage) -> None:
    made = await make(stage)
    weather = await open_tab(page, "weather")
    await order(weather, "slack-fail", kind="ratelimited", times="2", seconds="1")
    await expect(weather.locator(".ordered")).to_contain_text("Next 2 calls of Slack")
    await open_tab(page, "contracts")
    await press(signer(page, made.name, OURS), "sign")
    await expect(card(page, made)).to_contain_text("1 of 2")
    await open_tab(page, "weather")
    await expect(weather.locator(".ordered")).to_contain_text("Nothing")


async def test_who_uses_the_keyboard_stays_where_they_acted(page: Page, stage: Stage) -> None:
    made = await make(stage)
    ours = signer(page, made.name, OURS)
    await ours.get_by_role("button", name="Sign").focus()
    await page.keyboard.press("Enter")
    await expect(ours).to_contain_text("Signed")
    await expect(ours).to_be_focused()


async def test_the_tabs_are_walked_with_the_arrow_keys(page: Page) -> None:
    await page.get_by_role("tab", name="Contracts").focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("tab", name="Traffic")).to_be_focused()
    await expect(page.locator("#tencent-traffic")).to_be_visible()
    await page.keyboard.press("End")
    await expect(page.get_by_role("tab", name="Weather")).to_be_focused()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("tab", name="Contracts")).to_have_attribute(
        "aria-selected", "true"
    )


@pytest.mark.parametrize("lang", ["zh"])
async def test_it_speaks_chinese(page: Page, stage: Stage, lang: Lang) -> None:
    made = await make(stage)
    await expect(contract(page, made.name)).to_contain_text("待签署")
    await expect(signer(page, made.name, THEIRS)).to_contain_text("尚未轮到")
    await expect(signer(page, made.name, OURS)).to_contain_text("待签署（腾讯：2）")
