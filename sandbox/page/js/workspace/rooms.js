/**
 * Which rooms are open: side by side where there is space, else one at a time.
 *
 * @module
 */

import { el } from "../el.js";
import { keyed } from "../keyed.js";
import { changed, onChange, state } from "../state.js";
import { said } from "../text.js";

/** @typedef {"sidebar" | "place" | "thread" | "tencent"} Room */

const KEPT = "tencent";
/** The same width as in workspace.css. */
const narrow = matchMedia("(max-width: 800px)");
/** Enough for the pane of Tencent beside the conversation, and for a thread as well. */
const wide = matchMedia("(min-width: 1200px)");
const roomy = matchMedia("(min-width: 1600px)");

const rooms = /** @type {HTMLElement} */ (document.getElementById("rooms"));
const ways = /** @type {HTMLElement} */ (document.getElementById("ways"));
const thread = /** @type {HTMLElement} */ (document.getElementById("thread"));
const tencent = /** @type {HTMLElement} */ (document.getElementById("tencent"));

/** The one that is shown where there is no space for several. @type {Room} */
let room = "place";

export function startRooms() {
  for (const width of [narrow, wide, roomy]) width.addEventListener("change", changed);
  onChange(draw);
}

/** Where there is space for one room only, this is it. @param {Room} next */
export function enter(next) {
  room = next;
  changed();
}

/** Whether the pane of Tencent stands beside: on a wide screen until it is closed, on a smaller
 * one when it was asked for and no thread needs the space. */
export function tencentShown() {
  const kept = localStorage.getItem(KEPT);
  const wanted = kept === null ? wide.matches : kept === "shown";
  return state.about.tencent && wanted && (roomy.matches || !state.thread);
}

export function toggleTencent() {
  const next = !tencentShown();
  if (next && !roomy.matches) state.thread = "";
  localStorage.setItem(KEPT, next ? "shown" : "hidden");
  changed();
}

function draw() {
  if (room === "thread" && !state.thread) room = "place";
  rooms.dataset.room = room;
  thread.hidden = !state.thread;
  tencent.hidden = narrow.matches ? room !== "tencent" : !tencentShown();
  nameMain();
  ways.setAttribute("aria-label", said().rooms);
  keyed(ways, open(), (one) => one.room, drawWay);
}

/** There is always one main landmark, also while the conversation is not shown. */
function nameMain() {
  const alone = narrow.matches && room !== "place";
  if (alone) rooms.setAttribute("role", "main");
  else rooms.removeAttribute("role");
  for (const one of [thread, tencent]) {
    if (alone) one.setAttribute("role", "region");
    else one.removeAttribute("role");
  }
}

/** @returns {{room: Room, name: string, current: boolean}[]} */
function open() {
  /** @type {Room[]} */
  const all = ["sidebar", "place"];
  if (state.thread) all.push("thread");
  if (state.about.tencent) all.push("tencent");
  return all.map((one) => ({ room: one, name: said().room[one], current: one === room }));
}

/** @param {ReturnType<typeof open>[0]} way @param {HTMLElement} [before] */
function drawWay(way, before) {
  const button = before ?? el("button", { type: "button", onclick: () => enter(way.room) });
  button.dataset.way = way.room;
  button.textContent = way.name;
  if (way.current) button.setAttribute("aria-current", "true");
  else button.removeAttribute("aria-current");
  return button;
}
