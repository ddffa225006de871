/**
 * A knob: what it is called, what it does and what to watch, its fields and its button; and beside
 * the button what is so now that it was turned.
 *
 * @module
 */

import { el } from "../el.js";
import { said } from "../text.js";
import { drawBusy } from "./busy.js";
import { field, isRight } from "./field.js";
import { outcome } from "./knob_outcome.js";

/** @typedef {import("./company.js").Problem | null} Failed */
/** `follow` brings it up to date with the company.
 * @typedef {{node: HTMLElement, follow: () => void}} Knob */
/** @typedef {{title: string, knobs: Knob[]}} Room */
/** @typedef {Record<string, string>} Given by the names of the fields */

/**
 * @param {{name: string, title: string, says: string, go: string, fields?: HTMLElement[],
 *   order: (given: Given) => Promise<Failed>, done: (given: Given) => string,
 *   follow?: () => void}} knob `done`: what is so after it was turned
 * @returns {Knob}
 */
export function knob({ name, title, says, go, fields = [], order, done, follow = () => {} }) {
  const came = outcome();
  const button = el("button", { type: "submit", "data-do": name }, go);
  /** @param {SubmitEvent} event */
  const send = async (event) => {
    event.preventDefault();
    if (button.ariaBusy === "true" || !isRight(form)) return;
    const given = /** @type {Given} */ (Object.fromEntries(new FormData(form)));
    drawBusy(button, true);
    came.show(await order(given), done(given));
    drawBusy(button, false);
  };
  /** @type {HTMLFormElement} */
  const form = el(
    "form.knob",
    {
      "data-knob": name,
      "aria-labelledby": `knob-${name}`,
      noValidate: true,
      onsubmit: send,
    },
    el("h4", { id: `knob-${name}` }, title),
    el("p.quiet", {}, says),
    fields.length ? el("div.fields", {}, ...fields) : null,
    el("div.acts", {}, button, came.done),
    came.trouble,
  );
  return { node: form, follow: () => [follow, came.follow].forEach((one) => one()) };
}

/**
 * A knob with two positions, which say themselves what is so.
 *
 * @param {string} name @param {string} label @param {string} says
 * @param {() => boolean} on where it stands
 * @param {(on: boolean) => Promise<Failed>} turn
 * @returns {Knob}
 */
export function toggle(name, label, says, on, turn) {
  const came = outcome();
  const described = { "aria-describedby": `says-${name}` };
  const box = el("input", { type: "checkbox", "data-do": name, ...described });
  let turning = false;
  box.onchange = async () => {
    if (turning) return; // where it stands when this is done is what counts
    turning = true;
    for (let asked, failed; !failed && asked !== box.checked; ) {
      asked = box.checked;
      failed = await turn(asked);
      came.show(failed);
    }
    turning = false;
    follow();
  };
  const follow = () => {
    if (!turning) box.checked = on(); // else what is known may be older than the turn
    came.follow();
  };
  const node = el(
    "div.knob",
    { "data-knob": name },
    el("label.choice", {}, box, label),
    el("p.quiet", { id: `says-${name}` }, says),
    came.trouble,
  );
  return { node, follow };
}

/** @param {string} name @param {string} label @param {number} value @param {number} [min]
 * @returns {HTMLElement} */
export function count(name, label, value, min = 1) {
  const max = 999;
  const more = { name, min, max, value: String(value), required: true };
  return field(label, el("input", { type: "number", ...more }), said().esign.whole(min, max));
}

/** @param {string} name @param {string} label @param {Record<string, string>} options
 * @returns {HTMLElement} */
export function choice(name, label, options) {
  const made = Object.entries(options).map(([value, text]) => el("option", { value }, text));
  return field(label, el("select", { name }, ...made));
}

/** The control in a field shows where things stand, unless somebody is about to change that.
 * @param {HTMLElement} around @param {() => string | undefined} now */
export function following(around, now) {
  const control = /** @type {import("./field.js").Control} */ (
    around.querySelector("input, select")
  );
  let shown = control.value;
  return () => {
    const next = now() ?? shown;
    if (control.value === shown) control.value = next;
    shown = next;
  };
}
