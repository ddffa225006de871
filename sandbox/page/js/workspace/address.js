/**
 * Who looks where, in the address of the page: `#li/legal`, `#wang/dm`, `#li/home`.
 *
 * @module
 */

import { become, channelOf, go, state } from "../state.js";
import { get } from "../wire.js";

/** @typedef {import("../state.js").Channel} Channel */

/** What was last written into the address by the page itself. */
let written = "";
/** The name in the address, until the person's screen is there to find the place on. */
let wanted = "legal";

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
  goTo(wanted);
}

/** @param {string} name of a channel, or `dm`, or `home` */
export function goTo(name) {
  const { channels, dm } = state.screen;
  if (name === "home" && dm) return go({ home: true });
  const found = name === "dm" ? dm : channels.find((one) => one.name === name);
  return found ? go({ channel: found.id }) : go(elsewhere());
}

/** The channel or talk that is looked at; undefined at the home of the app.
 * @returns {Channel | undefined} */
export function placeNow() {
  return "home" in state.place ? undefined : channelOf(state.place.channel);
}

/** @returns {import("../state.js").Place} */
function elsewhere() {
  const { channels, dm } = state.screen;
  return { channel: dm?.id ?? channels[0]?.id ?? "" };
}

/** Somebody else sits down: at the same place when they are there too; a talk stays a talk.
 * @param {string} handle */
export async function sitDown(handle) {
  const before = placeNow();
  const name = "home" in state.place ? "home" : before?.kind === "im" ? "dm" : before?.name;
  await become(handle);
  goTo(name ?? "dm");
}

/** A place that is gone is left. */
export function settle() {
  const { place, screen } = state;
  if ("home" in place ? !screen.dm : !placeNow()) state.place = elsewhere();
}

/** Keep the address up to date. */
export function writeAddress() {
  const channel = placeNow();
  const name = channel === undefined ? "home" : channel.kind === "im" ? "dm" : channel.name;
  written = `#${state.who}/${encodeURIComponent(name)}`;
  if (location.hash !== written) history.replaceState(null, "", written);
}

