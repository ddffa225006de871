"""The whole story by a person's clicks and keys: four contracts, five people, both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from playwright.async_api import Locator, Page, expect

from bot.sandbox import Lang
from bot.stage import Stage
from handlers.text import Text, text_for
from sandbox.tencent.config import TEMPLATES
from sandbox.tencent.pdf import sample_pdf
from services.contracts.announcements import Line
from services.contracts.model import Status
from services.contracts.order import PartyKind
from tests.browser.accessibility import violations
from tests.browser.workspace import command, drop_into, place, sit_down

COMPANY, OTHER_COMPANY = "示例科技有限公司", "远方贸易有限公司"
OUR_MOBILE, THEIR_MOBILE = "13800000009", "13900000002"
NEW: Mapping[Lang, str] = {"en": "new", "zh": "新建"}
GROUP: Mapping[Lang, str] = {"en": "group", "zh": "合同组"}

pytestmark = pytest.mark.parametrize("lang", ["en", "zh"])


async def test_a_contract_from_a_dropped_pdf(page: Page, stage: Stage, lang: Lang) -> None:
    act = Acting(page, stage, text_for(lang, lang))
    said = act.text.create
    await command(page, f"/esign {NEW[lang]}")
    form = page.get_by_role("dialog", name=said.title)
    await expect(form.get_by_label(said.name)).to_be_visible()
    assert await violations(page) == []
    await drop_into(form.locator(".drop"), "sales.pdf", sample_pdf("Sales"))
    await expect(form.get_by_text("sales.pdf")).to_be_visible()
    await form.get_by_label(said.name).fill("Sales 2026")
    await act.fill_signer(form, 0, "赵敏敏", OUR_MOBILE, COMPANY)
    await act.choose(form.get_by_label(said.member).first, "zhao")
    await act.fill_signer(form, 1, "李四光", THEIR_MOBILE[:-1], "")
    await act.choose(form.get_by_label(said.reviewer), "wang")
    await act.choose_channel(form, "legal")
    await form.get_by_role("button", name=said.submit).click()

    mobile = form.get_by_label(said.mobile).nth(1)
    await expect(mobile).to_have_attribute("aria-invalid", "true")
    await expect(mobile).to_be_focused()
    assert await violations(page) == []
    await mobile.fill(THEIR_MOBILE)
    await form.get_by_role("button", name=said.submit).click()
    await act.close_modal(said.sent_title)
    card = act.card("Sales 2026")
    await expect(card).to_contain_text(act.text.card.next_in_review)

    # Nobody on our side may sign before the review.
    signer = act.at_tencent("Sales 2026", 0)
    await expect(signer.locator('[data-do="refuse"]')).to_be_visible()
    await expect(signer.locator('[data-do="sign"]')).to_have_count(0)
    await sit_down(page, "wang")
    await place(page, "dm")
    await act.press(act.text.review.approve)
    await expect(page.get_by_role("button", name=act.text.review.approve)).to_have_count(0)

    # Who signs for us is in the workspace, and speaks the other language.
    await sit_down(page, "zhao")
    await place(page, "dm")
    other = text_for({"en": "zh", "zh": "en"}[lang], lang)
    await act.press(other.links.get_link)
    link = page.get_by_role("link", name=other.links.open_sign)
    assert "/_sign/" in (await link.get_attribute("href") or "")

    await sit_down(page, "li")
    await place(page, "legal")
    await signer.locator('[data-do="sign"]').click()
    await expect(card).to_contain_text(act.text.words.signed_of(1, 2))
    await card.get_by_role("button", name=act.text.card.remind).click()
    await act.thread_of(card)
    reminded = act.text.card.of_person[Line.REMINDED]("@Li").partition("@Li")[2]
    thread = page.locator("#thread")
    await expect(thread).to_contain_text(reminded.strip())
    await thread.get_by_role("button").first.press("Escape")
    await expect(thread).to_be_hidden()
    await act.at_tencent("Sales 2026", 1).locator('[data-do="sign"]').click()
    await expect(card).to_contain_text(act.text.words.status[Status.FINISHED])
    told = page.locator("#place article", has_text=act.text.card.of_contract[Line.FINISHED])
    await expect(told).to_be_visible()
    assert await violations(page) == []


async def test_a_signer_is_added_and_removed_by_keyboard(
    page: Page, stage: Stage, lang: Lang
) -> None:
    said = text_for(lang, lang).create
    await place(page, "home")
    new = page.locator("#place").get_by_role(
        "button", name=text_for(lang, lang).status.new_contract
    )
    await new.press("Enter")
    form = page.get_by_role("dialog", name=said.title)
    for button, left in ((said.add_signer, 3), (said.remove_signer, 2)):
        await form.get_by_role("button", name=button).press("Enter")
        await expect(form.get_by_label(said.signer_name)).to_have_count(left)
        await expect(form.get_by_role("button", name=button)).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(new).to_be_focused()


async def test_a_contract_from_a_template_that_is_cancelled(
    page: Page, stage: Stage, lang: Lang
) -> None:
    act = Acting(page, stage, text_for(lang, lang))
    said, template = act.text.create, TEMPLATES[0]
    await place(page, "home")
    await expect(page.get_by_text(act.text.home.greeting)).to_be_visible()
    assert await violations(page) == []
    await page.get_by_role("button", name=act.text.status.new_contract).first.click()
    form = page.get_by_role("dialog", name=said.title)
    await form.get_by_label(said.source_template).check()
    search = form.get_by_role("combobox", name=said.template)
    await search.press_sequentially(template.name[:2])
    await page.get_by_role("option", name=template.name).click()
    await expect(form.get_by_role("heading", name=template.roles[0].name)).to_be_visible()
    await form.get_by_label(said.name).fill("NDA 2026")
    await act.fill_signer(form, 0, "赵敏敏", OUR_MOBILE, COMPANY)
    await act.fill_signer(form, 1, "李四光", THEIR_MOBILE, OTHER_COMPANY)
    await act.choose_channel(form, "legal")
    await form.get_by_role("button", name=said.submit).click()
    await act.close_modal(said.sent_title)

    await place(page, "legal")
    card = act.card("NDA 2026")
    await card.get_by_role("button", name=act.text.card.cancel).click()
    asked = page.get_by_role("dialog", name=act.text.cancel.title)
    await asked.get_by_role("button", name=act.text.cancel.submit).click()
    reason = asked.get_by_label(act.text.cancel.reason)
    await expect(reason).to_have_attribute("aria-invalid", "true")
    await reason.fill("价格有变")
    await asked.get_by_role("button", name=act.text.cancel.submit).click()
    await act.close_modal(act.text.cancel.title)
    await expect(card).to_contain_text(act.text.words.status[Status.CANCELLED])
    await expect(card).to_contain_text("价格有变")

    await place(page, "home")
    await expect(page.get_by_role("heading", name=act.text.status.recently_done)).to_be_visible()
    await act.press(act.text.status.details)
    await expect(page.get_by_role("dialog")).to_contain_text("价格有变")
    assert await violations(page) == []


async def test_two_templates_that_are_signed_together(page: Page, stage: Stage, lang: Lang) -> None:
    act, together = Acting(page, stage, text_for(lang, lang)), TEMPLATES[1::2]
    said, group = act.text.create, act.text.group
    await command(page, f"/esign {GROUP[lang]}")
    form = page.get_by_role("dialog", name=said.title)
    await form.get_by_label(group.source_templates).check()
    search = form.get_by_role("combobox", name=group.templates)
    for number, template in enumerate(together, 1):
        await search.press_sequentially(template.name[:2])
        await page.get_by_role("option", name=template.name).click()
        names = act.text.words.list_comma.join(one.name for one in together[:number])
        await expect(form.get_by_text(group.signs(names)).first).to_be_visible()
    assert await violations(page) == []
    await form.get_by_label(group.name).fill("Joining2026")
    for row, name in enumerate(("赵敏敏", "李四光", "王小明")):
        mobile, company = f"1390000000{row}", "" if row else COMPANY
        await form.get_by_label(said.signer_name).nth(row).fill(name)
        await form.get_by_label(said.mobile).nth(row).fill(mobile)
        if company:
            await form.get_by_label(said.company).first.fill(company)
    await act.choose_channel(form, "legal")
    await form.get_by_role("button", name=said.submit).click()
    await act.close_modal(said.sent_title)

    await place(page, "legal")
    for number, (template, status) in enumerate(
        zip(together, (Status.WAITING, Status.FILLING), strict=True), 1
    ):
        card = act.card(template.name)
        await expect(card).to_contain_text(group.part_of("Joining2026", number, 2))
        await expect(card).to_contain_text(act.text.words.status[status])


@dataclass(frozen=True)
class Acting:
    """What people do, by the words that are on the screen."""

    page: Page
    stage: Stage
    text: Text

    async def fill_signer(
        self, form: Locator, row: int, name: str, mobile: str, company: str
    ) -> None:
        said = self.text.create
        if company:
            kind = form.get_by_role("combobox", name=said.kind).nth(row)
            await kind.click()
            label = self.text.words.kind[PartyKind.EMPLOYEE]
            await self.page.get_by_role("option", name=label, exact=True).click()
        await form.get_by_label(said.signer_name).nth(row).fill(name)
        await form.get_by_label(said.mobile).nth(row).fill(mobile)
        await form.get_by_label(said.company).nth(row).fill(company)

    async def choose(self, menu: Locator, handle: str) -> None:
        """Somebody in a menu of people."""
        person = self.stage.slack.parts.workspace.person(handle)
        await menu.click()
        await self.page.get_by_role("option", name=person.persona.real_name).click()

    async def choose_channel(self, form: Locator, name: str) -> None:
        menu = form.get_by_role("combobox", name=self.text.create.channel)
        await menu.fill(name)
        await self.page.get_by_role("option", name=name).click()

    async def close_modal(self, title: str) -> None:
        """The words that confirm what was sent, read and closed."""
        said = self.page.get_by_role("dialog", name=title)
        await said.get_by_role("button", name=self.text.words.close).last.click()
        await expect(said).to_have_count(0)

    def card(self, name: str) -> Locator:
        """The card of a contract in the channel, and not the lines about it."""
        heading = self.page.get_by_role("heading", name=name)
        return self.page.locator("#place article").filter(has=heading).first

    async def press(self, label: str) -> None:
        await self.page.get_by_role("button", name=label).last.click()

    async def thread_of(self, card: Locator) -> None:
        await card.locator('[data-do="thread"]').first.click()

    def at_tencent(self, name: str, signer: int) -> Locator:
        """One signer of a contract, in the pane that plays Tencent."""
        flow = self.page.locator("#tencent [data-flow]", has_text=name)
        return flow.locator("[data-signer]").nth(signer)
