/**
 * What could not be done: a sentence, and Tencent's code in small print.
 *
 * @module
 */

import { el } from "../el.js";
import { said } from "../text.js";

/** @param {import("./company.js").Problem | null | undefined} problem
 * @returns {HTMLElement | null} null where there is none */
export function problemNote(problem) {
  if (!problem) return null;
  const { code, message } = problem;
  const sentence = said().esign.codes[code] ?? (message || said().unreachable);
  return el("p.problem", {}, sentence, code && el("small", {}, code));
}
