/**
 * The thread beside: the message it is about, the replies, and a place to write one.
 *
 * @module
 */

import { el } from "../el.js";
import { onChange, state } from "../state.js";
import { said } from "../text.js";
import { placeNow } from "./address.js";
import { makeComposer } from "./composer.js";
import { takesFiles } from "./dropping.js";
import { whyClosed } from "./place.js";
import { closeThread } from "./threads.js";
import { makeTimeline } from "./timeline.js";

const thread = /** @type {HTMLElement} */ (document.getElementById("thread"));
const title = el("h2", {});
const close = el("button.plain", { type: "button", "data-do": "close-thread" }, "×");
const gone = el("p.quiet.empty", {});
const timeline = makeTimeline();
const composer = makeComposer(() => ({ channel: placeNow()?.id ?? "", thread: state.thread }));

export function startThread() {
  close.onclick = closeThread;
  thread.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) closeThread();
  });
  thread.append(el("header.head", {}, title, close), gone, timeline.element, composer.element);
  takesFiles(thread, composer);
  onChange(draw);
}

function draw() {
  const channel = placeNow();
  if (!state.thread || !channel) return;
  const root = channel.messages.find((one) => one.ts === state.thread);
  thread.setAttribute("aria-label", said().thread);
  title.textContent = said().thread;
  close.setAttribute("aria-label", said().closeThread);
  gone.textContent = said().threadGone;
  gone.hidden = root !== undefined;
  composer.element.hidden = root === undefined || Boolean(whyClosed(channel));
  const name = `${state.who} ${channel.id} ${state.thread}`;
  timeline.draw(name, channel.id, messagesOf(channel, state.thread), true);
  composer.draw(said().writeReply);
}

/** The root, the replies, and what only this person sees. @param {any} channel
 * @param {string} root */
function messagesOf(channel, root) {
  const whispers = state.screen.ephemerals.filter((one) => one.channel === channel.id);
  return [...channel.messages, ...whispers]
    .filter((one) => one.ts === root || one.thread_ts === root)
    .sort((a, b) => Number(a.ts) - Number(b.ts));
}
