/**
 * The input block: a label, an element, a hint and what is wrong with it.
 *
 * @module
 */

import { el } from "../el.js";
import { said } from "../text.js";
import { drawElement } from "./elements.js";
import { texted } from "./mrkdwn.js";
import { showsProblems } from "./problems.js";
import { freshId } from "./slot.js";

/** @typedef {import("./slot.js").At} At */

/** Elements of several controls, which a <label> cannot name. */
const GROUPS = new Set(["radio_buttons", "checkboxes"]);

/** @param {any} block @param {At} at @returns {HTMLElement} */
export function inputBlock(block, at) {
  const [id, hintId, problemId] = [freshId("input"), freshId("hint"), freshId("problem")];
  const hint = block.hint && el("p.hint", { id: hintId }, ...texted(block.hint));
  const problem = el("p.field-error", { id: problemId, hidden: true });
  const described = block.hint ? `${hintId} ${problemId}` : problemId;
  const slot = { block, element: block.element, at, id, label: block.label.text, described };
  const node = el("div", {}, label(block, id), drawElement(slot), hint, problem);
  showsProblems(at, block.block_id, (sentence) => {
    problem.textContent = sentence;
    problem.hidden = !sentence;
    markWrong(node, Boolean(sentence));
  });
  return node;
}

/** @param {any} block @param {string} id of the control; of the label itself, for a group */
function label(block, id) {
  const group = GROUPS.has(block.element.type);
  return el(
    group ? "span.label" : "label.label",
    group ? { id } : { htmlFor: id },
    ...texted(block.label),
    block.optional && el("span.optional", {}, said().blockkit.optional),
  );
}

/** @param {HTMLElement} node @param {boolean} wrong */
function markWrong(node, wrong) {
  node.classList.toggle("wrong", wrong);
  const controls = "[data-action]:not([role=group]), [role=group] input";
  for (const control of node.querySelectorAll(controls)) {
    if (wrong) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}
