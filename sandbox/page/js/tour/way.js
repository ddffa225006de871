/**
 * The way to where a step happens: who sits in front of the screen, where they look, and which
 * room is open.
 *
 * @module
 */

import { state } from "../state.js";
import { company } from "../tencent/company.js";
import { dialogInFront } from "./front.js";
import { fromFile } from "./seen.js";

/** @typedef {import("./steps.js").Step} Step */
/** @typedef {import("./hand.js").Hand} Hand */

/** @param {string} what a selector */
const one = (what) => document.querySelector(what);

/** Whoever plays this part. @param {string} role @returns {import("../state.js").Person} */
export const personAs = (role) =>
  /** @type {any} */ (state.screen.people.find((person) => person.role === role));

/**
 * What has to be pressed next to get there.
 *
 * @param {Step} step
 * @returns {Element | null | undefined} null when one is there; undefined when it is not to be seen
 */
export function wayTo({ who, where, room = "place", tab, modal = "" }) {
  if (!where) return null; // it is the same wherever one looks
  const front = state.screen.modals.at(-1);
  if (front && (!modal || front.callback_id !== modal)) {
    // Its cross; or, where it asks first whether what was typed may go, the answer that it may.
    const out = '[data-do="close-all"], [data-do="confirm"]';
    return dialogInFront()?.querySelector(out) ?? undefined;
  }
  if (state.who !== drawnFor()) return undefined; // their screen is on its way
  const handle = who && personAs(who).handle;
  if (handle && handle !== state.who) return one(`[data-person="${handle}"]`) ?? undefined;
  if (front) return null;
  if (where !== placeName()) return sidebarRow(where);
  const door = roomDoor(room);
  return door === null ? tabHandle(tab) : door;
}

const drawnFor = () => one('[data-person][aria-pressed="true"]')?.getAttribute("data-person");

function placeName() {
  const { place, screen } = state;
  if ("home" in place) return "home";
  if (place.channel === screen.dm?.id) return "dm";
  return screen.channels.find((channel) => channel.id === place.channel)?.name ?? "";
}

const isNarrow = () => Boolean(one("#ways")?.checkVisibility());

/** @param {string} where */
function sidebarRow(where) {
  const row = one(`#sidebar [data-name="${where}"]`);
  if (row?.checkVisibility()) return row;
  return one('#ways [data-way="sidebar"]') ?? undefined;
}

/** @param {Step["tab"]} tab of the pane of Tencent */
function tabHandle(tab) {
  const name = tab?.();
  if (!name || name === company.tab) return null;
  return one(`#tencent [data-tab="${name}"]`) ?? undefined;
}

/** @param {"place" | "tencent"} room */
function roomDoor(room) {
  if (isNarrow()) {
    const now = /** @type {HTMLElement} */ (one("#rooms")).dataset.room;
    return now === room ? null : (one(`#ways [data-way="${room}"]`) ?? undefined);
  }
  const shut = room === "tencent" && !one("#tencent")?.checkVisibility();
  return shut ? (one('#bar [data-do="tencent"]') ?? undefined) : null;
}

/** Whether somebody closed the form in which the step happens. @param {Step} step */
export const formClosed = (step) =>
  step.reopen !== undefined && state.screen.modals.length === 0 && !fromFile();

/** Go there, step by step. @param {Step} step @param {Hand} hand */
export async function arrive(step, hand) {
  const known = () => wayTo(step) !== undefined;
  for (await hand.until(known); wayTo(step) !== null; await hand.until(known)) {
    const pressed = await hand.click(() => wayTo(step));
    await hand.until(() => wayTo(step) !== pressed);
  }
  if (formClosed(step)) await step.reopen?.(hand);
}
