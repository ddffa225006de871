/**
 * The markdown block: headings, lists, quotes, code, tables and what stands in a line.
 *
 * @module
 */

import { el } from "../el.js";
import { markdownLine as line } from "./markdown_line.js";

/** A kind of passage: the lines it takes from the top, and how they are drawn.
 * @typedef {[starts: RegExp, goesOn: RegExp, draw: (lines: string[]) => Node]} Passage */

const ITEM = /^\s*(?:[-*+]|\d+[.)])\s+/;
const BULLET = /^\s*[-*+]\s+/;
const NUMBER = /^\s*\d+[.)]\s+/;
const DEEPER = /^\s{2,}\S/;
const NOTHING = /(?!)/;

/** @type {Passage[]} */
const PASSAGES = [
  [/^#{1,6}\s/, NOTHING, ([text]) => heading(text)],
  [/^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/, NOTHING, () => el("hr")],
  [/^>/, /^>/, (lines) => el("blockquote", {}, ...passages(lines.map(unquoted)))],
  [BULLET, either(BULLET, DEEPER), (lines) => list(lines)],
  [NUMBER, either(NUMBER, DEEPER), (lines) => list(lines)],
  [/^\|.*\|\s*$/, /^\|/, (lines) => table(lines)],
];

/** @param {RegExp} one @param {RegExp} other */
function either(one, other) {
  return new RegExp(`${one.source}|${other.source}`);
}

/** @param {any} block @returns {HTMLElement} */
export const markdown = (block) => el("div.text", {}, ...passages(block.text.split("\n")));

/** @param {string[]} lines @returns {Node[]} */
function passages(lines) {
  const drawn = [];
  for (let rest = lines; rest.length; ) {
    const [node, taken] = passage(rest);
    if (node) drawn.push(node);
    rest = rest.slice(taken);
  }
  return drawn;
}

/** The first passage and how many lines it takes. @param {string[]} lines
 * @returns {[Node | null, number]} */
function passage(lines) {
  if (!lines[0].trim()) return [null, 1];
  if (/^```/.test(lines[0])) return fenced(lines);
  const kind = PASSAGES.find(([starts]) => starts.test(lines[0]));
  const goesOn = kind ? kind[1] : /\S/;
  const starts = (/** @type {string} */ text) => PASSAGES.some(([begin]) => begin.test(text));
  let taken = 1;
  while (taken < lines.length && goesOn.test(lines[taken])) {
    if (!kind && (starts(lines[taken]) || lines[taken].startsWith("```"))) break;
    taken += 1;
  }
  const own = lines.slice(0, taken);
  return [kind ? kind[2](own) : el("p", {}, ...line(own.join("\n"))), taken];
}

/** @param {string[]} lines @returns {[Node, number]} */
function fenced(lines) {
  const end = lines.findIndex((text, place) => place > 0 && /^```\s*$/.test(text));
  const last = end < 0 ? lines.length : end;
  return [el("pre", {}, lines.slice(1, last).join("\n")), last + 1];
}

/** @param {string} text */
function heading(text) {
  const marks = /^#+/.exec(text)?.[0].length ?? 1;
  return el(`h3.level-${marks}`, {}, ...line(text.replace(/^#+\s+/, "")));
}

/** @param {string} text */
const unquoted = (text) => text.replace(/^>\s?/, "");

/** @param {string} text */
const depthOf = (text) => /^\s*/.exec(text)?.[0].length ?? 0;

/** A list; deeper lines belong to the item above them. @param {string[]} lines */
function list(lines) {
  const depth = depthOf(lines[0]);
  /** @type {string[][]} */
  const items = [];
  for (const text of lines) {
    if (depthOf(text) <= depth && ITEM.test(text)) items.push([text.replace(ITEM, "")]);
    else items[items.length - 1].push(text);
  }
  const ordered = /^\s*\d/.test(lines[0]);
  const made = el(ordered ? "ol" : "ul", {}, ...items.map(item));
  if (ordered) made.start = parseInt(lines[0], 10);
  return made;
}

/** @param {string[]} lines */
const item = ([first, ...deeper]) =>
  el("li", {}, ...line(first), ...passages(deeper.length ? outdented(deeper) : []));

/** @param {string[]} lines */
function outdented(lines) {
  const depth = Math.min(...lines.map(depthOf));
  return lines.map((text) => text.slice(depth));
}

/** @param {string[]} lines */
function table(lines) {
  const rows = lines.map((text) => text.trim().replace(/^\||\|$/g, "").split("|"));
  const ruled = rows.length > 1 && rows[1].every((cell) => /^\s*:?-+:?\s*$/.test(cell));
  const row = (/** @type {string[]} */ cells, /** @type {string} */ tag) =>
    el("tr", {}, ...cells.map((cell) => el(tag, {}, ...line(cell.trim()))));
  if (!ruled) return el("p", {}, ...line(lines.join("\n")));
  const [head, , ...rest] = rows;
  return el(
    "table",
    {},
    el("thead", {}, row(head, "th")),
    el("tbody", {}, ...rest.map((cells) => row(cells, "td"))),
  );
}
