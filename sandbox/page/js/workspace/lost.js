/**
 * A banner while the sandbox does not answer.
 *
 * @module
 */

import { changed } from "../state.js";
import { said } from "../text.js";

const banner = /** @type {HTMLElement} */ (document.getElementById("lost"));
let there = true;

/** @param {boolean} isThere */
export function reachable(isThere) {
  if (there === isThere) return;
  there = isThere;
  changed();
}

export function drawLost() {
  const sentence = there ? "" : said().lost;
  banner.hidden = there;
  if (banner.textContent !== sentence) banner.textContent = sentence;
}
