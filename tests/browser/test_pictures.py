"""A picture of everything the bot ever shows, in every state and both languages.

Each is drawn by the page from the pretend Slack, and must hold nothing that cannot be drawn or that
juts out. With PICTURES set to a folder, as `make pictures` does, each lands there for somebody to
look at, and the two of the README are made anew.
"""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Locator, Page, ViewportSize, expect
from slack_sdk.models.views import View

from bot.sandbox import Lang
from bot.stage import Stage
from handlers.text import text_for
from handlers.views import card, create, links, review, status, trouble
from handlers.views.message import Message
from sandbox.slack.form_state import with_ids
from sandbox.slack.workspace import BOT_ID, BOT_USER
from services.contracts.announcements import TellTrouble, Trouble
from services.contracts.errors import Reason
from services.contracts.model import Contract, Creation, Decision, Review, Standing, Status
from tests.browser.accessibility import violations
from tests.handlers.views.samples import (
    EVERYTHING,
    NOW,
    OWNER,
    REVIEWER,
    SIGNER,
    contract,
    every_form,
    every_later_view,
    every_line,
    every_proof,
    every_reply,
    every_view,
    hostile,
    later_life,
)
from tests.scenarios.acting import form, make, row, submit

SOME = 50
TALL = ViewportSize(width=1440, height=2400)
ROOT = Path(__file__).parents[2]
README = ROOT / "docs/pictures"
FOLDER = os.environ.get("PICTURES", "")
"""Empty: nobody wants to look, and most of the time is not spent."""
Drawn = Mapping[str, Any]

pytestmark = pytest.mark.parametrize("lang", ["en", "zh"])


async def test_every_card(page: Page, stage: Stage, lang: Lang) -> None:
    text = text_for(lang, lang)
    cards = {f"card-{name}": card.card(one, text, can=EVERYTHING) for name, one in contracts()}
    await draw_messages(page, stage, lang, cards)


async def test_every_review_and_every_answer(page: Page, stage: Stage, lang: Lang) -> None:
    text = text_for(lang, lang)
    one = contract()
    shown = {f"review-{name}": review.card(each, text) for name, each in reviewed()}
    shown |= {f"line-{n}": said for n, said in enumerate(every_line(one, text))}
    shown |= {f"reply-{n}": said for n, said in enumerate(every_reply(one, text))}
    shown["list"] = status.listing([each for _, each in contracts()][:14], SIGNER, text)
    shown["several"] = status.several([one, contract(Status.FINISHED)], "2026", text)
    shown["invite"] = links.invite(one, text)
    shown["sign-link"] = links.sign("https://sign.example/x", one, text)
    shown["download-link"] = links.download("https://file.example/x", one, text)
    shown |= {f"proof-{n}": said for n, said in enumerate(every_proof(one, text))}
    await draw_messages(page, stage, lang, shown)


async def test_every_trouble(page: Page, stage: Stage, lang: Lang) -> None:
    text = text_for(lang, lang)
    one = contract()
    shown: dict[str, Message] = {}
    for doing in Trouble:
        told = TellTrouble(contract_id=one.id, who=OWNER, doing=doing)
        shown[f"trouble-{doing}"] = trouble.trouble(told, one, text)
        for name in ("waiting", "ask"):
            changed = told.model_copy(update={name: True})
            shown[f"trouble-{doing}-{name}"] = trouble.trouble(changed, one, text)
    for reason in Reason:
        told = TellTrouble(contract_id=one.id, who=OWNER, doing=Trouble.CREATE, reason=reason)
        shown[f"trouble-{reason}"] = trouble.trouble(told, one, text)
    await draw_messages(page, stage, lang, shown)


async def test_every_modal(page: Page, stage: Stage, lang: Lang) -> None:
    text = text_for(lang, lang)
    views = {f"modal-{n}": view for n, view in enumerate(every_view(contract(), text))}
    for place, one in enumerate(later_life()):
        rarer = enumerate(every_later_view(one, text))
        views |= {f"later-{place}-{n}": view for n, view in rarer}
    for n, each in enumerate(every_form()):
        shown = create.form(each, text, now=NOW, can=EVERYTHING, notice="", draft=n == 0)
        views[f"form-{n}"] = shown
    await page.set_viewport_size(TALL)
    li = stage.slack.parts.workspace.person("li")
    for name, view in different(views):
        pushed = stage.slack.parts.views.push(li.id, view, None)
        dialog = page.locator(f'dialog[data-view="{pushed.id}"]')
        await dialog.evaluate("(node) => { node.style.maxBlockSize = 'none'; }")
        await shoot(page, dialog, lang, name)
        if name in ("form-0", "modal-2"):
            assert await violations(page) == []
        stage.slack.parts.views.remove(pushed)
        await expect(dialog).to_have_count(0)


