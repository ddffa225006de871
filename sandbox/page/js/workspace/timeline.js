/**
 * Messages one below the other, by day; it stays at the newest while somebody reads there.
 *
 * @module
 */

import { el } from "../el.js";
import { keyed } from "../keyed.js";
import { channelOf, state } from "../state.js";
import { said } from "../text.js";
import { dayOf } from "./clock.js";
import { foreign } from "./language.js";
import { authorOf, beginningOf, drawMessage } from "./message.js";

/** @typedef {import("./message.js").Drawn} Drawn */
/** @typedef {{key: string, day: string} | (Drawn & {key: string, day?: undefined})} Item */

/** A long history is drawn from its end; more of it when somebody asks. */
const AT_ONCE = 60;
/** Seconds after which the author is named again. */
const PAUSE = 300;
/** How near to the end, in pixels, counts as reading there. */
const NEAR = 48;

/** A place for messages: `draw` it after every change. */
export function makeTimeline() {
  const list = el("div.list", {});
  const earlier = el("button.plain.earlier", { type: "button", hidden: true });
  const fresh = el("button.primary.fresh", { type: "button", hidden: true });
  const scroller = el("section.scroller", { tabIndex: 0 }, earlier, list);
  const element = el("div.timeline", {}, scroller, fresh);
  let shown = "";
  let newest = "";
  let count = AT_ONCE;
  let follows = true;

  const toEnd = () => scroller.scrollTo(0, scroller.scrollHeight);
  scroller.onscroll = () => {
    follows = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    if (follows) fresh.hidden = true;
  };
  fresh.onclick = () => {
    follows = true;
    toEnd();
    scroller.focus();
  };
  new ResizeObserver(() => follows && toEnd()).observe(list);
  new ResizeObserver(() => follows && toEnd()).observe(scroller);

  /**
   * @param {string} name tells places apart
   * @param {string} channel its id
   * @param {any[]} messages oldest first
   * @param {boolean} [beside] in a thread
   */
  function draw(name, channel, messages, beside = false) {
    const last = messages.at(-1)?.ts ?? "";
    if (shown !== name) [shown, count, follows, newest] = [name, AT_ONCE, true, last];
    const hidden = Math.max(0, messages.length - count);
    earlier.hidden = hidden === 0;
    earlier.textContent = said().earlier(hidden);
    earlier.onclick = () => {
      count += AT_ONCE;
      const fromEnd = scroller.scrollHeight - scroller.scrollTop;
      draw(name, channel, messages, beside);
      scroller.scrollTop = scroller.scrollHeight - fromEnd;
    };
    scroller.setAttribute("aria-label", beside ? said().threadMessages : said().messages);
    fresh.textContent = said().newBelow;
    if (last > newest && messages.at(-1).user === state.screen.me.id) follows = true;
    keyed(list, itemsOf(messages.slice(hidden), channel, beside), (one) => one.key, drawItem);
    if (last > newest && !follows) fresh.hidden = false;
    newest = last;
    if (follows) {
      fresh.hidden = true;
      toEnd();
    }
  }

  return { element, draw };
}

/** @param {any[]} messages @param {string} channel @param {boolean} beside @returns {Item[]} */
function itemsOf(messages, channel, beside) {
  /** @type {Item[]} */
  const items = [];
  let [day, author, ts] = ["", "", 0];
  for (const message of messages) {
    const today = dayOf(message.ts);
    if (today !== day) items.push({ key: `day ${today}`, day: today });
    const by = authorOf(message);
    const broadcast = message.subtype === "thread_broadcast";
    const apart = message.subtype === "ephemeral" || broadcast || Boolean(message.inviter);
    const first = today !== day || apart || by !== author || Number(message.ts) - ts > PAUSE;
    items.push({
      key: `${state.who} ${message.ts}`,
      message,
      channel,
      first,
      beside,
      author: by,
      root: broadcast ? beginningOf(rootOf(message, channel)) : "",
      lang: state.lang,
      who: state.who,
    });
    const alone = apart || (beside && message.ts === message.thread_ts);
    [day, author, ts] = [today, alone ? "" : by, Number(message.ts)];
  }
  return items;
}

/** @param {any} message @param {string} channel its id */
const rootOf = (message, channel) =>
  channelOf(channel)?.messages.find((one) => one.ts === message.thread_ts);

/** @param {Item} item @param {HTMLElement} [before] */
function drawItem(item, before) {
  if (item.day === undefined) return drawMessage(item, before);
  return before ?? el("h3.day", { lang: foreign(item.day) }, item.day);
}
