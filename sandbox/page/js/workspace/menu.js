/**
 * A menu that a button opens: arrow keys walk, Escape and a click elsewhere close it.
 *
 * @module
 */

import { once } from "../blockkit/busy.js";
import { el } from "../el.js";
import { foreign } from "./language.js";

/** @typedef {{name: string, data?: Record<string, string>, act: () => Promise<any>}} Entry `act`
 *   takes its time, and the button that opened the menu says so */

/**
 * Let `button` open a menu.
 *
 * @param {HTMLButtonElement} button
 * @param {() => Entry[]} entries asked for when it opens
 */
export function opensMenu(button, entries) {
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.onclick = () => open(button, entries());
}

/** @param {HTMLButtonElement} button @param {Entry[]} entries */
function open(button, entries) {
  /** @type {HTMLElement} */
  const menu = el("div.menu", { role: "menu", popover: "auto" });
  menu.setAttribute("aria-label", button.getAttribute("aria-label") ?? button.textContent ?? "");
  menu.append(...entries.map((entry) => drawEntry(entry, menu, button)));
  menu.onkeydown = (event) => walk(event, menu);
  menu.addEventListener("toggle", (event) => {
    const isOpen = /** @type {ToggleEvent} */ (event).newState === "open";
    button.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) menu.remove();
  });
  button.after(menu);
  menu.showPopover();
  beside(menu, button);
  /** @type {HTMLElement} */ (menu.firstElementChild)?.focus();
}

/** @param {Entry} entry @param {HTMLElement} menu @param {HTMLElement} button */
function drawEntry(entry, menu, button) {
  const how = { type: "button", role: "menuitem", tabIndex: -1, lang: foreign(entry.name) };
  const item = el("button.plain", how, entry.name);
  Object.assign(item.dataset, entry.data);
  item.onclick = () => {
    menu.hidePopover();
    void once(button, entry.act);
  };
  return item;
}

/** @param {KeyboardEvent} event @param {HTMLElement} menu */
function walk(event, menu) {
  const items = /** @type {HTMLElement[]} */ ([...menu.children]);
  const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const to = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (event.key === "Tab" || event.key === "Escape") menu.hidePopover();
  if (event.key === "Escape") event.stopPropagation(); // only the menu is left
  if (to === undefined) return;
  event.preventDefault();
  items[to].focus();
}

/** Above or below the button, inside the window. @param {HTMLElement} menu @param {Element} at */
function beside(menu, at) {
  const button = at.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.max(8, Math.min(button.left, innerWidth - width - 8));
  const below = button.bottom + 4;
  menu.style.left = `${left}px`;
  const top = below + height < innerHeight ? below : Math.max(8, button.top - height - 4);
  menu.style.top = `${top}px`;
}
