/**
 * One signer of a contract: where they stand, and a button for each thing they can do now.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { keyed } from "../keyed.js";
import { state } from "../state.js";
import { said } from "../text.js";
import { foreign } from "../workspace/language.js";
import { asking } from "./asking.js";
import { drawBusy } from "./busy.js";
import { problemNote } from "./problem.js";
import { QUESTIONS, question } from "./question.js";
import { status } from "./status.js";

/** @typedef {import("./company.js").Signer} Signer */
/** @typedef {{flow: string, signer: Signer, lang: string,
 *   asked: import("./asking.js").Asked}} Item */

/** @param {Item} item @param {HTMLElement} [before] */
export function drawSigner(item, before) {
  const { flow, signer, asked } = item;
  const node = before ?? make(signer.recipient_id);
  const held = node.contains(document.activeElement);
  /** @type {HTMLElement | null} */
  const opener = node.querySelector('[aria-expanded="true"]');
  const [told, acts, slot, trouble] = /** @type {HTMLElement[]} */ ([...node.children]);
  fill(told, ...tellOf(signer));
  const open = signer.acts.includes(asked.act ?? "") ? asked.act : undefined;
  const { lang } = item;
  const buttons = signer.acts.map((act) => ({
    act,
    flow,
    signer,
    open: open === act,
    busy: asked.doing === act,
    lang,
  }));
  keyed(acts, buttons, (one) => one.act, drawAct);
  drawQuestion(slot, flow, signer, open);
  drawBusy(slot.querySelector('[data-do="go"]'), Boolean(asked.doing));
  fill(trouble, problemNote(asked.problem));
  // What was pressed may be gone now; whoever uses the keyboard stays with this signer.
  if (held && !node.contains(document.activeElement)) (opener?.isConnected ? opener : node).focus();
  return node;
}

/** @param {string} id @returns {HTMLElement} */
const make = (id) =>
  el(
    "li.signer",
    { "data-signer": id, tabIndex: -1 },
    el("div"),
    el("div.acts"),
    el("div"),
    el("div", { role: "alert" }),
  );

/** @param {Signer} signer @returns {HTMLElement[]} */
function tellOf(signer) {
  const words = said().esign;
  const more = [signer.role, signer.company, signer.mobile].filter(Boolean).join(" · ");
  const lines = [
    el(
      "p.who",
      {},
      el("strong", { lang: foreign(signer.name) }, signer.name),
      " ",
      el("span.quiet", { lang: foreign(more) }, more),
    ),
    status(words.signerStatus[signer.status], signer.status),
  ];
  if (signer.blocked) lines.push(el("p.note", {}, words.reviewBlocks));
  if (signer.review) lines.push(el("p.note", {}, words.reviewed[signer.review] ?? signer.review));
  if (signer.message) lines.push(el("p.reason", {}, words.reasonIs(signer.message)));
  if (signer.reminders) lines.push(el("p.note", {}, words.reminded(signer.reminders)));
  return lines;
}

/** @param {{act: string, flow: string, signer: Signer, open: boolean, busy: boolean}} item
 * @param {HTMLElement} [before] */
function drawAct({ act, flow, signer, open, busy }, before) {
  const made = act === "sign" || act === "fill" ? "button.primary" : "button";
  const button = before ?? el(made, { type: "button", "data-do": act });
  const label = said().esign.act[act] ?? act;
  const who = signer.recipient_id;
  button.textContent = label;
  button.setAttribute("aria-label", said().esign.actOn(label, signer.name));
  if (!(act in QUESTIONS)) drawBusy(button, busy);
  if (act in QUESTIONS) {
    button.setAttribute("aria-expanded", String(open));
    button.onclick = () => asking.toggle(flow, who, act);
  } else button.onclick = () => void asking.attempt(flow, who, act);
  return button;
}

/** What has been typed stays while news come in. @param {HTMLElement} slot
 * @param {string} flow @param {Signer} signer @param {string | undefined} act */
function drawQuestion(slot, flow, signer, act) {
  const name = act ? `${act} ${state.lang}` : "";
  if (slot.dataset.asks === name) return;
  slot.dataset.asks = name;
  fill(slot, act && question(act, flow, signer));
  /** @type {HTMLElement | null} */ (slot.querySelector("input"))?.focus();
}
