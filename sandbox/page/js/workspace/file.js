/**
 * A file on a message: what it is, what it is called, how large it is.
 *
 * @module
 */

import { el } from "../el.js";
import { state } from "../state.js";
import { said } from "../text.js";

/** @param {any} file as Slack describes it */
export function drawFile(file) {
  const kind = file.mimetype === "application/pdf" ? said().pdf : said().file(file.pretty_type);
  return el(
    "figure.file",
    { "data-file": file.id },
    el("span.sheet", { "aria-hidden": "true" }, file.filetype.slice(0, 4).toUpperCase()),
    el(
      "figcaption",
      {},
      el("b", {}, file.name),
      el("span.quiet", {}, `${kind} · ${sizeOf(file.size)}`),
    ),
  );
}

/** @type {[number, string][]} */
const UNITS = [
  [1e6, "megabyte"],
  [1e3, "kilobyte"],
  [1, "byte"],
];

/** @param {number} bytes */
export function sizeOf(bytes) {
  const [one, unit] = UNITS.find(([least]) => bytes >= least) ?? UNITS[2];
  const unitDisplay = unit === "byte" ? "long" : "short";
  const how = { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(state.lang, /** @type {any} */ (how)).format(bytes / one);
}
