/**
 * What a client says under an input before it lets anything go.
 *
 * @module
 */

import { said } from "../text.js";

/** Letters as people count them, not as JavaScript does. @param {string} text */
export const lettersOf = (text) => [...text].length;

/** Why this cannot stand in the element; "" when it can, or when it is empty.
 * @param {any} element @param {any} value as `state.values` has it @returns {string} */
export function wrongWith(element, value) {
  if (value === null || value === "" || typeof value !== "string") return "";
  const words = said().blockkit;
  if (element.type === "email_text_input") {
    return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value) ? "" : words.noEmail;
  }
  if (element.type === "url_text_input") return /^https?:\/\/\S+$/.test(value) ? "" : words.noUrl;
  if (element.type === "number_input") return wrongNumber(element, value);
  if (element.type === "datepicker") return /^[1-9]\d{3}-/.test(value) ? "" : words.noDate;
  const most = element.max_length ?? 3000;
  return lettersOf(value) > most ? words.tooLong(most) : "";
}

/** @param {any} element @param {string} value */
function wrongNumber(element, value) {
  const words = said().blockkit;
  const pattern = element.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(value)) return element.is_decimal_allowed ? words.noNumber : words.noInteger;
  const { min_value: least, max_value: most } = element;
  if (least !== undefined && Number(value) < Number(least)) return words.tooSmall(least);
  if (most !== undefined && Number(value) > Number(most)) return words.tooLarge(most);
  return "";
}

/** Why a form cannot be sent with this in it; "" when it can.
 * @param {any} block @param {any} value @returns {string} */
export function missingIn(block, value) {
  const words = said().blockkit;
  if (value === null || value === "" || value.length === 0) {
    return block.optional ? "" : words.required;
  }
  const least = block.element.min_length ?? 0;
  if (typeof value === "string" && lettersOf(value) < least) return words.tooShort(least);
  return wrongWith(block.element, value);
}
