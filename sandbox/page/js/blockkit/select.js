/**
 * Select menus, for one or for several.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { said } from "../text.js";
import { choiceOf, find, sourceOf } from "./choices.js";
import { combobox } from "./combobox.js";
import { isInput, ofControl } from "./control.js";
import { choose } from "./entering.js";
import { valueOf } from "./slot.js";

/** @typedef {import("./slot.js").Slot} Slot */
/** @typedef {import("./choices.js").Choice} Choice */

/** The bot is asked when typing pauses. */
const PAUSE = 250;

/** @param {Slot} slot @returns {HTMLElement} */
export function select(slot) {
  const { element } = slot;
  const several = element.type.startsWith("multi_");
  const external = sourceOf(element) === "external";
  const most = element.max_selected_items ?? Infinity;
  const field = el("input", { ...ofControl(slot), type: "text", autocomplete: "off" });
  field.placeholder =
    element.placeholder?.text ?? (external ? said().blockkit.search : said().blockkit.choose);
  const isChosen = (/** @type {Choice} */ one) =>
    chosenIn(slot).some(({ value }) => value === one.value);
  const put = (/** @type {Choice[]} */ choices) => {
    void choose(slot, keptFor(several, choices), sentFor(several, external, choices), show);
    show();
  };
  const without = (/** @type {Choice} */ gone) =>
    chosenIn(slot).filter(({ value }) => value !== gone.value);
  const resting = () => (several ? "" : (chosenIn(slot)[0]?.label ?? ""));
  const popup = combobox(field, {
    find: (query) => find(slot, query),
    pause: external ? PAUSE : 0,
    several,
    isChosen,
    isOpen: (one) => !several || isChosen(one) || chosenIn(slot).length < most,
    pick: (one) => {
      queries.set(one.value, one.query ?? one.label);
      if (!several) put([one]);
      else put(isChosen(one) ? without(one) : [...chosenIn(slot), one]);
    },
    takeBack: () => put(chosenIn(slot).slice(0, -1)),
    resting,
  });
  const chips = several && el("ul.chips", { "aria-label": said().blockkit.chosen });
  const remove = (/** @type {Choice} */ one) => {
    put(without(one));
    field.focus();
  };
  const clear = !several && isInput(slot) && slot.block.optional && clearing(() => put([]));
  const show = () => {
    const chosen = chosenIn(slot);
    if (chips) fill(chips, ...chosen.map((one) => chip(one, () => remove(one))));
    if (chips) chips.hidden = !chosen.length;
    if (clear) clear.hidden = !chosen.length;
    field.value = resting();
  };
  show();
  return el("div.select", {}, chips, el("div.select-field", {}, field, clear), popup);
}

/** What was typed to find each option of the bot's. @type {Map<string, string>} */
const queries = new Map();

/** @param {Slot} slot @returns {Choice[]} */
const chosenIn = (slot) =>
  [valueOf(slot) ?? []].flat().map((kept) => choiceOf(slot.element, kept));

/** @param {boolean} several @param {Choice[]} choices */
function keptFor(several, choices) {
  const kept = choices.map((one) => one.kept);
  return several ? kept : (kept[0] ?? null);
}

/** @param {boolean} several @param {boolean} external @param {Choice[]} choices */
function sentFor(several, external, choices) {
  const sent = choices.map(({ value, label }) =>
    external ? { query: queries.get(value) ?? label, pick: value } : value,
  );
  return several ? sent : (sent[0] ?? null);
}

/** @param {Choice} choice @param {() => void} remove @returns {HTMLElement} */
const chip = (choice, remove) =>
  el(
    "li",
    { "data-value": choice.value },
    choice.label,
    el(
      "button.plain",
      { type: "button", "aria-label": said().blockkit.remove(choice.label), onclick: remove },
      el("span", { "aria-hidden": "true" }, "×"),
    ),
  );

/** @param {() => void} clear @returns {HTMLElement} */
const clearing = (clear) =>
  el(
    "button.plain.clear",
    { type: "button", "aria-label": said().blockkit.clear, onclick: clear },
    el("span", { "aria-hidden": "true" }, "×"),
  );
