/**
 * What somebody has begun to write and not sent, by person and place.
 *
 * @module
 */

import { state } from "../state.js";

/** Where a message would go. @typedef {{channel: string, thread: string}} Target */

/** Files that go with a message that is not sent yet. @type {Map<string, any[]>} */
const files = new Map();

/** @param {Target} target */
export const draftKey = ({ channel, thread }) => `draft:${state.who}:${channel}:${thread}`;

/** @param {string} key */
export const draftOf = (key) => sessionStorage.getItem(key) ?? "";

/** @param {string} key @param {string} text */
export function keepDraft(key, text) {
  if (text) sessionStorage.setItem(key, text);
  else sessionStorage.removeItem(key);
}

/** @param {string} key @returns {any[]} */
export const attachedTo = (key) => files.get(key) ?? [];

/** @param {string} key @param {any[]} attached */
export function keepAttached(key, attached) {
  if (attached.length) files.set(key, attached);
  else files.delete(key);
}
