/**
 * The overflow menu: a button with a few more things to do.
 *
 * @module
 */

import { el } from "../el.js";
import { said } from "../text.js";
import { once } from "./busy.js";
import { press } from "./entering.js";
import { texted } from "./mrkdwn.js";
import { closePopup, openNear } from "./popup.js";
import { freshId } from "./slot.js";

/** @typedef {import("./slot.js").Slot} Slot */

/** @param {Slot} slot @returns {HTMLElement} */
export function overflow(slot) {
  const id = freshId("menu");
  const label = said().blockkit.more;
  const open = () => {
    openNear(menu, button);
    items[0].focus();
  };
  const close = () => {
    closePopup(menu);
    button.focus();
  };
  const act = (/** @type {() => Promise<any>} */ task) => once(button, task);
  const button = el(
    "button.overflow",
    {
      type: "button",
      "data-action": slot.element.action_id,
      "aria-label": label,
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "aria-controls": id,
      onclick: open,
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        open();
      },
    },
    el("span", { "aria-hidden": "true" }, "⋯"),
  );
  /** @type {HTMLElement[]} */
  const items = slot.element.options.map((/** @type {any} */ option) => item(slot, option, close, act));
  const menu = el("div.popup.menu", { id, role: "menu", popover: "auto", "aria-label": label });
  menu.append(...items);
  menu.onkeydown = (/** @type {KeyboardEvent} */ event) => onKey(event, items, close);
  menu.ontoggle = (/** @type {any} */ event) => {
    button.ariaExpanded = String(event.newState === "open");
  };
  return el("div.overflow-place", {}, button, menu);
}

/** @param {Slot} slot @param {any} option @param {() => void} close
 * @param {(task: () => Promise<any>) => Promise<any>} act */
const item = (slot, option, close, act) =>
  el(
    "button.plain",
    {
      type: "button",
      role: "menuitem",
      tabIndex: -1,
      "data-value": option.value,
      onclick: async () => {
        close();
        const done = await act(() => press(slot, option.value));
        if (done && option.url) window.open(option.url, "_blank", "noopener,noreferrer");
      },
    },
    el("span", {}, ...texted(option.text)),
    option.description && el("span.description", {}, ...texted(option.description)),
  );

/** @param {KeyboardEvent} event @param {HTMLElement[]} items @param {() => void} close */
function onKey(event, items, close) {
  const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const last = items.length - 1;
  /** @type {Record<string, number>} */
  const next = {
    ArrowDown: at === last ? 0 : at + 1,
    ArrowUp: at === 0 ? last : at - 1,
    Home: 0,
    End: last,
  };
  if (event.key in next) items[next[event.key]].focus();
  else if (event.key === "Escape" || event.key === "Tab") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
