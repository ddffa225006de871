/**
 * Opening and closing the thread that stands beside.
 *
 * @module
 */

import { state } from "../state.js";
import { enter } from "./rooms.js";

/** @param {string} root the ts of the message that the thread is about */
export function openThread(root) {
  state.thread = root;
  enter("thread");
  /** @type {HTMLElement | null} */ (document.querySelector("#thread textarea"))?.focus();
}

/** The focus goes back to the message it came from. */
export function closeThread() {
  const root = state.thread;
  state.thread = "";
  enter("place");
  const opener = `#place article[data-ts="${root}"] [data-do="thread"]`;
  /** @type {HTMLElement | null} */ (document.querySelector(opener))?.focus();
}
