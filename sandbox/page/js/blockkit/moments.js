/**
 * Dates, times, and moments, which are meant in the person's own time zone.
 *
 * @module
 */

import { el } from "../el.js";
import { state } from "../state.js";
import { said } from "../text.js";
import { zoneOf } from "../workspace/clock.js";
import { wrongWith } from "./checks.js";
import { isInput, ofControl } from "./control.js";
import { fromWallClock, wallClock } from "./dates.js";
import { choose, enter } from "./entering.js";
import { complain } from "./problems.js";
import { freshId, valueOf } from "./slot.js";

/** @typedef {import("./slot.js").Slot} Slot */

/** Somebody may be half way through a date. */
const PAUSE = 700;

/** @type {Record<string, string>} */
const TYPES = { datepicker: "date", timepicker: "time", datetimepicker: "datetime-local" };

/** @param {Slot} slot @returns {HTMLElement} */
export function picker(slot) {
  const { element } = slot;
  const zoned = element.type === "datetimepicker";
  const zone = zoned && el("span.zone", { id: freshId("zone") }, inZone());
  const described = zone ? { "aria-describedby": `${slot.described} ${zone.id}`.trim() } : {};
  const read = () => (zoned && field.value ? fromWallClock(field.value) : field.value || null);
  const show = (/** @type {any} */ value) => {
    field.value = zoned && value ? wallClock(value) : (value ?? "");
  };
  let timer = 0;
  const changed = () => {
    if (isInput(slot)) return enter(slot, read(), read(), "soon");
    clearTimeout(timer);
    timer = window.setTimeout(() => void chosen(), PAUSE);
  };
  const chosen = async () => {
    const value = read();
    if (value && !wrongWith(element, value)) await choose(slot, value, value, show);
  };
  const field = el("input", {
    ...ofControl(slot),
    ...described,
    type: TYPES[element.type],
    oninput: changed,
    onblur: () => {
      if (isInput(slot)) complain(slot.at, slot.block.block_id, wrongWith(element, read()));
    },
  });
  show(valueOf(slot));
  return el("div.moment", {}, field, zone);
}

/** @returns {string} */
const inZone = () => said().blockkit.zone(zoneOf(state.screen.me));
