/**
 * The table block: its first row names the columns.
 *
 * @module
 */

import { el } from "../el.js";
import { said } from "../text.js";
import { richText } from "./rich.js";
import { undrawable } from "./undrawable.js";

/** @param {any} block @returns {HTMLElement} */
export function table(block) {
  const columns = block.column_settings ?? [];
  const [head, ...rest] = block.rows;
  const row = (/** @type {any[]} */ cells, /** @type {string} */ tag) =>
    el("tr", {}, ...cells.map((one, place) => cell(one, tag, columns[place] ?? {})));
  return el(
    "div.scrolls",
    { tabIndex: 0, role: "region", "aria-label": said().blockkit.table },
    el(
      "table",
      {},
      el("thead", {}, row(head, "th")),
      el("tbody", {}, ...rest.map((/** @type {any[]} */ cells) => row(cells, "td"))),
    ),
  );
}

/** @param {any} one @param {string} tag @param {any} column */
function cell(one, tag, column) {
  const classes = `.${column.align ?? "left"}${column.is_wrapped ? ".wrapped" : ""}`;
  const scope = tag === "th" ? { scope: "col" } : {};
  return el(`${tag}${classes}`, scope, content(one));
}

/** @param {any} one @returns {import("../el.js").Child} */
function content(one) {
  if (one.type === "raw_text") return one.text;
  return one.type === "rich_text" ? richText(one) : undrawable(one.type);
}
