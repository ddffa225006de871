/**
 * What a person must say before something can be done: a reason, a successor, a decision.
 *
 * @module
 */

import { el } from "../el.js";
import { said } from "../text.js";
import { asking } from "./asking.js";
import { NOT_BLANK, field, isRight } from "./field.js";

/** @typedef {import("./company.js").Signer} Signer */
/** What was typed before, by the name of the field. @typedef {Record<string, any>} Draft */

/** The acts that need words, each with its fields.
 * @type {Record<string, (draft: Draft) => HTMLElement[]>} */
export const QUESTIONS = {
  refuse: (draft) => [line("reason", draft, { required: true, pattern: NOT_BLANK })],
  forward: (draft) => [
    line("name", draft, { required: true, pattern: NOT_BLANK, maxLength: 50 }),
    line("mobile", draft, { required: true, maxLength: 11, inputMode: "numeric" }),
  ],
  claim: (draft) => [
    line("name", draft, { required: true, pattern: NOT_BLANK, maxLength: 50 }),
    line("mobile", draft, { required: true, maxLength: 11, inputMode: "numeric" }),
    line("company", draft),
  ],
  review: (draft) => [decisions(draft), line("message", draft)],
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
  const fields = () => Object.fromEntries(new FormData(form));
  /** @param {SubmitEvent} event */
  const go = (event) => {
    event.preventDefault();
    if (isRight(form)) void asking.attempt(flow, who, act, fields());
  };
  /** @param {KeyboardEvent} event */
  const leave = (event) => {
    if (event.key === "Escape" && !event.isComposing) asking.close(flow, who);
  };
  /** @type {HTMLFormElement} */
  const form = el(
    "form.question",
    {
      "aria-label": words.actOn(words.act[act], signer.name),
      noValidate: true,
      onsubmit: go,
      onkeydown: leave,
      oninput: () => asking.keep(flow, who, act, fields()),
    },
    ...QUESTIONS[act](asking.draft(flow, who, act)),
    el(
      "div.acts",
      {},
      el("button.primary", { type: "submit", "data-do": "go" }, words.go[act] ?? words.act[act]),
      el("button", { type: "button", onclick: () => asking.close(flow, who) }, words.leave),
    ),
  );
  return form;
}

/** @param {string} name @param {Draft} draft @param {object} [more] */
function line(name, draft, more) {
  const value = draft[name] ?? "";
  const input = el("input", { name, value, maxLength: 200, autocomplete: "off", ...more });
  return field(said().esign.ask[name], input, said().esign.missing[name]);
}

/** @param {Draft} draft @returns {HTMLElement} */
function decisions({ decision: chosen = "PASS" }) {
  const words = said().esign;
  const choices = ["PASS", "REJECT", "SIGN_REJECT"].map((decision) =>
    el(
      "label.choice",
      {},
      el("input", { type: "radio", name: "decision", value: decision, checked: decision === chosen }),
      words.decision[decision],
    ),
  );
  return el("fieldset", {}, el("legend", {}, words.askDecision), ...choices);
}
