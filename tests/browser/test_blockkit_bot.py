"""Everything our bot ever draws can be drawn, and fits into a narrow column."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.async_api import Page, expect

from bot.sandbox import Lang
from handlers.text import text_for
from handlers.views import card, create, review, status
from sandbox.slack.form_state import with_ids
from tests.browser.listener import Listener
from tests.handlers.views.samples import (
    EVERYTHING,
    HOSTILE,
    NOW,
    OWNER,
    contract,
    every_contract,
    every_form,
    every_message,
    every_view,
    hostile,
)

Json = dict[str, Any]
SOME = 150
MANY = 440
FEW = 8
DRAW = """async (blocks) => {
  const { drawBlocks } = await import("/_page/js/blockkit/blocks.js");
  const column = document.createElement("div");
  column.style.width = "300px";
  document.body.append(column);
  drawBlocks(column, blocks, { where: { view_id: "V0" }, values: {}, surface: "message" });
  const juts = (node) => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0;
  const found = {
    drawn: column.children.length,
    undrawable: [...column.querySelectorAll(".undrawable")].map((node) => node.textContent),
    wide: [...column.children].filter(juts).map((node) => node.textContent.slice(0, 80)),
    risen: column.querySelectorAll('a[href*="evil.example"]').length,
  };
  column.remove();
  return found;
}"""


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_every_block_of_the_bot(page: Page, listener: Listener, lang: Lang) -> None:
    await expect(page.locator("#place")).to_be_visible()
    await listener.post({"type": "divider"})
    await expect(page.locator("#place hr.block")).to_be_visible()
    blocks = list({json.dumps(block): block for block in every_block(lang)}.values())
    assert len(blocks) > MANY
    assert any(HOSTILE[:8] in json.dumps(block) for block in blocks)
    for start in range(0, len(blocks), SOME):
        some = with_ids(
            [{**block, "block_id": f"b{n}"} for n, block in enumerate(blocks[start:][:SOME])],
            lambda length: "0" * length,
        )
        found = await page.evaluate(DRAW, some)
        assert found == {"drawn": len(some), "undrawable": [], "wide": [], "risen": 0}


def every_block(lang: Lang) -> Iterator[Json]:
    """What depends on the state of a contract in each state, and the rest in a few of them."""
    text = text_for(lang, lang)
    contracts = list(every_contract())
    for one in contracts:
        for message in (card.card(one, text, can=EVERYTHING), review.card(one, text)):
            yield from message.payload()["blocks"]
        yield from status.status(one, OWNER, text, can=EVERYTHING).payload()["blocks"]
    for one in (*contracts[::FEW], *contracts[-FEW:]):
        for message in every_message(one, text):
            yield from message.payload().get("blocks", [])
    for one in (contract(), hostile()):
        for view in every_view(one, text):
            yield from view.to_dict()["blocks"]
    for form in every_form():
        shown = create.form(form, text, now=NOW, can=EVERYTHING, notice=HOSTILE[:90], draft=True)
        yield from shown.to_dict()["blocks"]
