/**
 * Buttons: the ordinary one, the link, the icon, and the pair that asks for an opinion.
 *
 * @module
 */

import { el } from "../el.js";
import { once } from "./busy.js";
import { press } from "./entering.js";
import { texted } from "./mrkdwn.js";
import { slotIn } from "./slot.js";
import { undrawable } from "./undrawable.js";

/** @typedef {import("./slot.js").At} At */
/** @typedef {import("./slot.js").Slot} Slot */

/** @param {Slot} slot @returns {HTMLElement} */
export function button(slot) {
  const { element } = slot;
  if (element.url && !element.confirm) return linkButton(slot);
  return pressed(slot, element, element.style ? `button.${element.style}` : "button");
}

/** The browser opens the address by itself; the bot hears of it all the same.
 * @param {Slot} slot @returns {HTMLElement} */
function linkButton(slot) {
  const { element } = slot;
  return el(
    `a.button.${element.style ?? "ordinary"}`,
    {
      href: element.url,
      target: "_blank",
      rel: "noopener noreferrer",
      onclick: () => void press(slot, element.value ?? null),
      ...named(slot, element),
    },
    ...texted(element.text),
  );
}

/** @param {Slot} slot @param {any} face what has text, value and accessibility_label
 * @param {string} what @returns {HTMLElement} */
function pressed(slot, face, what) {
  const node = el(what, { type: "button", ...named(slot, face) }, ...texted(face.text));
  node.onclick = () =>
    once(node, async () => {
      const done = await press(slot, face.value ?? null);
      if (done?.opened) window.open(done.opened, "_blank", "noopener,noreferrer");
    });
  return node;
}

/** @param {Slot} slot @param {any} face */
const named = ({ element }, face) => ({
  "data-action": element.action_id,
  "data-value": face.value ?? null,
  "aria-label": face.accessibility_label ?? null,
});

/** @param {any} block @param {At} at @returns {HTMLElement} */
export const contextActions = (block, at) =>
  el(
    "div",
    {},
    ...block.elements.flatMap((/** @type {any} */ one) => contextAction(slotIn(block, one, at))),
  );

/** @param {Slot} slot @returns {HTMLElement[]} */
function contextAction(slot) {
  const { element } = slot;
  if (element.type === "icon_button") {
    return [pressed(slot, element, "button")];
  }
  if (element.type !== "feedback_buttons") return [undrawable(element.type)];
  return [element.positive_button, element.negative_button].map((face) =>
    pressed(slot, face, "button"),
  );
}
