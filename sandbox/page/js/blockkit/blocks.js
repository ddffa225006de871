/**
 * Blocks, drawn so that what has not changed stays as it is.
 *
 * @module
 */

import { el } from "../el.js";
import { keyed } from "../keyed.js";
import { state } from "../state.js";
import { contextActions } from "./button.js";
import { remembered } from "./focus.js";
import { grouped } from "./groups.js";
import { inputBlock } from "./input.js";
import * as layout from "./layout.js";
import { markdown } from "./markdown.js";
import { forgetOtherProblems } from "./problems.js";
import { richText } from "./rich.js";
import { forgetOthers, lifeOf } from "./slot.js";
import { table } from "./table.js";
import { drawn, undrawable } from "./undrawable.js";

/** @typedef {import("./slot.js").At} At */

/** @type {Map<string, (block: any, at: At) => HTMLElement>} */
const DRAWERS = new Map(
  Object.entries({
    actions: layout.actions,
    alert: layout.alert,
    card: layout.card,
    context: layout.context,
    context_actions: contextActions,
    divider: layout.divider,
    header: layout.header,
    image: layout.image,
    input: inputBlock,
    markdown,
    rich_text: richText,
    section: layout.section,
    table,
  }),
);

/**
 * Show these blocks, and nothing else, in a container.
 *
 * @param {Element} container
 * @param {readonly any[]} blocks
 * @param {At} at
 */
export function drawBlocks(container, blocks, at) {
  forgetOthers(at, [...blocks]);
  forgetOtherProblems(at, [...blocks]);
  const putFocusBack = remembered(container);
  const { locale, tz } = state.screen.me;
  // The same block reads differently in another language or time zone.
  const reader = [state.lang, locale, tz];
  const items = blocks.map((block, number) => {
    const key = block.block_id ?? `#${number}`;
    return { type: block.type, block, reader, key, life: lifeOf(at, block) };
  });
  drawItems(container, at.surface === "message" ? items.map((item) => [item]) : grouped(items), at);
  putFocusBack();
}

/** @typedef {{block: any, key: string}} Item */

/** @param {Element} container @param {Item[][]} groups @param {At} at */
function drawItems(container, groups, at) {
  // A header gets another id whenever the app shows a view; the inputs below it keep theirs.
  const keyOf = (/** @type {Item[]} */ group) => (group[1] ? `group ${group[1].key}` : group[0].key);
  keyed(container, groups, keyOf, (group, before) => {
    if (group.length === 1) return drawBlock(group[0].block, at);
    const node = before ?? el("div.block.group", { role: "group" });
    drawItems(node, group.map((item) => [item]), at);
    node.setAttribute("aria-labelledby", node.firstElementChild?.id ?? "");
    return node;
  });
}

/** @param {any} block @param {At} at @returns {HTMLElement} */
function drawBlock(block, at) {
  const draw = DRAWERS.get(block.type);
  const node = draw ? drawn(block.type, () => draw(block, at)) : undrawable(block.type);
  node.classList.add("block", `block-${block.type}`);
  if (block.block_id) node.dataset.block = block.block_id;
  return node;
}
