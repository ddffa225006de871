/**
 * Short notices at the edge of the screen: what happened, why, and what to do.
 *
 * @module
 */

import { el } from "./el.js";
import { said } from "./text.js";

/** @typedef {"note" | "wrong"} Kind */

const MOST = 3;
/** How long they stay, in milliseconds. @type {Record<Kind, number>} */
const STAY = { note: 8_000, wrong: 30_000 };

const corner = /** @type {HTMLElement} */ (document.getElementById("toasts"));
/** Two live regions that are there from the start: what is put into them is read out.
 * @type {Record<Kind, HTMLElement>} */
const regions = {
  wrong: el("div", { role: "alert" }),
  note: el("div", { role: "status" }),
};
corner.append(regions.wrong, regions.note);

/** Those that are shown, oldest first. @type {Set<HTMLElement>} */
const shown = new Set();

/**
 * Say something at the edge of the screen.
 *
 * @param {string} sentence
 * @param {Kind} [kind] a note is read out when there is a pause, what went wrong at once
 */
export function toast(sentence, kind = "note") {
  inFront();
  const [oldest] = shown;
  if (shown.size >= MOST) remove(oldest);
  const close = el("button.plain", { type: "button", onclick: () => remove(made) }, "×");
  close.setAttribute("aria-label", said().dismissNotice);
  /** @type {HTMLElement} */
  const made = el(`div.toast.${kind}`, {}, el("p", {}, sentence), close);
  shown.add(made);
  regions[kind].append(made);
  leaveLater(made, STAY[kind]);
}

/** @param {HTMLElement} one */
function remove(one) {
  shown.delete(one);
  one.remove();
}

/** It does not leave while somebody points at it or is in it.
 * @param {HTMLElement} one @param {number} wait */
function leaveLater(one, wait) {
  setTimeout(() => {
    if (one.matches(":hover, :focus-within")) leaveLater(one, 2_000);
    else remove(one);
  }, wait);
}

/** Behind an open modal nothing can be read or pressed, so the notices go where the person is. */
export function inFront() {
  const modals = document.querySelectorAll("dialog:modal");
  const host = modals[modals.length - 1] ?? document.body;
  if (corner.parentElement !== host) host.append(corner);
}
