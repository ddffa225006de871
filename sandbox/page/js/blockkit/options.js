/**
 * The options in the list of a combobox, in their groups.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { freshId } from "./slot.js";

/** @typedef {import("./choices.js").Choice} Choice */
/** @typedef {import("./combobox.js").Purpose} Purpose */

/**
 * Draw what was found.
 *
 * @param {HTMLElement} list
 * @param {Choice[]} choices
 * @param {Purpose} purpose
 * @param {(choice: Choice) => void} pick
 * @returns {HTMLElement[]} the options, in order
 */
export function optionList(list, choices, purpose, pick) {
  /** @type {HTMLElement[]} */
  const options = [];
  /** @type {HTMLElement[]} */
  const rows = [];
  for (const choice of choices) {
    const node = option(choice, purpose, pick);
    options.push(node);
    if (!choice.group) rows.push(node);
    else groupIn(rows, choice.group).append(node);
  }
  fill(list, ...rows);
  list.hidden = !options.length;
  return options;
}

/** @param {Choice} choice @param {Purpose} purpose @param {(choice: Choice) => void} pick */
const option = (choice, purpose, pick) =>
  el(
    "div.option",
    {
      id: freshId("option"),
      role: "option",
      "data-value": choice.value,
      "aria-selected": String(purpose.isChosen(choice)),
      "aria-disabled": purpose.mayPick(choice) ? null : "true",
      onclick: () => pick(choice),
    },
    el("span", {}, choice.label),
    choice.description && el("span.description", {}, choice.description),
  );

/** The group with this name, which is the last one or new.
 * @param {HTMLElement[]} rows @param {string} name */
function groupIn(rows, name) {
  const last = rows[rows.length - 1];
  if (last?.ariaLabel === name) return last;
  const heading = el("div.group-name", { "aria-hidden": "true" }, name);
  const made = el("div", { role: "group", "aria-label": name }, heading);
  rows.push(made);
  return made;
}
