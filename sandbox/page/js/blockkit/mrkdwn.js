/**
 * Slack's mrkdwn, as text nodes and elements.
 *
 * Source: docs.slack.dev/messaging/formatting-message-text. Apps escape &, < and >; what stands
 * between < and > is a link, a mention or a date, and everything else is what people typed.
 *
 * @module
 */

import { el } from "../el.js";
import { state } from "../state.js";
import { emoji, withEmoji } from "./emoji.js";
import { broadcast, channel, date, link, person } from "./mentions.js";

/** @typedef {{verbatim: boolean}} How */
/** One thing that may stand in a line, and how it is drawn from its match.
 * @typedef {[pattern: RegExp, draw: (found: RegExpExecArray, how: How) => Node]} Rule */

const ENTITIES = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
]);

/** @param {string} text */
const unescaped = (text) => text.replace(/&(?:amp|lt|gt);/g, (name) => ENTITIES.get(name) ?? name);

/** A mark works only where no letter or digit touches it from outside. */
const WORD = "\\p{L}\\p{N}";

/** @param {string} mark @param {string} tag @returns {Rule} */
const styled = (mark, tag) => [
  new RegExp(
    `(?<![${WORD}${mark}])${mark}(?=\\S)([^\\n]*?[^\\s${mark}])${mark}(?![${WORD}${mark}])`,
    "uy",
  ),
  (found, how) => el(tag, {}, ...inline(found[1], how)),
];

/** @type {Rule[]} */
const RULES = [
  [/<([^<>\n]+)>/y, (found) => special(found[1])],
  [/`([^`\n]+)`/y, (found) => el("code", {}, unescaped(found[1]))],
  styled("\\*", "strong"),
  styled("_", "em"),
  styled("~", "s"),
  [/:([a-z0-9_+-]+):/y, (found) => emoji(found[1])],
];
/** What Slack finds by itself in a text that is not verbatim. @type {Rule[]} */
const FOUND = [
  [
    /(?<![\p{L}\p{N}])https?:\/\/(?:&amp;|[^\s<>&|])*[^\s<>&|.,;:!?)'"]/uy,
    (found) => link(unescaped(found[0])),
  ],
  [/(?<!\S)@(here|channel|everyone)\b/y, (found) => broadcast(found[1])],
  [/(?<!\S)#([\p{L}\p{N}_-]+)/uy, (found) => named(found[1])],
];

/**
 * @param {string} text
 * @param {{verbatim?: boolean}} [how] verbatim: no bare addresses, @here or #channel are looked for
 * @returns {Node[]}
 */
export function mrkdwn(text, { verbatim = false } = {}) {
  return text
    .split(/```\n?([^]*?)\n?```/)
    .flatMap((part, place) =>
      place % 2 ? [el("pre", {}, unescaped(part))] : quoted(part, { verbatim }),
    );
}

/** A plain_text: names of emoji at most. @param {string} text @param {boolean} [emojis]
 * @returns {Node[]} */
export const plain = (text, emojis = true) =>
  emojis ? withEmoji(text) : [document.createTextNode(text)];

/** A text object of either kind. @param {any} text @returns {Node[]} */
export const texted = (text) =>
  text.type === "mrkdwn" ? mrkdwn(text.text, text) : plain(text.text, text.emoji);

/** Lines behind > stand in a quote. @param {string} text @param {How} how @returns {Node[]} */
function quoted(text, how) {
  return text.split(/((?:^(?:>|&gt;)[^\n]*(?:\n|$))+)/m).flatMap((part, place) => {
    if (place % 2 === 0) return inline(part, how);
    const words = part.replace(/^(?:>|&gt;) ?/gm, "").replace(/\n$/, "");
    return [el("blockquote", {}, ...inline(words, how))];
  });
}

/** @param {string} text @param {How} how @returns {Node[]} */
function inline(text, how) {
  const rules = how.verbatim ? RULES : [...RULES, ...FOUND];
  /** @type {Node[]} */
  const nodes = [];
  let plainFrom = 0;
  const keep = (/** @type {number} */ end) => {
    if (end > plainFrom) nodes.push(document.createTextNode(unescaped(text.slice(plainFrom, end))));
  };
  for (let at = 0; at < text.length; ) {
    const hit = matchAt(text, at, rules);
    if (!hit) {
      at += 1;
      continue;
    }
    keep(at);
    nodes.push(hit.rule[1](hit.found, how));
    at += hit.found[0].length;
    plainFrom = at;
  }
  keep(text.length);
  return nodes;
}

/** @param {string} text @param {number} at @param {Rule[]} rules */
function matchAt(text, at, rules) {
  for (const rule of rules) {
    rule[0].lastIndex = at;
    const found = rule[0].exec(text);
    if (found) return { rule, found };
  }
  return null;
}

/** What stands between < and >. @param {string} inside @returns {Node} */
function special(inside) {
  const [what, label = ""] = inside.split(/\|([^]*)/);
  const words = label ? [document.createTextNode(unescaped(label))] : [];
  if (what.startsWith("@")) return person(what.slice(1));
  if (what.startsWith("#")) return channel(what.slice(1), unescaped(label));
  if (what.startsWith("!date^")) return dated(what, unescaped(label));
  if (what.startsWith("!")) return broadcast(unescaped(label) || what.slice(1));
  return link(unescaped(what), ...words);
}

/** @param {string} what `!date^unix^format^link` @param {string} fallback */
function dated(what, fallback) {
  const [, seconds, format = "", address = ""] = what.split("^");
  const shown = date(Number(seconds), unescaped(format), fallback);
  return address ? link(unescaped(address), shown) : shown;
}

/** @param {string} name @returns {Node} */
function named(name) {
  const found = state.screen.channels.find((one) => one.name === name);
  return found ? channel(found.id) : document.createTextNode(`#${name}`);
}
