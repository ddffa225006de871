/**
 * Offers below the text that is being typed: arrows choose, Enter or Tab completes, Escape hides.
 *
 * A text field of several lines may not be a combobox; it says what it offers with the same
 * attributes (`aria-controls`, `aria-activedescendant`) and in a live region.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { said } from "../text.js";
import { offersFor } from "./commands.js";
import { foreign } from "./language.js";

/** @typedef {import("./commands.js").Offer} Offer */

let lists = 0;

/**
 * @param {HTMLTextAreaElement} box
 * @param {() => import("./commands.js").Command[]} commands what may be typed there
 * @param {() => void} completed what was typed has changed
 */
export function completes(box, commands, completed) {
  const id = `offers-${++lists}`;
  const list = el("ul.offers", { id, role: "listbox", hidden: true });
  const told = el("span.unseen", { role: "status" });
  /** @type {Offer[]} */
  let offers = [];
  let at = 0;
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", id);

  function show(/** @type {Offer[]} */ found) {
    if (!found.length) told.textContent = "";
    else if (found.length !== offers.length) told.textContent = said().offered(found.length);
    [offers, at] = [found, 0];
    draw();
  }

  function draw() {
    list.hidden = offers.length === 0;
    list.setAttribute("aria-label", said().commandsOffered);
    fill(list, ...offers.map((offer, place) => drawOffer(offer, `${id}-${place}`, place === at)));
    list.children[at]?.scrollIntoView({ block: "nearest" });
    if (offers.length) box.setAttribute("aria-activedescendant", `${id}-${at}`);
    else box.removeAttribute("aria-activedescendant");
  }

  function take(/** @type {Offer} */ offer) {
    box.value = offer.insert;
    completed();
    show(offersFor(box.value, commands()));
  }

  list.onpointerdown = (/** @type {PointerEvent} */ event) => {
    event.preventDefault(); // the text field keeps the focus
    const item = /** @type {Element} */ (event.target).closest("[role=option]");
    if (item) take(offers[[...list.children].indexOf(item)]);
  };
  box.addEventListener("input", () => show(offersFor(box.value, commands())));
  box.addEventListener("blur", () => show([]));
  box.addEventListener("keydown", (event) => {
    if (!offers.length || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const takes = (event.key === "Enter" && !event.shiftKey) || event.key === "Tab";
    if (step) at = (at + step + offers.length) % offers.length;
    if (step) draw();
    else if (takes) take(offers[at]);
    else if (event.key === "Escape") show([]);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  return { list, told };
}

/** @param {Offer} offer @param {string} id @param {boolean} chosen */
const drawOffer = (offer, id, chosen) =>
  el(
    "li",
    { id, role: "option", "aria-selected": String(chosen), "data-value": offer.insert },
    el("code", { lang: foreign(offer.name) }, offer.name),
    offer.about && el("span.quiet", { lang: foreign(offer.about) }, offer.about),
  );
