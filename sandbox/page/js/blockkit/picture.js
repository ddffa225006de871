/**
 * Pictures. The page loads nothing from elsewhere, so a picture is shown by its description.
 *
 * @module
 */

import { el } from "../el.js";
import { said } from "../text.js";

/** @param {any} image @param {"small" | "large"} size @returns {HTMLElement} */
export const picture = (image, size) =>
  el(
    `span.picture.${size}`,
    { role: "img", "aria-label": image.alt_text, title: said().blockkit.pictureElsewhere },
    el("span", { "aria-hidden": "true" }, image.alt_text),
  );
