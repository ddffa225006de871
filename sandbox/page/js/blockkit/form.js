/**
 * Sending a modal off, and closing it.
 *
 * @module
 */

import { refresh, state } from "../state.js";
import { said, whyNot } from "../text.js";
import * as wire from "../wire.js";
import { missingIn } from "./checks.js";
import { flush } from "./entering.js";
import { within } from "./focus.js";
import { complain } from "./problems.js";
import { atModal, slotIn, valueOf } from "./slot.js";
import { tell } from "./telling.js";

/** @typedef {import("./slot.js").At} At */

/** Press submit. @param {HTMLDialogElement} dialog @param {any} view */
export async function submitView(dialog, view) {
  const at = atModal(view);
  await busy(dialog, async () => {
    await flush();
    const wrong = incomplete(view, at);
    const errors = Object.keys(wrong).length ? wrong : (await tryTo(at, "submit", {}))?.errors;
    for (const [block, sentence] of Object.entries(errors ?? {})) complain(at, block, sentence);
  });
  focusFirstWrong(dialog);
}

/** Press close, or × for the whole stack. @param {HTMLDialogElement} dialog
 * @param {boolean} everything */
export const closeView = (dialog, everything) =>
  busy(dialog, async () => {
    await flush();
    await tryTo(atModal({ id: dialog.dataset.view }), "close", { everything });
  });

/** What the client itself would not send, by block_id. @param {any} view @param {At} at */
function incomplete(view, at) {
  /** @type {Record<string, string>} */
  const wrong = {};
  for (const block of view.blocks) {
    if (block.type !== "input") continue;
    const sentence = missingIn(block, valueOf(slotIn(block, block.element, at)));
    if (sentence) wrong[block.block_id] = sentence;
  }
  return wrong;
}

/** Do it; what goes wrong is said inside the modal. @param {At} at @param {string} verb
 * @param {object} asked @returns {Promise<any>} */
async function tryTo(at, verb, asked) {
  tell(at, "");
  try {
    const done = await wire.post(`/_control/people/${state.who}/${verb}`, asked);
    if (done.problem) tell(at, said().problem(done.problem, verb));
    return done;
  } catch (error) {
    tell(at, whyNot(error));
    return null;
  } finally {
    await refresh();
  }
}

/** Nothing is pressed twice meanwhile. @param {HTMLDialogElement} dialog
 * @param {() => Promise<void>} task */
async function busy(dialog, task) {
  if (dialog.ariaBusy === "true") return;
  const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (
    dialog.querySelectorAll("[data-do]")
  );
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  dialog.ariaBusy = "true";
  for (const button of buttons) button.disabled = true;
  try {
    await task();
  } finally {
    dialog.ariaBusy = null;
    for (const button of buttons) button.disabled = false;
    if (dialog.isConnected && document.activeElement === document.body) active?.focus();
  }
}

/** @param {HTMLDialogElement} dialog */
function focusFirstWrong(dialog) {
  const field = dialog.querySelector(".block-input.wrong [data-action]");
  if (field) within(field).focus();
}
