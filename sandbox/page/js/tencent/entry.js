/**
 * One line of the traffic; opened, it shows everything that is known of it.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { said } from "../text.js";
import { clockOf } from "./moments.js";
import { about, outcome, wentWrong } from "./outcome.js";

/** @typedef {import("./outcome.js").Entry} Entry */
/** @typedef {{entry: Entry, lang: string, zone: string}} Item */

/** @param {Item} item @param {HTMLElement} [before] */
export function drawEntry({ entry }, before) {
  const node = /** @type {HTMLDetailsElement} */ (
    before ?? el("details.entry", {}, el("summary"), el("div"))
  );
  node.dataset.entry = entry.kind;
  node.classList.toggle("wrong", wentWrong(entry));
  const [summary, body] = /** @type {HTMLElement[]} */ ([...node.children]);
  fill(summary, ...line(entry));
  const show = () => {
    if (node.open) fill(body, ...(entry.kind === "request" ? asked(entry.said) : sent(entry.said)));
  };
  node.ontoggle = show;
  show();
  return node;
}

/** @param {Entry} entry @returns {HTMLElement[]} */
const line = (entry) => [
  el("span.when", {}, clockOf(entry.said.at)),
  el("span.way", {}, said().esign.way[entry.kind]),
  el("span.what", {}, about(entry)),
  el("span.outcome", {}, outcome(entry)),
];

/** @param {import("./company.js").Request} one @returns {HTMLElement[]} */
function asked(one) {
  const words = said().esign;
  const facts = [words.host[one.host], words.httpStatus(one.status), words.took(one.took)];
  if (one.fault) facts.push(words.orderedFault(words.hitBy[one.fault] ?? one.fault));
  return [
    el("p.quiet", {}, facts.filter(Boolean).join(" · ")),
    ...json("asked", words.wasAsked, one.body),
    ...json("answer", words.wasAnswered, one.answer),
  ];
}

/** @param {import("./company.js").Callback} one @returns {HTMLElement[]} */
function sent(one) {
  const words = said().esign;
  const headers = Object.entries(one.headers).map(([name, value]) => `${name}: ${value}`);
  const wire = one.url ? [`POST ${one.url}`, ...headers, "", one.sent].join("\n") : "";
  return [
    ...json("decrypted", words.decrypted, one.message),
    ...text("wire", words.onTheWire, wire || words.neverSent),
    el("h3", {}, words.tries),
    one.tries.length ? el("ol.tries", {}, ...one.tries.map(triedLine)) : el("p", {}, words.noTries),
  ];
}

/** @param {import("./company.js").Try} one @returns {HTMLElement} */
const triedLine = ({ at, status, took }) =>
  el("li", {}, said().esign.tried(clockOf(at), status, Math.ceil(took * 1000)));

/** @param {string} part @param {string} title @param {any} value */
const json = (part, title, value) =>
  text(part, title, value === null ? said().esign.nothing : JSON.stringify(value, null, 2));

/** @param {string} part @param {string} title @param {string} content @returns {HTMLElement[]} */
const text = (part, title, content) => [
  el("h3", {}, title),
  el("pre", { "data-part": part, tabIndex: 0, role: "group", "aria-label": title }, content),
];
