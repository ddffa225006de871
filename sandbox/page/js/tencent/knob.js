/**
 * A knob: what it is called, what it does and what to watch, its fields and its button.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { problemNote } from "./problem.js";

/** @typedef {import("./company.js").Problem | null} Failed */
/** @typedef {{title: string, knobs: HTMLElement[], followers: (() => void)[]}} Room */

/**
 * @param {{name: string, title: string, says: string, go: string, fields?: HTMLElement[],
 *   order: (fields: Record<string, string>) => Promise<Failed>}} knob
 * @returns {HTMLFormElement}
 */
export function knob({ name, title, says, go, fields = [], order }) {
  const trouble = el("div", { role: "alert" });
  /** @param {SubmitEvent} event */
  const send = async (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const given = Object.fromEntries(new FormData(form));
    show(trouble, await order(/** @type {Record<string, string>} */ (given)));
  };
  return el(
    "form.knob",
    { "data-knob": name, "aria-labelledby": `knob-${name}`, onsubmit: send },
    el("h4", { id: `knob-${name}` }, title),
    el("p.quiet", {}, says),
    fields.length ? el("div.fields", {}, ...fields) : null,
    el("button", { type: "submit", "data-do": name }, go),
    trouble,
  );
}

/**
 * A knob with two positions.
 *
 * @param {string} name @param {string} label @param {string} says
 * @param {() => boolean} on where it stands
 * @param {(on: boolean) => Promise<Failed>} turn
 * @returns {{knob: HTMLElement, follow: () => void}}
 */
export function toggle(name, label, says, on, turn) {
  const trouble = el("div", { role: "alert" });
  const described = { "aria-describedby": `says-${name}` };
  const box = el("input", { type: "checkbox", "data-do": name, ...described });
  let turning = false;
  box.onchange = async () => {
    turning = true;
    show(trouble, await turn(box.checked));
    turning = false;
    follow();
  };
  const knob = el(
    "div.knob",
    { "data-knob": name },
    el("label.choice", {}, box, label),
    el("p.quiet", { id: `says-${name}` }, says),
    trouble,
  );
  const follow = () => {
    if (!turning) box.checked = on(); // else what is known may be older than the turn
  };
  return { knob, follow };
}

/** @param {string} name @param {string} label @param {number} value @param {number} [min]
 * @returns {HTMLElement} */
export const count = (name, label, value, min = 1) =>
  el(
    "label",
    {},
    label,
    el("input", { type: "number", name, min, max: 999, value: String(value), required: true }),
  );

/** @param {string} name @param {string} label @param {Record<string, string>} options
 * @returns {HTMLElement} */
export const choice = (name, label, options) =>
  el(
    "label",
    {},
    label,
    el(
      "select",
      { name },
      ...Object.entries(options).map(([value, text]) => el("option", { value }, text)),
    ),
  );

/** @param {HTMLElement} trouble @param {Failed} failed */
function show(trouble, failed) {
  fill(trouble, problemNote(failed));
}
