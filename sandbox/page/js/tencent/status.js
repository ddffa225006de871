/**
 * Where something stands: in words, with Tencent's number in small print.
 *
 * @module
 */

import { el } from "../el.js";
import { said } from "../text.js";

/** @param {string | undefined} words undefined for a number we do not know
 * @param {number} number @returns {HTMLElement} */
export const status = (words, number) =>
  el(
    "p.status",
    {},
    words ?? said().esign.unknownStatus,
    el("small", {}, said().esign.statusNumber(number)),
  );
