/**
 * The emoji that our bot writes by name. Any other name stays the text it is.
 *
 * @module
 */

import { el } from "../el.js";

const KNOWN = new Map(
  Object.entries({
    arrow_right: "➡️",
    bell: "🔔",
    bulb: "💡",
    calendar: "📅",
    eyes: "👀",
    hourglass: "⌛",
    hourglass_flowing_sand: "⏳",
    information_source: "ℹ️",
    lock: "🔒",
    memo: "📝",
    no_entry_sign: "🚫",
    page_facing_up: "📄",
    pencil: "📝",
    tada: "🎉",
    "+1": "👍",
    warning: "⚠️",
    wave: "👋",
    white_check_mark: "✅",
    x: "❌",
  }),
);

/** The picture for a name, or the name between colons. @param {string} name @returns {Node} */
export function emoji(name) {
  const picture = KNOWN.get(name);
  if (!picture) return document.createTextNode(`:${name}:`);
  const label = name.replaceAll("_", " ");
  return el("span.emoji", { role: "img", "aria-label": label, title: `:${name}:` }, picture);
}

/** Text with names of emoji in it. @param {string} text @returns {Node[]} */
export function withEmoji(text) {
  return text
    .split(/:([a-z0-9_+-]+):/)
    .map((part, place) => (place % 2 ? emoji(part) : document.createTextNode(part)));
}
