/**
 * The dialog that asks "are you sure?" before an element does what it does.
 *
 * @module
 */

import { el } from "../el.js";
import { texted } from "./mrkdwn.js";
import { freshId } from "./slot.js";

/** @param {any} dialog a confirm object @returns {Promise<boolean>} */
export function confirmed(dialog) {
  return new Promise((resolve) => {
    const title = freshId("confirm");
    const words = freshId("confirm");
    const answer = (/** @type {boolean} */ yes) => () => {
      asked.close();
      asked.remove();
      resolve(yes);
    };
    const yes = el(
      `button.${dialog.style ?? "primary"}`,
      { type: "button", onclick: answer(true), "data-do": "confirm" },
      ...texted(dialog.confirm),
    );
    const no = el(
      "button",
      { type: "button", onclick: answer(false), "data-do": "deny" },
      ...texted(dialog.deny),
    );
    const asked = el(
      "dialog.modal.confirm",
      { "aria-labelledby": title, "aria-describedby": words, oncancel: answer(false) },
      el("header.modal-head", {}, el("h2", { id: title }, ...texted(dialog.title))),
      el("div.modal-body.text", { id: words }, ...texted(dialog.text)),
      el("footer.modal-foot", {}, no, yes),
    );
    document.body.append(asked);
    asked.showModal();
    (dialog.style === "danger" ? no : yes).focus();
  });
}
