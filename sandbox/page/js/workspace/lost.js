/**
 * A banner while the sandbox does not answer.
 *
 * @module
 */

import { changed } from "../state.js";
import { said } from "../text.js";
import { answered } from "../toast.js";
import { Unreachable } from "../wire.js";
import { meetAgain } from "./restarted.js";

const banner = /** @type {HTMLElement} */ (document.getElementById("lost"));
let there = true;

/** @param {boolean} isThere */
export function reachable(isThere) {
  if (isThere) void greetAgain();
  if (there === isThere) return;
  there = isThere;
  if (there) answered();
  changed();
}

async function greetAgain() {
  try {
    await meetAgain();
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error; // the stream notices too, and asks again
  }
}

export function drawLost() {
  const sentence = there ? "" : said().lost;
  banner.hidden = there;
  if (banner.textContent !== sentence) banner.textContent = sentence;
}
