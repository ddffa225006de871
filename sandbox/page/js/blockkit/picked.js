/**
 * Radio buttons and checkboxes.
 *
 * @module
 */

import { el } from "../el.js";
import { ofGroup } from "./control.js";
import { choose } from "./entering.js";
import { texted } from "./mrkdwn.js";
import { freshId, valueOf } from "./slot.js";

/** @typedef {import("./slot.js").Slot} Slot */

/** @param {Slot} slot @returns {HTMLElement} */
export function radios(slot) {
  const group = el("div.picked", ofGroup(slot, "radiogroup"));
  const name = freshId("radio");
  const show = (/** @type {any} */ chosen) => tick(group, chosen ? [chosen] : []);
  const pick = (/** @type {any} */ option) => choose(slot, option, option.value, show);
  group.append(...slot.element.options.map(line("radio", name, pick)));
  show(valueOf(slot));
  return group;
}

/** @param {Slot} slot @returns {HTMLElement} */
export function checkboxes(slot) {
  const group = el("div.picked", ofGroup(slot, "group"));
  const show = (/** @type {any} */ chosen) => tick(group, chosen ?? []);
  const pick = () => {
    const ticked = new Set(
      [...group.querySelectorAll("input:checked")].map((/** @type {any} */ box) => box.value),
    );
    const chosen = slot.element.options.filter((/** @type {any} */ one) => ticked.has(one.value));
    const values = chosen.map((/** @type {any} */ one) => one.value);
    return choose(slot, chosen, values, show);
  };
  group.append(...slot.element.options.map(line("checkbox", freshId("checkbox"), pick)));
  show(valueOf(slot));
  return group;
}

/** One option with its control. @param {string} type @param {string} name
 * @param {(option: any) => void} pick @returns {(option: any) => HTMLElement} */
const line = (type, name, pick) => (option) => {
  const described = option.description && freshId("description");
  return el(
    "label.choice",
    {},
    el("input", {
      type,
      name,
      value: option.value,
      "data-value": option.value,
      "aria-describedby": described,
      onchange: () => void pick(option),
    }),
    el("span.text", {}, ...texted(option.text)),
    option.description &&
      el("span.description.text", { id: described }, ...texted(option.description)),
  );
};

/** @param {HTMLElement} group @param {any[]} chosen */
function tick(group, chosen) {
  const values = new Set(chosen.map((option) => option.value));
  for (const box of group.querySelectorAll("input")) box.checked = values.has(box.value);
}
