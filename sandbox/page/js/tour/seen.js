/**
 * What the world shows: contracts at Tencent, their cards in Slack, and the form in front.
 *
 * @module
 */

import { state } from "../state.js";
import { company } from "../tencent/company.js";

/** @typedef {import("../tencent/company.js").Flow} Flow */

/** Numbers of Tencent's. */
export const PREPARING = [0, 7];
export const SIGNED = 3;
export const FINISHED = 4;
export const CANCELLED = 6;

/** Contracts from before the tour are none of its business. @type {Set<string>} */
let before = new Set();

/** Whether the page misses the sandbox. */
export const isLost = () => document.getElementById("lost")?.hidden === false;

/** Whether it is known how the contracts stand. */
export const isKnown = () => company.state !== null;

/** From now on only what is new counts. */
export const startAfresh = () => (before = new Set(company.flows.map((flow) => flow.flow_id)));

/** What was there before, to be remembered by the browser's tab. */
export const seenBefore = () => [...before];

/** @param {string[]} ids */
export const rememberBefore = (ids) => (before = new Set(ids));

/** Newest first. */
const fresh = () => company.flows.filter((flow) => !before.has(flow.flow_id) && flow.user_data);

/** The contract that was made from a PDF: the first, if there are several. */
export const fromFile = () => fresh().findLast((flow) => !flow.template_id);

/** The contract that was made from a template: the first, if there are several. */
export const fromTemplate = () => fresh().findLast((flow) => flow.template_id);

/** How often this name is taken. @param {string} name */
export const namesake = (name) => company.flows.filter((flow) => flow.name.startsWith(name)).length;

/** Our number of a contract, as it travelled to Tencent. @param {Flow | undefined} flow */
export const numberOf = (flow) => (flow ? atob(flow.user_data) : "");

/** The card of a contract in the channel. @param {Flow | undefined} flow @returns {any} */
export function cardOf(flow) {
  const number = numberOf(flow);
  if (!number) return undefined;
  return inLegal().find((one) => isRoot(one) && wordsIn(one.blocks).includes(number));
}

/** What has been said in the thread of the card. @param {Flow | undefined} flow */
export function linesAbout(flow) {
  const card = cardOf(flow);
  return inLegal().filter((one) => card && !isRoot(one) && one.thread_ts === card.ts);
}

/** Whether the card says that so many have signed. @param {Flow | undefined} flow
 * @param {number} signed @param {number} all */
export const cardCounts = (flow, signed, all) =>
  new RegExp(`(?<!\\d)${signed}( of |/)${all}(?!\\d)`).test(wordsIn(cardOf(flow)?.blocks));

/** The article of a message. @param {any} message @returns {Element | null} */
export const articleOf = (message) =>
  document.querySelector(`#place article[data-ts="${message?.ts}"]`);

/** A button of ours. @param {string} action @param {string} value */
export const buttonFor = (action, value) =>
  document.querySelector(`#place [data-action="esign:v1:${action}"][data-value="${value}"]`);

/** The modal in front, if it is this one. @param {string} callback @returns {any} */
export function modal(callback) {
  const front = state.screen.modals.at(-1);
  return front?.callback_id === callback ? front : undefined;
}

/** Something in the pane of Tencent about one signer. @param {Flow | undefined} flow
 * @param {number} signer @param {string} [act] */
export function atTencent(flow, signer, act = "") {
  const id = flow?.signers[signer]?.recipient_id;
  const row = `[data-flow="${flow?.flow_id}"] [data-signer="${id}"]`;
  return inPane(act ? `${row} [data-do="${act}"]` : row);
}

/** Something in the pane of Tencent. @param {string} what a selector */
export const inPane = (what) => document.querySelector(`#tencent ${what}`);

/** How many of the next callbacks will be sent twice. */
export const duplicatesOrdered = () => company.state?.callback_faults.duplicate ?? 0;

/** All words in blocks. @param {any} blocks */
export const wordsIn = (blocks) => JSON.stringify(blocks ?? "");

const inLegal = () => state.screen.channels.find((one) => one.name === "legal")?.messages ?? [];

/** @param {any} message */
const isRoot = (message) => !message.thread_ts || message.thread_ts === message.ts;
