/**
 * People, channels, links and dates in a text.
 *
 * @module
 */

import { el } from "../el.js";
import { channelOf, nameOf, state } from "../state.js";
import { moment } from "./dates.js";

/** @param {string} id @returns {HTMLElement} */
export const person = (id) =>
  el(id === state.screen.me.id ? "span.mention.me" : "span.mention", {}, `@${nameOf(id)}`);

/** @param {string} id @param {string} [label] @returns {HTMLElement} */
export const channel = (id, label) =>
  el("span.mention", {}, `#${(channelOf(id)?.name ?? label) || id}`);

/** @param {string} name here, channel or everyone @returns {HTMLElement} */
export const broadcast = (name) => el("span.mention.me", {}, `@${name}`);

/**
 * A link, where the address is one of the web; else the text alone.
 *
 * @param {string} address
 * @param {...Node} label
 * @returns {Node}
 */
export function link(address, ...label) {
  const shown = label.length ? label : [document.createTextNode(address)];
  if (!/^https?:\/\//i.test(address)) return el("span", {}, ...shown);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...shown);
}

/**
 * @param {number} seconds
 * @param {string} format
 * @param {string} fallback shown when the format holds something unknown
 * @returns {HTMLElement}
 */
export const date = (seconds, format, fallback) =>
  el(
    "time",
    { dateTime: new Date(seconds * 1000).toISOString(), title: fallback },
    moment(seconds, format) ?? fallback,
  );
