/**
 * The stack of modals: the one in front can be used, those below wait.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { keyed } from "../keyed.js";
import { state } from "../state.js";
import { said } from "../text.js";
import { makeWaiting } from "../workspace/waiting.js";
import { drawBlocks } from "./blocks.js";
import { tellChanges } from "./changes.js";
import { within } from "./focus.js";
import { closeView, submitView } from "./form.js";
import { asked } from "./groups.js";
import { texted } from "./mrkdwn.js";
import { goBack, rememberWhere } from "./opener.js";
import { atModal, freshId } from "./slot.js";

/** @typedef {{view: any, below: number, front: boolean, lang: string}} Layer */

/** Draw `state.screen.modals` into `#modals`. */
export function drawModals() {
  const home = /** @type {HTMLElement} */ (document.querySelector("#modals"));
  const views = state.screen.modals;
  if (!home.children.length && views.length) rememberWhere();
  const left = closeGone(home, new Set(views.map((view) => view.id)));
  keyed(home, views.map(layer), ({ view }) => view.id, draw);
  for (const dialog of home.querySelectorAll("dialog")) if (!dialog.open) dialog.showModal();
  views.forEach((view, place) => {
    const dialog = /** @type {HTMLDialogElement} */ (home.children[place]);
    drawBlocks(part(dialog, "body"), view.blocks, atModal(view));
    tellChanges(part(dialog, "news"), asked(view.blocks));
  });
  const front = /** @type {HTMLDialogElement | null} */ (home.lastElementChild);
  if (front) focusFirst(front, views[views.length - 1].hash);
  else if (left) goBack();
}

/** Closed from the top, so that each gives the focus back. @param {HTMLElement} home
 * @param {Set<string>} staying */
function closeGone(home, staying) {
  const gone = [...home.querySelectorAll("dialog")].filter(
    (dialog) => !staying.has(dialog.dataset.view ?? ""),
  );
  for (const dialog of gone.reverse()) {
    dialog.close();
    drawBlocks(part(dialog, "body"), [], atModal({ id: dialog.dataset.view }));
  }
  return gone.length > 0;
}

/** @param {any} view @param {number} below @param {any[]} all @returns {Layer} */
const layer = (view, below, all) => ({
  view,
  below,
  front: below === all.length - 1,
  lang: state.lang,
});

/** @param {Element} dialog @param {string} name @returns {any} */
const part = (dialog, name) => dialog.querySelector(`.modal-${name}`);

/** @param {Layer} layer @param {HTMLElement} [before] @returns {HTMLElement} */
function draw({ view, below, front }, before) {
  const dialog = before ?? frame(view);
  const words = said().blockkit;
  dialog.dataset.callback = view.callback_id;
  dialog.classList.toggle("behind", !front);
  fill(part(dialog, "title"), ...texted(view.title));
  part(dialog, "below").textContent = front && below ? words.behind(below) : "";
  const all = /** @type {HTMLElement} */ (dialog.querySelector('[data-do="close-all"]'));
  all.ariaLabel = below ? words.closeAll : words.close;
  const [close, submit] = part(dialog, "foot").querySelectorAll("button");
  fill(close, ...(view.close ? texted(view.close) : [words.close]));
  fill(submit, ...(view.submit ? texted(view.submit) : []));
  submit.hidden = !view.submit;
  return dialog;
}

/** @param {any} view @returns {HTMLDialogElement} */
function frame(view) {
  const title = freshId("title");
  const button = (/** @type {string} */ what, /** @type {string} */ does, /** @type {any} */ act) =>
    el(what, { type: "button", "data-do": does, onclick: act });
  const foot = el("footer.modal-foot");
  const waiting = makeWaiting(foot);
  /** @type {import("./form.js").Waits} */
  const waits = (sentence, task) => waiting.during("", sentence, task);
  const submit = () => void submitView(dialog, shown(view.id), waits);
  const close = (everything = false) => void closeView(dialog, everything, waits);
  const cross = button("button.plain.cross", "close-all", () => close(true));
  const dialog = el(
    "dialog.modal",
    { "data-view": view.id, "aria-labelledby": title },
    el("header.modal-head", {}, el("h2.modal-title", { id: title, tabIndex: -1 }), cross),
    el("p.modal-below"),
    el("div.modal-body"),
    el("p.modal-problem", { role: "alert" }),
    el("p.modal-news.unseen", { role: "status" }),
    foot,
  );
  foot.append(
    waiting.element,
    button("button", "close", () => close()),
    button("button.primary", "submit", submit),
  );
  cross.append(el("span", { "aria-hidden": "true" }, "×"));
  dialog.onkeydown = (/** @type {KeyboardEvent} */ event) => onKey(event, dialog, submit, close);
  // Escape while nothing in the dialog has the focus, or another way to close of the browser's.
  dialog.oncancel = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (event.target === dialog) close();
  };
  return dialog;
}

/** @param {KeyboardEvent} event @param {HTMLDialogElement} dialog @param {() => void} submit
 * @param {() => void} close */
function onKey(event, dialog, submit, close) {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === "Escape") {
    event.preventDefault();
    close();
  }
  const submits = event.key === "Enter" && (event.ctrlKey || event.metaKey);
  if (submits && !part(dialog, "foot").lastElementChild.hidden) submit();
}

/** The view as it is now. @param {string} id */
const shown = (id) => state.screen.modals.find((view) => view.id === id);

/** To the element that asks for it, else the first input; when the form is new and nobody is at
 * work in it. @param {HTMLDialogElement} dialog @param {string} hash */
function focusFirst(dialog, hash) {
  const before = dialog.dataset.hash;
  dialog.dataset.hash = hash;
  if (before === hash) return;
  part(dialog, "problem").textContent = ""; // it was about what stood there before
  const active = /** @type {HTMLElement} */ (document.activeElement);
  const atWork = !active.closest(".modal-head");
  if (before && atWork && (dialog.contains(active) || active.closest(".confirm"))) return;
  const body = part(dialog, "body");
  const first = body.querySelector(".block-input [data-action]");
  const wanted = body.querySelector("[data-focus]") ?? first;
  (wanted ? within(wanted) : part(dialog, "title")).focus();
}
