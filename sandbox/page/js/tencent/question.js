/**
 * What a person must say before something can be done: a reason, a successor, a decision.
 *
 * @module
 */

import { el } from "../el.js";
import { said } from "../text.js";
import { asking } from "./asking.js";

/** @typedef {import("./company.js").Signer} Signer */

/** The acts that need words, each with its fields. @type {Record<string, () => HTMLElement[]>} */
export const QUESTIONS = {
  refuse: () => [line("reason", said().esign.askReason, { required: true, maxLength: 200 })],
  forward: () => [
    line("name", said().esign.askName, { required: true, maxLength: 50, autocomplete: "off" }),
    line("mobile", said().esign.askMobile, {
      required: true,
      maxLength: 11,
      inputMode: "numeric",
      autocomplete: "off",
    }),
  ],
  review: () => [decisions(), line("message", said().esign.askMessage, { maxLength: 200 })],
};

/**
 * A form whose fields go along with the act.
 *
 * @param {string} act @param {string} flow @param {Signer} signer
 * @returns {HTMLFormElement}
 */
export function question(act, flow, signer) {
  const words = said().esign;
  const who = signer.recipient_id;
  /** @param {SubmitEvent} event */
  const go = (event) => {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    void asking.attempt(flow, who, act, Object.fromEntries(fields));
  };
  /** @param {KeyboardEvent} event */
  const leave = (event) => {
    if (event.key === "Escape") asking.close(flow, who);
  };
  return el(
    "form.question",
    { "aria-label": words.actOn(words.act[act], signer.name), onsubmit: go, onkeydown: leave },
    ...QUESTIONS[act](),
    el(
      "div.acts",
      {},
      el("button.primary", { type: "submit", "data-do": "go" }, words.go[act] ?? words.act[act]),
      el("button", { type: "button", onclick: () => asking.close(flow, who) }, words.leave),
    ),
  );
}

/** @param {string} name @param {string} label @param {object} more @returns {HTMLElement} */
const line = (name, label, more) => el("label", {}, label, el("input", { name, ...more }));

/** @returns {HTMLElement} */
function decisions() {
  const words = said().esign;
  const choices = ["PASS", "REJECT", "SIGN_REJECT"].map((decision, place) =>
    el(
      "label.choice",
      {},
      el("input", { type: "radio", name: "decision", value: decision, checked: place === 0 }),
      words.decision[decision],
    ),
  );
  return el("fieldset", {}, el("legend", {}, words.askDecision), ...choices);
}
