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

/** What was sent without hearing that it arrived. Sent again under its id, it stands there once.
 * @type {Map<string, {id: string, text: string}>} */
const unsure = new Map();

/** The id to send this draft under. @param {string} key @param {string} text */
export function idOf(key, text) {
  const before = unsure.get(key);
  return before?.text === text ? before.id : crypto.randomUUID();
}

/** @param {string} key @param {string} id @param {string} text @param {boolean} arrived */
export function keepSent(key, id, text, arrived) {
  if (arrived) unsure.delete(key);
  else unsure.set(key, { id, text });
}

/** Whether what is still a draft has arrived all the same. @param {string} key
 * @param {any[]} messages of the place */
export function hasArrived(key, messages) {
  const sent = unsure.get(key);
  if (!sent || draftOf(key) !== sent.text) return false;
  return messages.some((one) => one.client_msg_id === sent.id);
}

/** @param {string} key @returns {any[]} */
export const attachedTo = (key) => files.get(key) ?? [];

/** @param {string} key @param {any[]} attached */
export function keepAttached(key, attached) {
  if (attached.length) files.set(key, attached);
  else files.delete(key);
}
