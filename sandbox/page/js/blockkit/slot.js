/**
 * A slot is one element in its place, and what stands in it: the person's draft, else what the
 * view's state says, else what the app put there to begin with.
 *
 * A draft outlives a redraw, as it does in Slack, while block_id, action_id and type stay the same
 * and the block was never away.
 *
 * @module
 */

import { state } from "../state.js";

/** @typedef {import("../act.js").Where} Where */
/** @typedef {{where: Where, values: any, lives?: Record<string, number>,
 *   surface: "message" | "modal" | "home"}} At where blocks are drawn; `values` is
 *   view.state.values, `{}` for messages; `lives`: how often a block_id of the view was new */
/** @typedef {{block: any, element: any, at: At, id: string, label: string,
 *   described: string}} Slot `id` of the control; `label` names it where no <label> does;
 *   `described`: ids of what explains it */

/** @type {Map<string, any>} */
const drafts = new Map();

const FIELDS = new Map(
  Object.entries({
    rich_text_input: "rich_text_value",
    static_select: "selected_option",
    external_select: "selected_option",
    radio_buttons: "selected_option",
    multi_static_select: "selected_options",
    multi_external_select: "selected_options",
    checkboxes: "selected_options",
    users_select: "selected_user",
    multi_users_select: "selected_users",
    conversations_select: "selected_conversation",
    multi_conversations_select: "selected_conversations",
    channels_select: "selected_channel",
    multi_channels_select: "selected_channels",
    datepicker: "selected_date",
    timepicker: "selected_time",
    datetimepicker: "selected_date_time",
    file_input: "files",
  }),
);

let made = 0;

/** An id for the page, never used before. @param {string} what */
export const freshId = (what) => `${what}-${++made}`;

/** @param {At} at @returns {string} */
export const placeOf = (at) => JSON.stringify([state.who, at.where]);

/** In this modal. @param {any} view @returns {At} */
export const atModal = (view) => ({
  where: { view_id: view.id },
  values: view.state?.values,
  lives: view.lives,
  surface: "modal",
});

/** @param {At} at @param {any} block */
export const lifeOf = (at, block) => at.lives?.[block.block_id] ?? 0;

/** @param {At} at @param {any} block @param {any} element */
const nameOf = (at, block, element) => {
  const ids = [block.block_id, lifeOf(at, block), element.action_id, element.type];
  return `${placeOf(at)}${JSON.stringify(ids)}`;
};

/** @param {Slot} slot */
export const keyOf = (slot) => nameOf(slot.at, slot.block, slot.element);

/** What stands in the slot now, in the shape of `state.values`.
 * @param {Slot} slot @returns {any} */
export function valueOf(slot) {
  const { at, block, element } = slot;
  const draft = drafts.get(keyOf(slot));
  if (draft !== undefined) return draft;
  const entry = at.values?.[block.block_id]?.[element.action_id];
  if (entry?.type === element.type) return entry[fieldOf(element)];
  return initialOf(element);
}

/** @param {any} element */
const fieldOf = ({ type }) => FIELDS.get(type) ?? "value";

/** What the app put there to begin with. @param {any} element */
function initialOf(element) {
  const name = fieldOf(element).replace("rich_text_value", "value").replace("selected_", "");
  return element[`initial_${name}`] ?? null;
}

/** Whether somebody has made something else of what stood there. @param {Slot} slot */
export function isChanged(slot) {
  const bare = (/** @type {any} */ value) => JSON.stringify(value?.length === 0 ? null : value);
  return bare(valueOf(slot)) !== bare(initialOf(slot.element));
}

/** The person put this in. @param {Slot} slot @param {any} value */
export const remember = (slot, value) => drafts.set(keyOf(slot), value);

/** Forget drafts of what is no longer shown there. @param {At} at @param {any[]} blocks */
export function forgetOthers(at, blocks) {
  const place = placeOf(at);
  const there = new Set(
    blocks.flatMap((block) => elementsOf(block).map((element) => nameOf(at, block, element))),
  );
  for (const key of drafts.keys()) {
    if (key.startsWith(place) && !there.has(key)) drafts.delete(key);
  }
}

/** @param {any} block @returns {any[]} */
const elementsOf = (block) =>
  [block.element, block.accessory, ...(block.elements ?? [])].filter(Boolean);

/** A slot without an element of its own to explain it. @param {any} block @param {any} element
 * @param {At} at @returns {Slot} */
export function slotIn(block, element, at) {
  const label = element.placeholder?.text ?? block.text?.text ?? "";
  return { block, element, at, id: freshId("control"), label, described: "" };
}
