/**
 * What can be done with a message, shown when it is pointed at or in focus.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { state } from "../state.js";
import { said } from "../text.js";
import { opensMenu } from "./menu.js";
import { shortcutEntries } from "./shortcuts.js";
import { openThread } from "./threads.js";

/** @typedef {import("./message.js").Drawn} Drawn */

/** @param {HTMLElement} tools @param {Drawn} drawn */
export function drawTools(tools, drawn) {
  const { message, beside, lang } = drawn;
  const everybodySees = message.subtype !== "ephemeral";
  const canReply = everybodySees && !beside && !message.reply_count;
  const hasMenu = everybodySees && state.about.shortcuts.some((one) => one.kind === "message");
  // An open menu and the focus in it survive when only the message has changed.
  const drawnFor = `${lang} ${canReply} ${hasMenu}`;
  if (tools.dataset.drawnFor === drawnFor) return;
  tools.dataset.drawnFor = drawnFor;
  fill(tools, canReply && drawReply(message), hasMenu && drawMenu(drawn));
}

/** @param {any} message */
function drawReply(message) {
  const root = message.thread_ts ?? message.ts;
  return drawTool("thread", "↩", said().reply, { onclick: () => openThread(root) });
}

/** @param {Drawn} drawn */
function drawMenu({ message, channel }) {
  const button = drawTool("message-menu", "⋯", said().messageMenu);
  opensMenu(button, () => shortcutEntries("message", { channel, ts: message.ts }));
  return button;
}

/** @param {string} verb @param {string} sign @param {string} name @param {object} [more] */
function drawTool(verb, sign, name, more = {}) {
  const named = { type: "button", title: name, "aria-label": name, "data-do": verb };
  return el("button", { ...named, ...more }, sign);
}
