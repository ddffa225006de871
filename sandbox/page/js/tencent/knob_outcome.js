/**
 * What came of a knob that was turned: what is so now, or why it could not be done.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { isOver } from "./company.js";
import { problemNote } from "./problem.js";

/** @typedef {import("./company.js").Problem | null} Failed */

/** Takes back what was said last: one knob at a time has something to say. */
let takeBack = () => {};

export function outcome() {
  const done = el("p.done", { role: "status" });
  const trouble = el("div", { role: "alert" });
  /** @type {Failed} */
  let failed = null;
  const clear = () => {
    failed = null;
    done.textContent = "";
    fill(trouble);
  };
  /** @param {Failed} problem @param {string} [sentence] what is so, where there is none */
  const show = (problem, sentence = "") => {
    takeBack();
    takeBack = clear;
    failed = problem;
    done.textContent = problem ? "" : sentence;
    fill(trouble, problemNote(problem));
  };
  const follow = () => void (failed && isOver(failed) && clear());
  return { done, trouble, show, follow };
}
