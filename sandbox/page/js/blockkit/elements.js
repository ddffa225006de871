/**
 * The elements: what a person can press, choose from or type into.
 *
 * @module
 */

import { button } from "./button.js";
import { fileInput } from "./files.js";
import { picker } from "./moments.js";
import { overflow } from "./overflow.js";
import { checkboxes, radios } from "./picked.js";
import { picture } from "./picture.js";
import { select } from "./select.js";
import { typed } from "./typed.js";
import { drawn, undrawable } from "./undrawable.js";

/** @typedef {import("./slot.js").Slot} Slot */

/** @type {Map<string, (slot: Slot) => HTMLElement>} */
const DRAWERS = new Map(
  Object.entries({
    button,
    channels_select: select,
    checkboxes,
    conversations_select: select,
    datepicker: picker,
    datetimepicker: picker,
    email_text_input: typed,
    external_select: select,
    file_input: fileInput,
    image: (/** @type {Slot} */ { element }) => picture(element, "small"),
    multi_channels_select: select,
    multi_conversations_select: select,
    multi_external_select: select,
    multi_static_select: select,
    multi_users_select: select,
    number_input: typed,
    overflow,
    plain_text_input: typed,
    radio_buttons: radios,
    rich_text_input: typed,
    static_select: select,
    timepicker: picker,
    url_text_input: typed,
    users_select: select,
  }),
);

/** @param {Slot} slot @returns {HTMLElement} */
export function drawElement(slot) {
  const { type } = slot.element;
  const draw = DRAWERS.get(type);
  return draw ? drawn(type, () => draw(slot)) : undrawable(type);
}
