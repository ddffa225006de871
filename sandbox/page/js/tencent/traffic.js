/**
 * The tab of traffic: every request of the bot and every callback to it, the newest first.
 *
 * @module
 */

import { el } from "../el.js";
import { keyed } from "../keyed.js";
import { state } from "../state.js";
import { said } from "../text.js";
import { company } from "./company.js";
import { drawEntry } from "./entry.js";
import { wentWrong } from "./outcome.js";

/** @typedef {import("./outcome.js").Entry} Entry */

const STEP = 50;
let most = STEP;
let kind = "all";
let sought = "";

/** @param {HTMLElement} panel */
export function drawTraffic(panel) {
  if (panel.dataset.lang !== state.lang) build(panel);
  const words = said().esign;
  const all = entries();
  const wanted = all.filter(fits);
  const items = wanted.slice(0, most).map((entry) => ({
    entry,
    lang: state.lang,
    zone: state.screen.me.tz,
  }));
  keyed(part(panel, "list"), items, ({ entry }) => `${entry.kind} ${entry.said.id}`, drawEntry);
  const nothing = company.logged ? words.noTraffic : said().blockkit.looking;
  part(panel, "none").textContent = all.length ? words.nothingFits : nothing;
  part(panel, "none").hidden = wanted.length > 0;
  part(panel, "more").hidden = wanted.length <= most;
}

/** @param {HTMLElement} panel @param {string} name @returns {HTMLElement} */
const part = (panel, name) => /** @type {any} */ (panel.querySelector(`[data-part="${name}"]`));

/** @param {HTMLElement} panel */
function build(panel) {
  const words = said().esign;
  panel.dataset.lang = state.lang;
  const redraw = () => drawTraffic(panel);
  /** @param {Event} event */
  const choose = (event) => {
    kind = /** @type {HTMLSelectElement} */ (event.currentTarget).value;
    redraw();
  };
  /** @param {Event} event */
  const search = (event) => {
    sought = /** @type {HTMLInputElement} */ (event.currentTarget).value.trim().toLowerCase();
    redraw();
  };
  const more = () => {
    most += STEP;
    redraw();
  };
  const kinds = Object.entries(words.kinds).map(([value, label]) =>
    el("option", { value, selected: value === kind }, label),
  );
  panel.replaceChildren(
    el(
      "div.filter",
      {},
      el("label", {}, words.showWhat, el("select", { name: "kind", onchange: choose }, ...kinds)),
      el(
        "label",
        {},
        words.search,
        el("input", { type: "search", name: "sought", value: sought, oninput: search }),
      ),
    ),
    el("p.quiet", { "data-part": "none" }),
    el("div.entries", { "data-part": "list" }),
    el("button", { type: "button", "data-part": "more", onclick: more }, words.showMore),
  );
}

/** Both logs as one. @returns {Entry[]} */
function entries() {
  /** @type {Entry[]} */
  const all = [
    ...company.requests.map((one) => ({ kind: /** @type {const} */ ("request"), said: one })),
    ...company.callbacks.map((one) => ({ kind: /** @type {const} */ ("callback"), said: one })),
  ];
  return all.sort((a, b) => b.said.at - a.said.at || b.said.id - a.said.id);
}

/** @param {Entry} entry */
function fits(entry) {
  if (kind === "problems" ? !wentWrong(entry) : kind !== "all" && kind !== entry.kind) return false;
  return !sought || JSON.stringify(entry.said).toLowerCase().includes(sought);
}
