/**
 * What could not be done: a sentence, and Tencent's code in small print.
 *
 * @module
 */

import { el } from "../el.js";
import { said, whyNot } from "../text.js";
import { NotPossible } from "../wire.js";

/** @param {import("./company.js").Problem | null | undefined} problem
 * @returns {HTMLElement | null} null where there is none */
export function problemNote(problem) {
  if (!problem) return null;
  const { error } = problem;
  if (!(error instanceof NotPossible)) return el("p.problem", {}, whyNot(error));
  const sentence = said().esign.codes[error.code] ?? error.message;
  return el("p.problem", {}, sentence, error.code && el("small", {}, error.code));
}
