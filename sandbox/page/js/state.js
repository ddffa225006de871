/**
 * What the page shows: who looks, where they look, and what the pretend services said last.
 *
 * There is one way round: something happens, the services change, the stream says so, `refresh`
 * fetches, and everybody who called `onChange` draws.
 *
 * @module
 */

import * as wire from "./wire.js";

/** @typedef {{id: string, handle: string, role: string, real_name: string, locale: string,
 *   tz: string, offset: number, team: string, email: string, is_bot: boolean,
 *   latest: string}} Person `latest`: ts of the newest message in their talk with the bot, or "" */
/** @typedef {{id: string, name: string, kind: "public" | "private" | "im", bot: boolean,
 *   shared: boolean, archived: boolean, members: string[], messages: any[]}} Channel one the
 *   person is in; messages oldest first */
/** @typedef {{me: Person, people: Person[], channels: Channel[], dm: Channel | null,
 *   ephemerals: any[], modals: any[], home: any}} Screen `modals`: the stack, the one in front
 *   last; a guest has no `dm` */
/** @typedef {{channel: string} | {home: true}} Place */
/** `start` is another one whenever the sandbox was started.
 * @typedef {{start: string, lang: "en" | "zh", app: string, bot: string, team: string, readOnly: boolean, tencent: boolean,
 *   commands: {name: string, description: string, usage_hint: string}[],
 *   shortcuts: {callback_id: string, name: string, kind: "global" | "message"}[]}} About */

export const state = {
  /** @type {About} */ about: /** @type {any} */ (null),
  /** @type {"en" | "zh"} */ lang: "en",
  /** The handle of who is looking. */ who: "",
  /** @type {Place} */ place: { home: true },
  /** The ts of the thread that is open beside, or "". */ thread: "",
  /** @type {Screen} */ screen: /** @type {any} */ (null),
};

/** @type {Set<() => void>} */
const drawers = new Set();

/** Call `draw` after every change. @param {() => void} draw */
export function onChange(draw) {
  drawers.add(draw);
}

/** Draw everything again from what is known. */
export function changed() {
  if (state.screen.me.handle !== state.who) return; // their screen is on its way
  for (const draw of drawers) draw();
}

/** @type {Promise<void> | null} */
let asking = null;
let askAgain = false;

/** Fetch what the person sees now. While one fetch is under way, one more is remembered; whoever
 * waits for either has, in the end, what came after they asked. */
export function refresh() {
  askAgain = true;
  asking ??= fetchScreen();
  return asking;
}

async function fetchScreen() {
  try {
    while (askAgain) {
      askAgain = false;
      const who = state.who;
      const screen = await wire.get(`/_control/people/${who}/screen`);
      if (who !== state.who) askAgain = true;
      else show(screen);
    }
  } catch (error) {
    // Without a service the page keeps what it knows; the stream notices too, and says so.
    if (!state.screen || !(error instanceof wire.Unreachable)) throw error;
    state.who = state.screen.me.handle;
    changed();
  } finally {
    asking = null;
  }
}

/** What is known is drawn at once: whoever looks at one and then at the other sees the same.
 * @param {Screen} screen */
function show(screen) {
  state.screen = screen;
  changed();
}

/** Somebody else sits down in front of the screen. @param {string} who a handle */
export async function become(who) {
  state.who = who;
  state.thread = "";
  await refresh();
}

/** Look somewhere else. @param {Place} place */
export function go(place) {
  state.place = place;
  state.thread = "";
  changed();
}

/** The name of a person by id, or the id. @param {string} id */
export const nameOf = (id) => personOf(id)?.real_name ?? id;

/** @param {string} id @returns {Person | undefined} */
export const personOf = (id) => state.screen.people.find((one) => one.id === id);

/** A channel, or the talk with the bot, by id. @param {string} id @returns {Channel | undefined} */
export const channelOf = (id) =>
  [...state.screen.channels, state.screen.dm].find((one) => one?.id === id) ?? undefined;
