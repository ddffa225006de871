/**
 * The rich_text block.
 *
 * Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block.
 *
 * @module
 */

import { el } from "../el.js";
import { emoji } from "./emoji.js";
import * as mentions from "./mentions.js";
import { undrawable } from "./undrawable.js";

/** @type {Map<string, (piece: any) => Node>} */
const PIECES = new Map(
  Object.entries({
    text: (/** @type {any} */ one) => document.createTextNode(one.text),
    link: (/** @type {any} */ one) =>
      mentions.link(one.url, ...(one.text ? [document.createTextNode(one.text)] : [])),
    emoji: (/** @type {any} */ one) => (one.unicode ? fromUnicode(one) : emoji(one.name)),
    user: (/** @type {any} */ one) => mentions.person(one.user_id),
    usergroup: (/** @type {any} */ one) => el("span.mention", {}, `@${one.usergroup_id}`),
    channel: (/** @type {any} */ one) => mentions.channel(one.channel_id),
    broadcast: (/** @type {any} */ one) => mentions.broadcast(one.range),
    color: (/** @type {any} */ one) => colour(one.value),
    date: (/** @type {any} */ one) => dated(one),
  }),
);

/** @type {readonly [string, string][]} */
const STYLES = [
  ["code", "code"],
  ["strike", "s"],
  ["italic", "em"],
  ["bold", "strong"],
];

/** @param {any} block @returns {HTMLElement} */
export const richText = (block) =>
  el("div.text", {}, ...block.elements.map((/** @type {any} */ one) => part(one)));

/** @param {any} one @returns {HTMLElement} */
function part(one) {
  const border = one.border ? ".bordered" : "";
  switch (one.type) {
    case "rich_text_section":
      return el("div.rich-section", {}, ...pieces(one));
    case "rich_text_preformatted":
      return el(`pre${border}`, {}, ...pieces(one));
    case "rich_text_quote":
      return el(`blockquote${border}`, {}, ...pieces(one));
    case "rich_text_list":
      return list(one, border);
    default:
      return undrawable(one.type);
  }
}

/** @param {any} one @param {string} border */
function list(one, border) {
  const items = one.elements.map((/** @type {any} */ item) => el("li", {}, ...pieces(item)));
  const tag = one.style === "ordered" ? "ol" : "ul";
  const made = el(`${tag}.indent-${one.indent ?? 0}${border}`, {}, ...items);
  if (one.style === "ordered") made.start = (one.offset ?? 0) + 1;
  return made;
}

/** @param {any} section @returns {Node[]} */
const pieces = (section) => section.elements.map(piece);

/** @param {any} one @returns {Node} */
function piece(one) {
  const draw = PIECES.get(one.type);
  if (!draw) return undrawable(one.type);
  return STYLES.reduce(
    (node, [style, tag]) => (one.style?.[style] ? el(tag, {}, node) : node),
    draw(one),
  );
}

/** @param {any} one `unicode` as 1f44d-1f3fb */
function fromUnicode(one) {
  const points = one.unicode.split("-").map((/** @type {string} */ hex) => parseInt(hex, 16));
  const label = one.name.replaceAll("_", " ");
  return el("span.emoji", { role: "img", "aria-label": label }, String.fromCodePoint(...points));
}

/** @param {string} value */
function colour(value) {
  const patch = el("span.patch", { "aria-hidden": "true" });
  patch.style.backgroundColor = value;
  return el("span.colour", {}, patch, value);
}

/** @param {any} one */
function dated(one) {
  const shown = mentions.date(one.timestamp, one.format, one.fallback ?? "");
  return one.url ? mentions.link(one.url, shown) : shown;
}
