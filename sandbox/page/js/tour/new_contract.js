/**
 * The form for a new contract: opening it, and what goes into it whatever the contract is made of.
 *
 * @module
 */

import { state } from "../state.js";
import { said } from "../text.js";
import { button, select } from "./form.js";
import { modal, namesake } from "./seen.js";

/** @typedef {import("./hand.js").Hand} Hand */

export const FORM = "esign:v1:create";
/** Ours, and the other side's. */
export const OURS = "13800000009";
export const THEIRS = "13900000002";

/** Where one writes. */
export const composer = () => document.querySelector("#composer textarea");

/** The form, if it is in front. */
export const form = () => modal(FORM);

/** Type the command for a new contract. @param {Hand} hand */
export async function openForm(hand) {
  await hand.type(composer, `${state.about.commands[0].name} ${said().tour.verbNew}`);
  await hand.click(() => document.querySelector('#composer [data-do="send"]'));
  await hand.until(form);
}

/** What somebody typed before the tour is not part of it. @param {Hand} hand */
export async function openEmptyForm(hand) {
  await openForm(hand);
  const afresh = () => button("esign:v1:create:afresh");
  if (!afresh()) return;
  await hand.click(afresh);
  await hand.until(() => !afresh());
}

/** Its name; not one that another contract has. @param {string} name */
export const freshName = (name) => (namesake(name) ? `${name} (${namesake(name) + 1})` : name);

/** Anything will do. */
export const filled = (/** @type {string} */ typed) => typed.trim() !== "";

/** The channel that follows the contract. */
export function channel() {
  const id = state.screen.channels.find((one) => one.name === "legal")?.id ?? "";
  return select("esign:v1:create:channel", "#legal", id);
}
