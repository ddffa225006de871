/**
 * Where the focus was before a modal covered everything.
 *
 * @module
 */

import { nameOf, named, onMessage } from "./focus.js";

/** @type {HTMLElement | null} */
let opener = null;
/** @type {import("./focus.js").Name} */
let name = {};
/** The part of the page that it is in. @type {Element} */
let room = document.body;

/** A modal is about to open. */
export function rememberWhere() {
  opener = /** @type {HTMLElement} */ (document.activeElement);
  name = nameOf(opener);
  room = opener.closest("main, aside, nav") ?? document.body;
}

/** The last modal is closed. What had the focus may have been drawn anew meanwhile, or be gone:
 * then to its message, or to where people write. */
export function goBack() {
  if (isSomewhere()) return;
  (opener?.isConnected ? opener : named(room, name))?.focus();
  if (isSomewhere()) return;
  const ts = CSS.escape(name.ts ?? "");
  const message = /** @type {HTMLElement | null} */ (room.querySelector(`[data-ts="${ts}"]`));
  if (message) return onMessage(message);
  /** @type {HTMLElement | null} */ (document.querySelector("#composer textarea"))?.focus();
  if (!isSomewhere()) document.getElementById("place")?.focus();
}

const isSomewhere = () =>
  document.activeElement !== null && document.activeElement !== document.body;
