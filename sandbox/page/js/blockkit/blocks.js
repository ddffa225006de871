/**
 * Blocks, drawn so that what has not changed stays as it is.
 *
 * @module
 */

import { keyed } from "../keyed.js";
import { state } from "../state.js";
import { contextActions } from "./button.js";
import { remembered } from "./focus.js";
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
  keyed(
    container,
    blocks.map((block, number) => {
      const key = block.block_id ?? `#${number}`;
      return { block, reader, key, life: lifeOf(at, block) };
    }),
    (item) => item.key,
    ({ block }) => drawBlock(block, at),
  );
  putFocusBack();
}

/** @param {any} block @param {At} at @returns {HTMLElement} */
function drawBlock(block, at) {
  const draw = DRAWERS.get(block.type);
  const node = draw ? drawn(block.type, () => draw(block, at)) : undrawable(block.type);
  node.classList.add("block", `block-${block.type}`);
  if (block.block_id) node.dataset.block = block.block_id;
  return node;
}
