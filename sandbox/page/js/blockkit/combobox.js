/**
 * A text field with a list of what fits below it; it follows the ARIA combobox pattern.
 *
 * Source: www.w3.org/WAI/ARIA/apg/patterns/combobox.
 *
 * @module
 */

import { said } from "../text.js";
import { el, fill } from "../el.js";
import { optionList } from "./options.js";
import { closePopup, openNear } from "./popup.js";
import { freshId } from "./slot.js";

/** @typedef {import("./choices.js").Choice} Choice */
/** What a combobox is for.
 * @typedef {object} Purpose
 * @property {(query: string) => Promise<import("./choices.js").Found>} find
 * @property {number} pause milliseconds to wait for more letters
 * @property {boolean} several
 * @property {(choice: Choice) => boolean} isChosen
 * @property {(choice: Choice) => boolean} isOpen whether it may be picked now
 * @property {(choice: Choice) => void} pick
 * @property {() => void} takeBack drop the last one, in a field for several
 * @property {() => string} resting what the field shows while the list is closed */

/**
 * Give a field its list.
 *
 * @param {HTMLInputElement} field
 * @param {Purpose} purpose
 * @returns {HTMLElement} the list, to be put next to the field
 */
export function combobox(field, purpose) {
  const id = freshId("list");
  const list = el("div", { id, role: "listbox", "aria-label": said().blockkit.choices });
  if (purpose.several) list.setAttribute("aria-multiselectable", "true");
  const note = el("p.note", { role: "status" });
  const popup = el("div.popup", { popover: "manual" }, list, note);
  /** @type {HTMLElement[]} */ let options = [];
  let active = -1;
  let asked = 0;
  let timer = 0;

  const isOpen = () => popup.matches(":popover-open");
  const activate = (/** @type {number} */ place) => {
    options[active]?.classList.remove("active");
    active = place;
    const option = options[active];
    option?.classList.add("active");
    option?.scrollIntoView({ block: "nearest" });
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    asked += 1;
    clearTimeout(timer);
    closePopup(popup);
    field.ariaExpanded = "false";
    activate(-1);
    field.value = purpose.resting();
  };
  const look = async (/** @type {string} */ query) => {
    const mine = ++asked;
    openNear(popup, field);
    field.ariaExpanded = "true";
    const found = await purpose.find(query);
    if (mine !== asked) return;
    options = optionList(list, found.choices, purpose, pick);
    note.textContent = found.note;
    activate(query && options.length ? 0 : options.findIndex((one) => one.ariaSelected === "true"));
    openNear(popup, field);
  };
  const open = () => void look("");
  const pick = (/** @type {Choice} */ choice) => {
    if (!purpose.isOpen(choice)) return;
    purpose.pick(choice);
    close();
    if (purpose.several) open();
  };
  const step = (/** @type {number} */ by) => {
    const from = active < 0 && by < 0 ? 0 : active;
    if (!isOpen()) open();
    else if (options.length) activate((from + by + options.length) % options.length);
  };

  /** @type {Record<string, (event: KeyboardEvent) => boolean | void>} */
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => (isOpen() && active >= 0 ? options[active].click() : isOpen()),
    Escape: () => (isOpen() ? close() : false),
    Backspace: () => (purpose.several && !field.value ? purpose.takeBack() : false),
  };
  field.onkeydown = (event) => {
    if (event.isComposing || !(event.key in keys) || event.ctrlKey || event.metaKey) return;
    if (keys[event.key](event) !== false) event.preventDefault();
  };
  field.oninput = () => {
    clearTimeout(timer);
    const query = field.value;
    if (purpose.pause) fillWaiting(list, note);
    openNear(popup, field);
    field.ariaExpanded = "true";
    timer = window.setTimeout(() => void look(query), purpose.pause);
  };
  field.onclick = () => {
    if (!isOpen()) open();
    field.select();
  };
  field.onblur = close;
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", id);
  field.ariaExpanded = "false";
  field.value = purpose.resting();
  return popup;
}

/** @param {HTMLElement} list @param {HTMLElement} note */
function fillWaiting(list, note) {
  fill(list);
  list.hidden = true;
  note.textContent = said().blockkit.looking;
}
