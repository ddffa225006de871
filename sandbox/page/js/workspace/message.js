/**
 * One message: who wrote it when, what it says, and what can be done with it.
 *
 * @module
 */

import { act } from "../act.js";
import { drawBlocks } from "../blockkit/blocks.js";
import { onMessage } from "../blockkit/focus.js";
import { mrkdwn } from "../blockkit/mrkdwn.js";
import { el, fill } from "../el.js";
import { nameOf, personOf, state } from "../state.js";
import { said } from "../text.js";
import { fullTimeOf, timeOf } from "./clock.js";
import { drawFile } from "./file.js";
import { foreign, nameForeign } from "./language.js";
import { initial } from "./people.js";
import { openThread } from "./threads.js";
import { drawTools } from "./tools.js";

/** What a message is drawn from; all of it is compared to see whether it must be drawn again.
 * @typedef {{message: any, channel: string, first: boolean, beside: boolean, lang: string,
 *   who: string, author: string, root: string}} Drawn `first` of several by one author; `beside`:
 *   in the thread; `root`: how the message begins that this one replies to
 */

/** Who wrote it. @param {any} message */
export function authorOf(message) {
  if (message.subtype === "ephemeral" || message.bot_id) return state.about.app;
  return personOf(message.user)?.real_name ?? said().someone;
}

/** @param {Drawn} drawn @param {HTMLElement} [before] */
export function drawMessage(drawn, before) {
  const { message, channel } = drawn;
  const article = before ?? frame(drawn);
  const [face, head, body, files, foot, tools] = article.children;
  const whisper = message.subtype === "ephemeral";
  article.className = `message${whisper ? " ephemeral" : ""}${drawn.first ? " first" : ""}`;
  const isApp = whisper || Boolean(message.bot_id) || message.user === state.about.bot;
  face.className = isApp ? "face seal" : "face";
  face.textContent = initial(drawn.author);
  fill(head, ...heading(drawn, isApp));
  drawBody(/** @type {HTMLElement} */ (body), message, channel);
  nameForeign(/** @type {HTMLElement} */ (body));
  fill(files, ...(message.files ?? []).map(drawFile));
  fill(foot, ...feet(drawn));
  drawTools(/** @type {HTMLElement} */ (tools), drawn);
  article.setAttribute("aria-label", said().articleBy(drawn.author, timeOf(message.ts)));
  return article;
}

/** @param {Drawn} drawn */
function frame({ message }) {
  return el(
    "article",
    { "data-ts": message.ts },
    el("span", { "aria-hidden": "true" }),
    el("header", {}),
    el("div.body", {}),
    el("div.files", {}),
    el("footer", {}),
    el("div.tools", {}),
  );
}

const MOST_OF_ROOT = 60;

/** How a message begins, as one line of plain text. @param {any} message */
export function beginningOf(message) {
  const text = el("p", {}, ...mrkdwn(message?.text ?? "")).textContent.replace(/\s+/g, " ").trim();
  const signs = [...text];
  return signs.length > MOST_OF_ROOT ? `${signs.slice(0, MOST_OF_ROOT).join("")}…` : text;
}

/** @param {Drawn} drawn @param {boolean} isApp */
function heading({ message, author, beside, root }, isApp) {
  const when = { dateTime: new Date(Number(message.ts) * 1000).toISOString() };
  const broadcast = message.subtype === "thread_broadcast" && !beside;
  const open = () => openThread(message.thread_ts);
  return [
    el("b", { lang: foreign(author) }, author),
    isApp && el("span.tag", {}, said().app),
    el("time.quiet", { ...when, title: fullTimeOf(message.ts) }, timeOf(message.ts)),
    message.subtype === "ephemeral" && el("span.quiet", {}, said().onlyYou),
    broadcast &&
      el(
        "button.link",
        { type: "button", onclick: open },
        root ? said().alsoSentTo : said().alsoSent,
        el("span", { lang: foreign(root) }, root),
      ),
  ];
}

/** @param {HTMLElement} body @param {any} message @param {string} channel */
function drawBody(body, message, channel) {
  if (message.blocks?.length) {
    const where = { channel, ts: message.ts };
    drawBlocks(body, message.blocks, { where, values: {}, surface: "message" });
    return;
  }
  if (message.inviter) {
    fill(body, el("p.text.quiet", {}, said().joined(nameOf(message.inviter))));
    return;
  }
  const edited = message.edited && el("span.quiet", {}, ` (${said().edited})`);
  fill(body, el("p.text", {}, ...mrkdwn(message.text ?? ""), edited));
}

/** @param {Drawn} drawn */
function feet({ message, beside }) {
  const { ts, reply_count: replies, latest_reply: last, reactions } = message;
  const dismiss = (/** @type {Event} */ { target }) => {
    // It is about to be gone: whoever was on it goes on with the message next to it.
    const article = /** @type {HTMLElement} */ (target).closest("article");
    const beside = [article?.previousElementSibling, article?.nextElementSibling];
    const near = beside.find((one) => one?.matches("article"));
    if (near) onMessage(/** @type {HTMLElement} */ (near));
    else document.getElementById("place")?.focus();
    void act("dismiss", { ts });
  };
  return [
    ...(reactions ?? []).map(drawReaction),
    replies > 0 && !beside && drawReplies(ts, replies, last),
    message.subtype === "ephemeral" &&
      el("button.link", { type: "button", "data-do": "dismiss", onclick: dismiss }, said().dismiss),
  ];
}

/** @param {string} ts @param {number} replies @param {string} last */
const drawReplies = (ts, replies, last) =>
  el(
    "button.replies",
    { type: "button", "data-do": "thread", onclick: () => openThread(ts) },
    el("b", {}, said().replies(replies)),
    el("span.quiet", {}, ` ${said().lastReply(timeOf(last))}`),
  );

/** @param {{name: string, count: number}} reaction */
const drawReaction = ({ name, count }) =>
  el(
    "span.reaction",
    { role: "img", "aria-label": said().reactedWith(name, count) },
    ...mrkdwn(`:${name}:`),
    ` ${count}`,
  );
