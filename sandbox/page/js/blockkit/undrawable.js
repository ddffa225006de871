/**
 * What cannot be drawn is said in red, never left out.
 *
 * @module
 */

import { el } from "../el.js";
import { said } from "../text.js";

/** @param {string} type @param {string} [why] @returns {HTMLElement} */
export function undrawable(type, why = "") {
  const words = said().blockkit.undrawable(String(type));
  return el("div.undrawable", { role: "note" }, words, why && ` ${why}`);
}

/** What `draw` makes, or the red box when it fails.
 * @param {string} type @param {() => HTMLElement} draw @returns {HTMLElement} */
export function drawn(type, draw) {
  try {
    return draw();
  } catch (error) {
    return undrawable(type, String(error));
  }
}
