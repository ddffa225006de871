/**
 * The ring around what a step is about.
 *
 * It is an attribute of the element itself, so it is seen wherever the element is: in a dialog, in
 * a list that scrolls, in another room.
 *
 * @module
 */

import { dialogInFront } from "./front.js";
import { showInView } from "./hand.js";

const RING = "data-tour-spot";

/** @type {Element | null} */
let marked = null;

/** Ring this, and nothing else; scroll to it when it is new.
 * @param {Element | null} target @returns {Element | null} */
export function mark(target) {
  const front = dialogInFront();
  const reachable = target?.checkVisibility() && (!front || front.contains(target));
  const seen = reachable ? target : null;
  if (marked !== seen) {
    marked?.removeAttribute(RING);
    marked = seen;
    if (seen && !inView(seen)) showInView(seen);
  }
  seen?.setAttribute(RING, "");
  return seen;
}

/** @param {Element} it */
function inView(it) {
  const { top, bottom } = it.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}
