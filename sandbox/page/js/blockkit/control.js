/**
 * What all controls have in common: their ids, names and what explains them.
 *
 * @module
 */

import { said } from "../text.js";

/** @typedef {import("./slot.js").Slot} Slot */

/** Attributes of one control. @param {Slot} slot @returns {Record<string, any>} */
export const ofControl = (slot) => ({
  ...ofElement(slot),
  id: slot.id,
  "aria-label": isInput(slot) ? null : slot.label || said().blockkit.choose,
  "aria-required": isInput(slot) && !slot.block.optional ? "true" : null,
});

/** Attributes of what holds several controls. @param {Slot} slot
 * @param {"group" | "radiogroup"} role @returns {Record<string, any>} */
export const ofGroup = (slot, role) => ({
  ...ofElement(slot),
  role,
  "aria-labelledby": isInput(slot) ? slot.id : null,
  "aria-label": isInput(slot) ? null : slot.label || said().blockkit.choose,
});

/** @param {Slot} slot @returns {Record<string, any>} */
const ofElement = ({ element, described }) => ({
  "data-action": element.action_id,
  "data-focus": element.focus_on_load ?? null,
  "aria-describedby": described || null,
});

/** @param {Slot} slot */
export const isInput = (slot) => slot.block.type === "input";
