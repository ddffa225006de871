/**
 * The places a person can go to: the home of the app, the talk with it, their channels.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { keyed } from "../keyed.js";
import { go, onChange, state } from "../state.js";
import { said } from "../text.js";
import { placeNow } from "./address.js";
import { drawLook, look } from "./looks.js";
import { enter } from "./rooms.js";
import { unreadIn } from "./unread.js";

/** @typedef {import("../state.js").Channel} Channel */

const sidebar = /** @type {HTMLElement} */ (document.getElementById("sidebar"));
const note = el("p.note.quiet", {});
const appTitle = el("h2", {});
const appPlaces = el("ul", {});
const channelTitle = el("h2", {});
const channels = el("ul", {});

export function startSidebar() {
  sidebar.append(appTitle, appPlaces, note, channelTitle, channels, look);
  onChange(draw);
}

function draw() {
  const { dm, channels: rooms } = state.screen;
  sidebar.setAttribute("aria-label", said().sidebar);
  appTitle.textContent = state.about.app;
  channelTitle.textContent = said().channels;
  note.textContent = rooms.length ? said().guestHasNoApp(state.about.app) : said().nowhere;
  drawLook();
  note.hidden = Boolean(dm) && rooms.length > 0;
  keyed(appPlaces, dm ? [home(), row(dm)] : [], (one) => one.name, drawRow);
  keyed(channels, rooms.map(row), (one) => one.id, drawRow);
}

const home = () => ({
  id: "",
  name: "home",
  sign: "⌂",
  title: said().home,
  marks: /** @type {string[]} */ ([]),
  unread: 0,
  unreadWord: "",
  current: "home" in state.place,
});

/** @param {Channel} channel */
function row(channel) {
  const talk = channel.kind === "im";
  const marks = [];
  if (channel.kind === "private") marks.push(said().privateChannel);
  if (channel.shared) marks.push(said().sharedChannel);
  if (!channel.bot) marks.push(said().withoutApp(state.about.app));
  const unread = unreadIn(channel);
  return {
    id: channel.id,
    name: talk ? "dm" : channel.name,
    sign: talk ? "✉" : channel.kind === "private" ? "◈" : "#",
    title: talk ? state.about.app : channel.name,
    marks,
    unread,
    unreadWord: said().unread(unread),
    current: placeNow()?.id === channel.id,
  };
}

/** @param {ReturnType<typeof row>} place @param {HTMLElement} [before] */
function drawRow(place, before) {
  const item = before ?? el("li", {}, el("button.plain", { type: "button" }));
  const button = /** @type {HTMLButtonElement} */ (item.firstElementChild);
  button.onclick = () => walk(place.id);
  if (place.id) button.dataset.channel = place.id;
  button.dataset.name = place.name;
  if (!place.id) button.dataset.place = "home";
  if (place.current) button.setAttribute("aria-current", "page");
  else button.removeAttribute("aria-current");
  button.classList.toggle("unread", place.unread > 0);
  fill(
    button,
    el("span.sign", { "aria-hidden": "true" }, place.sign),
    el("span.title", {}, place.title),
    ...place.marks.map((mark) => el("span.mark", {}, mark)),
    place.unread > 0 && el("span.count", { "aria-hidden": "true" }, String(place.unread)),
    place.unread > 0 && el("span.unseen", {}, place.unreadWord),
  );
  return item;
}

/** @param {string} channel an id, or "" for the home of the app */
function walk(channel) {
  go(channel ? { channel } : { home: true });
  enter("place");
  if (!sidebar.checkVisibility()) document.getElementById("place")?.focus();
}
