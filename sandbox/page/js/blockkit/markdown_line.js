/**
 * What stands in a line of markdown: bold, italic, strike, code, links.
 *
 * @module
 */

import { el } from "../el.js";
import { withEmoji } from "./emoji.js";
import { link } from "./mentions.js";

/** @type {[RegExp, (found: RegExpExecArray) => Node][]} */
const RULES = [
  [/\\([\\`*_~[\]()#|>-])/y, (found) => document.createTextNode(found[1])],
  [/(`+)([^`]+)\1/y, (found) => el("code", {}, found[2])],
  [/\[([^\]\n]+)\]\(([^()\s]+)\)/y, (found) => link(found[2], ...markdownLine(found[1]))],
  [/<(https?:\/\/[^>\s]+)>/y, (found) => link(found[1])],
  [/https?:\/\/[^\s<>()]*[^\s<>().,;:!?'"*_~]/y, (found) => link(found[0])],
  [/\*\*(?=\S)([^]*?\S)\*\*/y, (found) => el("strong", {}, ...markdownLine(found[1]))],
  [/(?<!\w)__(?=\S)([^]*?\S)__(?!\w)/y, (found) => el("strong", {}, ...markdownLine(found[1]))],
  [/~~(?=\S)([^]*?\S)~~/y, (found) => el("s", {}, ...markdownLine(found[1]))],
  [/\*(?=[^\s*])([^*]*?[^\s*])\*/y, (found) => el("em", {}, ...markdownLine(found[1]))],
  [/(?<!\w)_(?=[^\s_])([^_]*?[^\s_])_(?!\w)/y, (found) => el("em", {}, ...markdownLine(found[1]))],
];

/** @param {string} text @returns {Node[]} */
export function markdownLine(text) {
  /** @type {Node[]} */
  const nodes = [];
  let plain = "";
  for (let at = 0; at < text.length; ) {
    const hit = matchAt(text, at);
    if (!hit) {
      plain += text[at];
      at += 1;
      continue;
    }
    nodes.push(...withEmoji(plain), hit.node);
    plain = "";
    at += hit.length;
  }
  return [...nodes, ...withEmoji(plain)];
}

/** @param {string} text @param {number} at */
function matchAt(text, at) {
  for (const [pattern, draw] of RULES) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { node: draw(found), length: found[0].length };
  }
  return null;
}
