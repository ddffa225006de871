/**
 * The room in the middle: the home of the app, or a conversation with a place to write.
 *
 * @module
 */

import { el } from "../el.js";
import { onChange, state } from "../state.js";
import { said } from "../text.js";
import { placeNow } from "./address.js";
import { makeComposer } from "./composer.js";
import { takesFiles } from "./dropping.js";
import { home } from "./home.js";
import { makeTimeline } from "./timeline.js";
import { inTimeline } from "./unread.js";

/** @typedef {import("../state.js").Channel} Channel */

const place = /** @type {HTMLElement} */ (document.getElementById("place"));
const title = el("h2", {});
const about = el("p.quiet", {});
const empty = el("p.quiet.empty", {});
const closed = el("p.quiet.closed", {});
const timeline = makeTimeline();
const composer = makeComposer(() => ({ channel: placeNow()?.id ?? "", thread: "" }));

export function startPlace() {
  composer.element.id = "composer";
  const head = el("header.head", {}, title, about);
  place.append(head, empty, timeline.element, home, closed, composer.element);
  takesFiles(place, composer);
  onChange(draw);
}

function draw() {
  const channel = placeNow();
  title.textContent = channel ? nameOfPlace(channel) : said().homeOf(state.about.app);
  about.textContent = channel ? aboutPlace(channel) : said().aboutTalk;
  timeline.element.hidden = !channel;
  const why = channel ? whyClosed(channel) : "";
  composer.element.hidden = !channel || Boolean(why);
  closed.hidden = !why;
  closed.textContent = why;
  empty.hidden = true;
  if (channel) drawConversation(channel);
}

/** @param {Channel} channel */
function drawConversation(channel) {
  const messages = messagesOf(channel);
  empty.hidden = messages.length > 0;
  empty.textContent = whyEmpty(channel);
  timeline.element.hidden = messages.length === 0;
  timeline.draw(`${state.who} ${channel.id}`, channel.id, messages);
  composer.draw(said().write(nameOfPlace(channel)));
}

/** What stands in the channel itself, and what only this person sees there, by time.
 * @param {Channel} channel */
function messagesOf(channel) {
  const whispers = state.screen.ephemerals.filter(
    (one) => one.channel === channel.id && !one.thread_ts,
  );
  return [...channel.messages.filter(inTimeline), ...whispers].sort(
    (a, b) => Number(a.ts) - Number(b.ts),
  );
}

/** @param {Channel} channel */
export const nameOfPlace = (channel) =>
  channel.kind === "im" ? said().talkWith(state.about.app) : `#${channel.name}`;

/** Why nobody can write there, or "". @param {Channel} channel */
export function whyClosed(channel) {
  if (channel.kind === "im" && state.about.readOnly) return said().readOnly(state.about.app);
  return channel.archived ? said().archived : "";
}

/** @param {Channel} channel */
function whyEmpty(channel) {
  if (channel.kind === "im") return said().emptyTalk(state.about.app);
  const [command] = state.about.commands;
  const hint = command && !whyClosed(channel) ? said().emptyHint(command.name) : "";
  return said().sentences(said().emptyPlace, hint);
}

/** @param {Channel} channel */
function aboutPlace(channel) {
  const who = { im: said().aboutTalk, public: said().aboutPublic, private: said().aboutPrivate };
  const absent = channel.bot ? "" : said().appAbsent(state.about.app);
  return said().sentences(channel.shared ? said().aboutShared : who[channel.kind], absent);
}
