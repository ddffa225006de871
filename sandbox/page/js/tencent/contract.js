/**
 * One contract: where it stands, who signs, and what can be done with it as a whole.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { keyed } from "../keyed.js";
import { said } from "../text.js";
import { foreign } from "../workspace/language.js";
import { asking } from "./asking.js";
import { drawBusy } from "./busy.js";
import { pdfOf } from "./company.js";
import { dateOf } from "./moments.js";
import { problemNote } from "./problem.js";
import { drawSigner } from "./signer.js";
import { status } from "./status.js";

/** @typedef {import("./company.js").Flow} Flow */
/** @typedef {{flow: Flow, lang: string,
 *   asking: Record<string, import("./asking.js").Asked>}} Item */

/** @param {Item} item @param {HTMLElement} [before] */
export function drawContract(item, before) {
  const { flow } = item;
  const node = before ?? make(flow);
  const [head, signers, whole, trouble] = /** @type {HTMLElement[]} */ ([...node.children]);
  fill(head, ...headOf(flow));
  const signing = flow.signers.map((signer) => ({
    flow: flow.flow_id,
    signer,
    lang: item.lang,
    asked: item.asking[signer.recipient_id] ?? {},
  }));
  signers.setAttribute("aria-label", said().esign.signers);
  keyed(signers, signing, (one) => one.signer.recipient_id, drawSigner);
  const { flow_id: id, name } = flow;
  const doing = item.asking[""]?.doing;
  const acts = flow.acts.map((act) => ({ act, id, name, busy: doing === act, lang: item.lang }));
  keyed(whole, acts, (one) => one.act, drawAct);
  fill(trouble, problemNote(item.asking[""]?.problem));
  return node;
}

/** @param {Flow} flow */
const make = (flow) =>
  el(
    "article.contract",
    { "data-flow": flow.flow_id, "aria-labelledby": `contract-${flow.flow_id}` },
    el("header"),
    el("ul.signers"),
    el("div.acts"),
    el("div", { role: "alert" }),
  );

/** @param {Flow} flow @returns {HTMLElement[]} */
function headOf(flow) {
  const words = said().esign;
  const id = ourId(flow.user_data);
  const facts = el(
    "p.facts.quiet",
    {},
    [id && words.ourId(id), words.until(dateOf(flow.deadline))].filter(Boolean).join(" · "),
  );
  const heading = el("h3", { id: `contract-${flow.flow_id}`, lang: foreign(flow.name) }, flow.name);
  const made = [heading, status(words.flowStatus[flow.status], flow.status), facts];
  if (flow.message) made.push(el("p.reason", {}, words.reasonIs(flow.message)));
  return made;
}

/** Our own id of the contract, which travels in UserData; "" where it is not ours to read.
 * @param {string} data */
function ourId(data) {
  try {
    const text = atob(data);
    return /^[A-Za-z0-9]{1,64}$/.test(text) ? text : "";
  } catch {
    return "";
  }
}

/** @param {{act: string, id: string, name: string, busy: boolean}} item
 * @param {HTMLElement} [before] */
function drawAct({ act, id, name, busy }, before) {
  const words = said().esign;
  const node = before ?? (act === "document" ? makeLink(id) : makeButton(act, id));
  node.textContent = words.act[act] ?? act;
  node.setAttribute("aria-label", words.actOn(words.act[act] ?? act, name));
  drawBusy(node, busy);
  return node;
}

/** @param {string} flow @returns {HTMLElement} */
const makeLink = (flow) =>
  el("a", { "data-do": "document", href: pdfOf(flow), target: "_blank", rel: "noopener" });

/** @param {string} act @param {string} flow @returns {HTMLElement} */
const makeButton = (act, flow) =>
  el("button", {
    type: "button",
    "data-do": act,
    onclick: () => void asking.attempt(flow, "", act),
  });
