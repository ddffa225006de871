/**
 * What each person has read, kept until the browser's tab is closed.
 *
 * @module
 */

import { state } from "../state.js";
import { placeNow } from "./address.js";

/** @typedef {import("../state.js").Channel} Channel */
/** @typedef {import("../state.js").Person} Person */

const TALK = "dm";
const place = /** @type {HTMLElement} */ (document.getElementById("place"));

/** The ts of the newest message read, by place. @param {string} who
 * @returns {Record<string, string>} */
const readBy = (who) => JSON.parse(sessionStorage.getItem(`read:${who}`) ?? "{}");

/** A talk is kept under one name, because nobody else knows its id. @param {Channel} channel */
const keyOf = (channel) => (channel.kind === "im" ? TALK : channel.id);

/** What is looked at is read. */
export function markRead() {
  const channel = placeNow();
  const last = channel?.messages.at(-1);
  const looked = document.visibilityState === "visible" && place.checkVisibility();
  if (!channel || !last || !looked) return;
  const read = readBy(state.who);
  if ((read[keyOf(channel)] ?? "") >= last.ts) return;
  read[keyOf(channel)] = last.ts;
  sessionStorage.setItem(`read:${state.who}`, JSON.stringify(read));
}

/** How many messages of others the person has not seen; in channels, threads do not count.
 * @param {Channel} channel */
export function unreadIn(channel) {
  const read = readBy(state.who)[keyOf(channel)] ?? "";
  return channel.messages.filter(
    (one) =>
      one.ts > read &&
      one.user !== state.screen.me.id &&
      (channel.kind === "im" || inTimeline(one)),
  ).length;
}

/** Whether the bot said something to this person that they have not seen. @param {Person} person */
export const hasNews = (person) => person.latest > (readBy(person.handle)[TALK] ?? "");

/** Replies stand in their thread only, unless they were also sent to the channel.
 * @param {any} message */
export const inTimeline = (message) =>
  !message.thread_ts || message.thread_ts === message.ts || message.subtype === "thread_broadcast";
