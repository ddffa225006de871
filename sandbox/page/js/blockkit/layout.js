/**
 * The blocks that lay things out: header, section, context, actions, divider, image, alert, card.
 *
 * @module
 */

import { el } from "../el.js";
import { said } from "../text.js";
import { drawElement } from "./elements.js";
import { texted } from "./mrkdwn.js";
import { picture } from "./picture.js";
import { freshId, slotIn } from "./slot.js";

/** @typedef {import("./slot.js").At} At */

/** @param {any} block @returns {HTMLElement} */
export const header = (block) =>
  el("h3", { id: freshId("heading") }, ...texted(block.text));

/** @returns {HTMLElement} */
export const divider = () => el("hr");

/** @param {any} block @param {At} at @returns {HTMLElement} */
export const section = (block, at) =>
  el(
    "div",
    {},
    el(
      "div.section-words",
      {},
      block.text && el("div.text", {}, ...texted(block.text)),
      block.fields && fields(block.fields),
    ),
    block.accessory &&
      el("div.accessory", {}, drawElement(slotIn(block, block.accessory, at))),
  );

/** @param {any[]} texts */
const fields = (texts) =>
  el("div.fields", {}, ...texts.map((one) => el("div.text", {}, ...texted(one))));

/** @param {any} block @param {At} at @returns {HTMLElement} */
export const context = (block, at) =>
  el(
    "div",
    {},
    ...block.elements.map((/** @type {any} */ one) =>
      one.type === "image"
        ? drawElement(slotIn(block, one, at))
        : el("span.text", {}, ...texted(one)),
    ),
  );

/** @param {any} block @param {At} at @returns {HTMLElement} */
export const actions = (block, at) =>
  el(
    "div",
    {},
    ...block.elements.map((/** @type {any} */ one) => drawElement(slotIn(block, one, at))),
  );

/** @param {any} block @returns {HTMLElement} */
export const image = (block) =>
  el(
    "figure",
    {},
    block.title && el("figcaption", {}, ...texted(block.title)),
    picture(block, "large"),
  );

/** @param {any} block @param {At} at @returns {HTMLElement} */
export const card = (block, at) =>
  el(
    "div",
    {},
    block.hero_image && picture(block.hero_image, "large"),
    el(
      "div.card-words",
      {},
      block.icon && picture(block.icon, "small"),
      block.title && el("h3", {}, ...texted(block.title)),
      block.subtitle && el("p.quiet", {}, ...texted(block.subtitle)),
      block.body && el("div.text", {}, ...texted(block.body)),
    ),
    block.actions &&
      el(
        "div.card-actions",
        {},
        ...block.actions.map((/** @type {any} */ one) => drawElement(slotIn(block, one, at))),
      ),
  );

const SIGNS = new Map(
  Object.entries({ info: "i", warning: "!", error: "×", success: "✓", default: "i" }),
);

/** @param {any} block @returns {HTMLElement} */
export function alert(block) {
  const level = block.level ?? "default";
  const name = said().blockkit.levels[/** @type {"info"} */ (level)];
  return el(
    `div.${level}`,
    { role: "note" },
    el("span.sign", { role: "img", "aria-label": name }, SIGNS.get(level)),
    el("div.text", {}, ...texted(block.text)),
  );
}
