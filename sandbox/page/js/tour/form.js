/**
 * Forms to be filled in: what shall stand in each field, whether it does, and how to put it there.
 *
 * @module
 */

import { state } from "../state.js";

/** @typedef {import("./hand.js").Hand} Hand */
/** @typedef {import("./hand.js").Find} Find */
/** One thing to do in a form. `value`: what to put in, as a person reads it.
 * @typedef {{label: string, value: string, right: () => boolean, target: Find,
 *   act: (hand: Hand) => Promise<unknown>}} Part */

/** The view in front. @returns {any} */
const view = () => state.screen.modals.at(-1);

/** @param {string} id of a block @returns {any} */
const blockOf = (id) => view()?.blocks.find((/** @type {any} */ one) => one.block_id === id);

/** The one element that stands in a block, as `state.values` has it. @param {string} id */
function entry(id) {
  const [held] = Object.values(view()?.state.values[id] ?? {});
  return /** @type {any} */ (held);
}

/** What is typed there. @param {string} id @returns {string} */
export const typedIn = (id) => entry(id)?.value ?? "";

/** What is chosen there. @param {string} id @returns {string} */
export const chosenIn = (id) =>
  entry(id)?.selected_option?.value ??
  entry(id)?.selected_user ??
  entry(id)?.selected_conversation ??
  "";

/** @param {string} id */
const box = (id) => `#modals dialog:last-of-type [data-block="${CSS.escape(id)}"]`;

/** The control in a block. @param {string} id */
export const control = (id) => document.querySelector(`${box(id)} [data-action]`);

/** The complaint in a block. @param {string} id */
export const errorAt = (id) => {
  const error = document.querySelector(`${box(id)} .field-error`);
  return error?.textContent ? error : null;
};

/** The submit button of the form. */
export const submit = () =>
  document.querySelector('#modals dialog:last-of-type [data-do="submit"]');

/** A button of a form by its action. @param {string} action */
export const button = (action) =>
  document.querySelector(`#modals dialog:last-of-type [data-action="${CSS.escape(action)}"]`);

/** What the ids of the signers' inputs begin with; a template has inputs of its own. */
export function rows() {
  const first = view()?.blocks.find((/** @type {any} */ one) => one.block_id?.endsWith(":0:name"));
  return first ? first.block_id.slice(0, -"0:name".length) : "";
}

/** What a block is called. @param {string} id @returns {string} */
export const labelOf = (id) => blockOf(id)?.label?.text ?? "";

/** What an option is called. @param {string} id of the block @param {string} value */
export const optionIn = (id, value) =>
  blockOf(id)?.element.options.find((/** @type {any} */ one) => one.value === value)?.text.text ??
  "";

/**
 * A text field.
 *
 * @param {string} id of its block
 * @param {string} value
 * @param {string} [prefix] before its label
 * @param {(typed: string) => boolean} [fits] what else would do
 * @returns {Part}
 */
export const text = (id, value, prefix = "", fits = (typed) => typed === value) => ({
  label: prefix + labelOf(id),
  value,
  right: () => fits(typedIn(id)),
  target: () => control(id),
  act: (hand) => hand.type(() => control(id), value),
});

/**
 * A select menu; `value` is what the option is called, `picks` its value.
 *
 * @param {string} id @param {string} value @param {string} picks @param {string} [prefix]
 * @returns {Part}
 */
export const select = (id, value, picks, prefix = "") => ({
  label: prefix + labelOf(id),
  value,
  right: () => chosenIn(id) === picks,
  target: () => control(id),
  act: (hand) =>
    hand.choose(() => control(id), value, (option) => option.dataset.value === picks),
});

/** What is still to be done. @param {Part[]} parts */
export const next = (parts) => parts.find((part) => !part.right());

/** Do all of it that is not done. @param {() => Part[]} parts asked again after each, for a form
 * may change with what is put into it @param {Hand} hand */
export async function fillIn(parts, hand) {
  for (let part = next(parts()); part; part = next(parts())) {
    const doing = part;
    await doing.act(hand);
    await hand.until(doing.right);
  }
}
