/**
 * Who looks where, in the address of the page: `#li/legal`, `#wang/dm`, `#li/home`.
 *
 * @module
 */

import { become, channelOf, state } from "../state.js";
import { get } from "../wire.js";

/** @typedef {import("../state.js").Channel} Channel */
/** @typedef {import("../state.js").Place} Place */

/** What was last written into the address by the page itself. */
let written = "";
/** The name of a place, until the person's screen is there to find it on; then empty. */
let wanted = "";

/** Take person and place from the address, now and whenever somebody changes it. */
export async function followAddress() {
  addEventListener("hashchange", () => void (location.hash !== written && arrive()));
  await arrive();
}

async function arrive() {
  const [handle, place] = decodeURIComponent(location.hash.slice(1)).split("/");
  const { people } = await get("/_control/workspace");
  const here = people.filter((/** @type {any} */ one) => one.role !== "bot");
  const known =
    here.find((/** @type {any} */ one) => one.handle === handle) ??
    here.find((/** @type {any} */ one) => one.role === "employee") ??
    here[0];
  wanted = place || "legal";
  await become(known.handle);
}

/** @param {string} name of a channel, or `dm`, or `home` @returns {Place} */
function placeNamed(name) {
  const { channels, dm } = state.screen;
  if (name === "home" && dm) return { home: true };
  const found = name === "dm" ? dm : channels.find((one) => one.name === name);
  return found ? { channel: found.id } : elsewhere();
}

/** The channel or talk that is looked at; undefined at the home of the app.
 * @returns {Channel | undefined} */
export function placeNow() {
  return "home" in state.place ? undefined : channelOf(state.place.channel);
}

/** @returns {Place} */
function elsewhere() {
  const { channels, dm } = state.screen;
  return { channel: dm?.id ?? channels[0]?.id ?? "" };
}

/** Somebody else sits down: at the same place when they are there too; a talk stays a talk.
 * @param {string} handle */
export async function sitDown(handle) {
  const before = placeNow();
  wanted = before === undefined ? "home" : before.kind === "im" ? "dm" : before.name;
  await become(handle);
}

/** A place that was wanted is found, one that is gone is left. */
export function settle() {
  const { place, screen } = state;
  if (wanted) state.place = placeNamed(wanted);
  else if ("home" in place ? !screen.dm : !placeNow()) state.place = elsewhere();
  wanted = "";
}

/** Keep the address up to date. */
export function writeAddress() {
  const channel = placeNow();
  const name = channel === undefined ? "home" : channel.kind === "im" ? "dm" : channel.name;
  written = `#${state.who}/${encodeURIComponent(name)}`;
  if (location.hash !== written) history.replaceState(null, "", written);
}

