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
  sessionStorage.removeItem(doubtful(key));
  if (text) sessionStorage.setItem(key, text);
  else sessionStorage.removeItem(key);
}

/** Under which id a draft was sent of which nobody knows whether it arrived. @param {string} key */
const doubtful = (key) => `sent:${key}`;

/** The id to send a draft under: what is sent again under the same one stands there once.
 * @param {string} key */
export const idOf = (key) => sessionStorage.getItem(doubtful(key)) ?? crypto.randomUUID();

/** Nobody knows whether it arrived; until the draft is changed, it is the same message.
 * @param {string} key @param {string} id */
export const doubt = (key, id) => sessionStorage.setItem(doubtful(key), id);

/** Whether what is still a draft has arrived all the same. @param {string} key
 * @param {any[]} messages of the place */
export function hasArrived(key, messages) {
  const id = sessionStorage.getItem(doubtful(key));
  return id !== null && messages.some((one) => one.client_msg_id === id);
}

/** @param {string} key @returns {any[]} */
export const attachedTo = (key) => files.get(key) ?? [];

/** @param {string} key @param {any[]} attached */
export function keepAttached(key, attached) {
  sessionStorage.removeItem(doubtful(key));
  if (attached.length) files.set(key, attached);
  else files.delete(key);
}
