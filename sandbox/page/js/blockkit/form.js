/**
 * Sending a modal off, and closing it.
 *
 * @module
 */

import { refresh, state } from "../state.js";
import { said, whyNot } from "../text.js";
import * as wire from "../wire.js";
import { missingIn } from "./checks.js";
import { confirmed } from "./confirm.js";
import { flush } from "./entering.js";
import { within } from "./focus.js";
import { complain } from "./problems.js";
import { atModal, isChanged, slotIn, valueOf } from "./slot.js";
import { tell } from "./telling.js";

/** @typedef {import("./slot.js").At} At */

/** Says that something is under way once it takes its time.
 * @typedef {<T>(sentence: string, task: Promise<T>) => Promise<T>} Waits */

/** Press submit. @param {HTMLDialogElement} dialog @param {any} view @param {Waits} waits */
export async function submitView(dialog, view, waits) {
  const at = atModal(view);
  await busy(dialog, said().sending, waits, async () => {
    if (!(await flush())) return;
    const wrong = incomplete(view, at);
    const errors = Object.keys(wrong).length ? wrong : (await tryTo(at, "submit", {}))?.errors;
    for (const [block, sentence] of Object.entries(errors ?? {})) complain(at, block, sentence);
  });
  focusFirstWrong(dialog);
}

/** Press close, or × for the whole stack. @param {HTMLDialogElement} dialog
 * @param {boolean} everything @param {Waits} waits */
export async function closeView(dialog, everything, waits) {
  if (dialog.ariaBusy === "true") return;
  const views = state.screen.modals.slice(everything ? 0 : -1);
  if (views.some(isLost) && !(await confirmed(said().blockkit.throwAway))) return;
  await busy(dialog, said().blockkit.closing, waits, async () => {
    await flush();
    await tryTo(atModal({ id: dialog.dataset.view }), "close", { everything });
  });
}

/** Whether what was put in is gone for good: an app that hears of the end may have kept it.
 * @param {any} view */
function isLost(view) {
  if (view.notify_on_close) return false;
  const at = atModal(view);
  const inputs = view.blocks.filter((/** @type {any} */ block) => block.type === "input");
  return inputs.some((/** @type {any} */ block) => isChanged(slotIn(block, block.element, at)));
}

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
  const before = versionOf(at);
  try {
    const done = await wire.post(`/_control/people/${state.who}/${verb}`, asked);
    if (done.problem) tell(at, said().problem(done.problem, verb));
    await refresh();
    return done;
  } catch (error) {
    await refresh();
    // What stands there now shows what came of it, although no answer came.
    if (versionOf(at) === before) tell(at, whyNot(error));
    return null;
  }
}

/** @param {At} at */
function versionOf({ where }) {
  const id = "view_id" in where ? where.view_id : "";
  return state.screen.modals.find((view) => view.id === id)?.hash;
}

/** Nothing is pressed twice meanwhile; `disabled` buttons would throw the focus away. @param {HTMLDialogElement} dialog @param {string} sentence
 * @param {Waits} waits @param {() => Promise<void>} task */
async function busy(dialog, sentence, waits, task) {
  if (dialog.ariaBusy === "true") return;
  const buttons = dialog.querySelectorAll("[data-do]");
  dialog.ariaBusy = "true";
  for (const button of buttons) button.ariaDisabled = "true";
  try {
    await waits(sentence, task());
  } finally {
    dialog.ariaBusy = null;
    for (const button of buttons) button.ariaDisabled = null;
  }
}

/** @param {HTMLDialogElement} dialog */
function focusFirstWrong(dialog) {
  const field = dialog.querySelector(".block-input.wrong [data-action]");
  if (field) within(field).focus();
}
