/**
 * The elements: what a person can press, choose from or type into.
 *
 * @module
 */

import { button } from "./button.js";
import { picture } from "./picture.js";
import { drawn, undrawable } from "./undrawable.js";

/** @typedef {import("./slot.js").Slot} Slot */

/** @type {Map<string, (slot: Slot) => HTMLElement>} */
const DRAWERS = new Map(
  Object.entries({
    button,
    image: (/** @type {Slot} */ { element }) => picture(element, "small"),
  }),
);

/** @param {Slot} slot @returns {HTMLElement} */
export function drawElement(slot) {
  const { type } = slot.element;
  const draw = DRAWERS.get(type);
  return draw ? drawn(type, () => draw(slot)) : undrawable(type);
}
