/**
 * Short notices at the edge of the screen: what happened, why, and what to do.
 *
 * Each is read out once, from a live region that nobody sees. What is seen stands beside it, so
 * that it may move to where the person is without being read again.
 *
 * @module
 */

import { el } from "./el.js";
import { said } from "./text.js";

/** @typedef {"note" | "wrong"} Kind */

const MOST = 3;
/** How long they stay, in milliseconds. */
const STAY = { note: 20_000, wrong: 30_000, outlived: 8_000 };

const corner = /** @type {HTMLElement} */ (document.getElementById("toasts"));
/** Two live regions that are there from the start: what is put into them is read out.
 * @type {Record<Kind, HTMLElement>} */
const regions = {
  wrong: el("div.unseen", { role: "alert" }),
  note: el("div.unseen", { role: "status" }),
};
const pile = el("section", { hidden: true });
corner.append(regions.wrong, regions.note, pile);

/** Those that are shown, oldest first, and whether each is about silence.
 * @type {Map<HTMLElement, boolean>} */
const shown = new Map();
/** What had the focus before it came to the notices. @type {HTMLElement | null} */
let before = null;
pile.addEventListener("focusin", (/** @type {FocusEvent} */ { relatedTarget }) => {
  if (!pile.contains(relatedTarget)) before = /** @type {HTMLElement | null} */ (relatedTarget);
});

/**
 * Say something at the edge of the screen.
 *
 * @param {string} sentence
 * @param {Kind} [kind] a note is read out when there is a pause, what went wrong at once
 * @param {boolean} [silence] nobody answered, see `answered`
 */
export function toast(sentence, kind = "note", silence = false) {
  inFront();
  for (const one of shown.keys()) if (one.firstChild?.textContent === sentence) remove(one);
  const [oldest] = shown.keys();
  if (shown.size >= MOST) remove(oldest);
  const close = el("button.plain", { type: "button", onclick: () => remove(made) }, "×");
  close.setAttribute("aria-label", said().dismissNotice);
  /** @type {HTMLElement} */
  const made = el(`div.toast.${kind}`, {}, el("p", {}, sentence), close);
  shown.set(made, silence);
  pile.append(made);
  pile.hidden = false;
  pile.setAttribute("aria-label", said().notices);
  regions[kind].textContent = sentence;
  leaveLater(made, STAY[kind]);
}

/** Whoever was silent answers again: what was said of that is soon old. */
export function answered() {
  for (const [one, silence] of shown) if (silence) leaveLater(one, STAY.outlived);
}

/** @param {HTMLElement} one */
function remove(one) {
  const held = one.contains(document.activeElement);
  shown.delete(one);
  one.remove();
  pile.hidden = shown.size === 0;
  if (pile.hidden) hush();
  if (held) whereItWas()?.focus();
}

/** @returns {HTMLElement | null} */
function whereItWas() {
  if (before?.isConnected && before.checkVisibility()) return before;
  const modal = corner.closest("dialog");
  return modal ? modal.querySelector("button") : document.getElementById("place");
}

/** It does not leave while somebody points at it or is in it.
 * @param {HTMLElement} one @param {number} wait */
function leaveLater(one, wait) {
  setTimeout(() => {
    if (one.matches(":hover, :focus-within")) leaveLater(one, 2_000);
    else if (one.isConnected) remove(one);
  }, wait);
}

/** Behind an open modal nothing can be read or pressed, so the notices go where the person is. */
export function inFront() {
  const modals = document.querySelectorAll("dialog:modal");
  const host = modals[modals.length - 1] ?? document.body;
  if (corner.parentElement === host) return;
  hush();
  host.append(corner);
}

/** What was read out is not read out again. */
function hush() {
  for (const region of Object.values(regions)) region.textContent = "";
}
