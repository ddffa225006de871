/**
 * Pictures. The page loads nothing from elsewhere, so a picture from there is its description.
 *
 * @module
 */

import { el } from "../el.js";
import { said } from "../text.js";

/** @param {any} image @param {"small" | "large"} size @returns {HTMLElement} */
export function picture(image, size) {
  const address = new URL(image.image_url ?? image.slack_file?.url ?? "about:blank");
  if (address.origin === location.origin) {
    return el(`img.${size}`, { src: address.href, alt: image.alt_text });
  }
  const why = said().blockkit.pictureElsewhere;
  return el(`span.picture.${size}`, { role: "img", "aria-label": image.alt_text, title: why },
    el("span", { "aria-hidden": "true" }, image.alt_text));
}
