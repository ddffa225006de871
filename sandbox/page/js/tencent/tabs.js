/**
 * Three tabs: the arrow keys go from one to the next, Home and End to the outer ones.
 *
 * @module
 */

import { el } from "../el.js";
import { said } from "../text.js";
import { company, openTab } from "./company.js";

/** @typedef {import("./company.js").Tab} Tab */
/** @typedef {{names: Tab[], list: HTMLElement, tabs: HTMLButtonElement[],
 *   panels: HTMLElement[]}} Tabs */

/** @type {Tab[]} */
const NAMES = ["contracts", "traffic", "weather"];

/** @returns {Tabs} */
export function makeTabs() {
  const tabs = NAMES.map((name) =>
    el("button", {
      type: "button",
      role: "tab",
      id: `tencent-tab-${name}`,
      "data-tab": name,
      "aria-controls": `tencent-${name}`,
      onclick: () => openTab(name),
    }),
  );
  const panels = NAMES.map((name) =>
    el("section", {
      id: `tencent-${name}`,
      role: "tabpanel",
      "aria-labelledby": `tencent-tab-${name}`,
    }),
  );
  const list = el("div.tabs", { role: "tablist", onkeydown: step }, ...tabs);
  return { names: NAMES, list, tabs, panels };
}

/** @param {Tabs} made */
export function drawTabs({ list, tabs, panels }) {
  list.setAttribute("aria-label", said().esign.tabs);
  NAMES.forEach((name, place) => {
    const chosen = name === company.tab;
    tabs[place].textContent = said().esign.tab[name];
    tabs[place].setAttribute("aria-selected", String(chosen));
    tabs[place].tabIndex = chosen ? 0 : -1;
    panels[place].hidden = !chosen;
  });
}

/** @param {KeyboardEvent} event */
function step(event) {
  const here = NAMES.indexOf(company.tab);
  const places = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: NAMES.length - 1 };
  const next = places[/** @type {keyof typeof places} */ (event.key)];
  if (next === undefined) return;
  event.preventDefault();
  openTab(NAMES[(next + NAMES.length) % NAMES.length]);
  const list = /** @type {HTMLElement} */ (event.currentTarget);
  /** @type {HTMLElement} */ (list.querySelector('[aria-selected="true"]')).focus();
}