async def test_the_two_of_the_readme(page: Page, stage: Stage, lang: Lang) -> None:
    """A contract on its way, in English; in Chinese, a form that is told what is wrong with it."""
    if lang == "en":
        await on_its_way(page, stage)
    else:
        await told_at_the_field(page, stage)
    if FOLDER:
        await page.screenshot(path=README / f"sandbox.{lang}.png")


async def on_its_way(page: Page, stage: Stage) -> None:
    text = text_for("en", "en")
    made = await make(stage, "Supply agreement 2026", reviewer="wang")
    asked = await stage.desk.person("wang").wait_dm(lambda said: review.APPROVE in said.actions)
    await stage.desk.person("wang").press(asked, review.APPROVE)
    await made.lines("approved")
    await stage.tencent.sign((await made.flow()).flow_id, 0)
    signed = text.words.signed_of(1, 2)
    await expect(page.locator("#place article").first).to_contain_text(signed)
    await expect(page.locator('#tencent [data-do="sign"]')).to_be_visible()


async def told_at_the_field(page: Page, stage: Stage) -> None:
    form_of_li = form("采购合同 2026") | row(1, "李四光", "1390000000")
    await make(stage, "服务协议 2026", reviewer="wang")
    refused = await submit(stage.desk.person("li"), form_of_li)
    assert refused.kind == "errors"
    said, dialog = text_for("zh", "zh").create, page.get_by_role("dialog")
    await page.reload()  # what was filled in elsewhere is drawn with the form
    await expect(dialog.get_by_label(said.mobile).nth(1)).to_have_value("1390000000")
    await dialog.get_by_role("button", name=said.submit).click()
    await expect(dialog.locator(".field-error:visible")).to_have_count(1)


def different(views: Mapping[str, View]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each as Slack gets it; one that looks like another was drawn already."""
    drawn: set[str] = set()
    for name, view in views.items():
        shown = view.to_dict()
        if (looks := json.dumps(shown["blocks"], sort_keys=True)) not in drawn:
            drawn.add(looks)
            yield name, shown


async def draw_messages(
    page: Page, stage: Stage, lang: Lang, messages: Mapping[str, Message]
) -> None:
    """As the bot would post them; some at once, for the page shows only the end of a history."""
    await page.set_viewport_size(TALL)
    room = stage.slack.parts.workspace.channel("legal")
    names = list(messages)
    for start in range(0, len(names), SOME):
        room.messages.clear()
        posted = {name: post(stage, messages[name]) for name in names[start : start + SOME]}
        for name, ts in posted.items():
            await shoot(page, page.locator(f'#place article[data-ts="{ts}"]'), lang, name)
        assert await violations(page) == []


def post(stage: Stage, message: Message) -> str:
    """Put it into #legal, past the rate limits; answers its ts."""
    workspace, payload = stage.slack.parts.workspace, message.payload()
    blocks = with_ids(payload["blocks"], workspace.config.token_hex)
    said = {"user": BOT_USER, "bot_id": BOT_ID, "text": payload["text"], "blocks": blocks}
    return str(workspace.post(workspace.channel("legal"), said)["ts"])


async def shoot(page: Page, drawn: Locator, lang: Lang, name: str) -> None:
    """It is whole and within its borders; a picture of it, where one is wanted."""
    await expect(drawn).to_be_visible()
    assert await drawn.locator(".undrawable").count() == 0
    wide: tuple[int, int] = await drawn.evaluate("(node) => [node.scrollWidth, node.clientWidth]")
    assert wide[0] <= wide[1], name
    if FOLDER:
        await drawn.screenshot(path=Path(FOLDER, f"{name}.{lang}.png"))


def contracts() -> Iterator[tuple[str, Contract]]:
    """Every state a card can be in, with a name for its picture."""
    for state in Status:
        yield state, contract(state, review=None)
    yield from reviewed()
    unclear = Creation(attempted_at=NOW, unclear=True)
    yield "unclear", contract(Status.CREATING, creation=unclear)
    base = contract(review=None)
    for standing in Standing:
        parties = tuple(p.model_copy(update={"standing": standing}) for p in base.parties)
        yield f"party-{standing}", base.model_copy(update={"parties": parties})
    for number, later in enumerate(later_life()):
        yield f"later-{number}", later
    yield "hostile", hostile()


def reviewed() -> Iterator[tuple[str, Contract]]:
    yield "in-review", contract()
    for decision in Decision:
        told = Review(reviewer=REVIEWER, decision=decision, by=REVIEWER, at=NOW, reason="条款不全")
        yield f"review-{decision}", contract(review=told)
