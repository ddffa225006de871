/**
 * A text field with a list of what fits below it; it follows the ARIA combobox pattern.
 *
 * Source: www.w3.org/WAI/ARIA/apg/patterns/combobox.
 *
 * @module
 */

import { el } from "../el.js";
import { said } from "../text.js";
import { optionList } from "./options.js";
import { closePopup, openNear } from "./popup.js";
import { freshId } from "./slot.js";

/** @typedef {import("./choices.js").Choice} Choice */
/** What a combobox is for.
 * @typedef {object} Purpose
 * @property {(query: string) => Promise<import("./choices.js").Found>} find
 * @property {number} pause milliseconds to wait for more letters; 0 where nobody has to be asked
 * @property {boolean} several
 * @property {(choice: Choice) => boolean} isChosen
 * @property {(choice: Choice) => boolean} mayPick whether there is room for it
 * @property {(choice: Choice) => void} pick
 * @property {() => boolean} takeBack drop the last one, in a field for several
 * @property {() => string} resting what the field shows while the list is closed */

/** Gives a field its list; `popup` has to be put next to the field. */
export class Combobox {
  /** @param {HTMLInputElement} field @param {Purpose} purpose */
  constructor(field, purpose) {
    const id = freshId("list");
    this.field = field;
    this.purpose = purpose;
    /** @type {HTMLElement} */
    this.list = el("div", { id, role: "listbox", "aria-label": said().blockkit.choices });
    if (purpose.several) this.list.setAttribute("aria-multiselectable", "true");
    /** @type {HTMLElement} */
    this.note = el("p.note", { role: "status" });
    /** @type {HTMLElement} */
    this.popup = el("div.popup", { popover: "manual" }, this.list, this.note);
    // The field keeps the focus while somebody scrolls or picks with the mouse.
    this.popup.onmousedown = (event) => event.preventDefault();
    /** @type {HTMLElement[]} */
    this.options = [];
    this.active = -1;
    this.searches = 0;
    this.timer = 0;
    this.wire(id);
  }

  /** @param {string} id */
  wire(id) {
    const { field } = this;
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", id);
    field.ariaExpanded = "false";
    field.onkeydown = (event) => this.press(event);
    field.oninput = () => this.search();
    field.onblur = () => this.close();
    field.onclick = () => {
      if (!this.isOpen) void this.look("");
      field.select();
    };
  }

  get isOpen() {
    return this.popup.matches(":popover-open");
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (this.use(event.key)) event.preventDefault();
  }

  /** What a key does; false when it is none of ours. @param {string} key */
  use(key) {
    switch (key) {
      case "ArrowDown":
        return this.step(1);
      case "ArrowUp":
        return this.step(-1);
      case "Enter":
        this.options[this.active]?.click();
        return this.isOpen;
      case "Escape":
        return this.isOpen && this.close();
      case "Backspace":
        return this.purpose.several && !this.field.value && this.purpose.takeBack();
      default:
        return false;
    }
  }

  /** @param {number} by */
  step(by) {
    const count = this.options.length;
    const from = this.active < 0 && by < 0 ? 0 : this.active;
    if (!this.isOpen) void this.look("");
    else if (count) this.activate((from + by + count) % count);
    return true;
  }

  /** Point at an option, or at none. @param {number} place */
  activate(place) {
    this.options[this.active]?.classList.remove("active");
    this.active = place;
    const option = this.options[place];
    option?.classList.add("active");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
  }

  open() {
    openNear(this.popup, this.field);
    this.field.ariaExpanded = "true";
  }

  close() {
    this.searches += 1;
    clearTimeout(this.timer);
    closePopup(this.popup);
    this.field.ariaExpanded = "false";
    this.options = [];
    this.activate(-1);
    this.field.value = this.purpose.resting();
    return true;
  }

  /** Something has been typed. */
  search() {
    clearTimeout(this.timer);
    const { pause } = this.purpose;
    if (!pause) return void this.look(this.field.value);
    this.searches += 1;
    this.show([], said().blockkit.looking);
    this.open();
    this.timer = window.setTimeout(() => void this.look(this.field.value), pause);
  }

  /** Open the list with what fits. @param {string} query */
  async look(query) {
    const search = ++this.searches;
    if (this.purpose.pause) this.show([], said().blockkit.looking);
    this.open();
    const found = await this.purpose.find(query);
    if (search !== this.searches) return;
    this.show(found.choices, found.note);
    const chosen = this.options.findIndex((one) => one.ariaSelected === "true");
    this.activate(query && this.options.length ? 0 : chosen);
    this.open(); // its size has changed
  }

  /** @param {Choice[]} choices @param {string} note */
  show(choices, note) {
    this.options = optionList(this.list, choices, this.purpose, (one) => this.pick(one));
    this.note.textContent = note;
    this.activate(-1);
  }

  /** @param {Choice} choice */
  pick(choice) {
    if (!this.purpose.mayPick(choice)) return;
    this.purpose.pick(choice);
    this.close();
    if (this.purpose.several) void this.look("");
  }
}
