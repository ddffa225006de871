/**
 * Fields of the pane's forms: what cannot be sent so is said at the field, in our own words.
 *
 * @module
 */

import { el } from "../el.js";

/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

/** At least one letter. */
export const NOT_BLANK = ".*\\S.*";

let made = 0;

/**
 * A control with its label.
 *
 * @param {string} label
 * @param {Control} control
 * @param {string} [sentence] what to say when it cannot be sent so
 * @returns {HTMLElement}
 */
export function field(label, control, sentence = "") {
  const wrong = el("p.wrong", { id: `tencent-wrong-${++made}` });
  control.dataset.wrong = sentence;
  control.setAttribute("aria-describedby", wrong.id);
  control.addEventListener("input", () => control.validity.valid && judge(control));
  return el("div.field", {}, el("label", {}, label, control), wrong);
}

/** Whether a form can be sent. What cannot be is said, and the first of it has the focus.
 * @param {HTMLFormElement} form */
export function isRight(form) {
  const controls = /** @type {Control[]} */ ([...form.querySelectorAll("[data-wrong]")]);
  for (const control of controls) judge(control);
  const wrong = controls.find((control) => !control.validity.valid);
  wrong?.focus();
  return !wrong;
}

/** @param {Control} control */
function judge(control) {
  const { valid } = control.validity;
  const told = /** @type {HTMLElement} */ (control.closest(".field")?.querySelector(".wrong"));
  told.textContent = valid ? "" : (control.dataset.wrong ?? "");
  if (valid) control.removeAttribute("aria-invalid");
  else control.setAttribute("aria-invalid", "true");
}
