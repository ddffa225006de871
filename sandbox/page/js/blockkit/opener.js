/**
 * Where the focus was before a modal covered everything.
 *
 * @module
 */

import { nameOf, named } from "./focus.js";

/** @type {HTMLElement | null} */
let opener = null;
/** @type {import("./focus.js").Name} */
let name = {};

/** A modal is about to open. */
export function rememberWhere() {
  opener = /** @type {HTMLElement} */ (document.activeElement);
  name = nameOf(opener);
}

/** The last modal is closed. What had the focus may have been drawn anew meanwhile. */
export function goBack() {
  if (document.activeElement !== document.body && document.activeElement) return;
  (opener?.isConnected ? opener : named(document, name))?.focus();
}
