/**
 * Select menus, for one or for several.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { said } from "../text.js";
import { choiceOf, find, sourceOf } from "./choices.js";
import { Combobox } from "./combobox.js";
import { isInput, ofControl } from "./control.js";
import { choose } from "./entering.js";
import { valueOf } from "./slot.js";

/** @typedef {import("./slot.js").Slot} Slot */
/** @typedef {import("./choices.js").Choice} Choice */

/** The bot is asked when typing pauses. */
const PAUSE = 250;

/** @param {Slot} slot @returns {HTMLElement} */
export const select = (slot) => new Menu(slot).node;

/** A select menu with what is chosen in it. */
class Menu {
  /** @param {Slot} slot */
  constructor(slot) {
    const { element } = slot;
    this.slot = slot;
    this.several = element.type.startsWith("multi_");
    this.external = sourceOf(element) === "external";
    /** @type {HTMLInputElement} */
    this.field = el("input", { ...ofControl(slot), type: "text", autocomplete: "off" });
    this.field.placeholder = element.placeholder?.text ?? this.invitation;
    /** @type {HTMLElement} */
    this.chips = el("ul.chips", { "aria-label": said().blockkit.chosen });
    /** @type {HTMLElement} */
    this.clear = cross(said().blockkit.clear, "clear", () => this.put([]));
    const { popup } = new Combobox(this.field, this);
    const line = el("div.select-field", {}, this.field, this.clear);
    /** @type {HTMLElement} */
    this.node = el("div.select", {}, this.chips, line, popup);
    this.show();
  }

  get invitation() {
    return this.external ? said().blockkit.search : said().blockkit.choose;
  }

  get pause() {
    return this.external ? PAUSE : 0;
  }

  /** @returns {Choice[]} */
  get chosen() {
    return [valueOf(this.slot) ?? []].flat().map((kept) => choiceOf(this.slot.element, kept));
  }

  show() {
    const { chosen, several, slot } = this;
    fill(this.chips, ...(several ? chosen.map((one) => this.chip(one)) : []));
    this.chips.hidden = !several || !chosen.length;
    this.clear.hidden = several || !chosen.length || !isInput(slot) || !slot.block.optional;
    this.field.value = this.resting();
  }

  /** @param {Choice} choice */
  chip(choice) {
    const remove = () => {
      this.put(this.without(choice));
      this.field.focus();
    };
    const label = said().blockkit.remove(choice.label);
    return el("li", { "data-value": choice.value }, choice.label, cross(label, "remove", remove));
  }

  /** @param {string} query */
  find(query) {
    return find(this.slot, query);
  }

  resting() {
    return this.several ? "" : (this.chosen[0]?.label ?? "");
  }

  /** @param {Choice} choice */
  isChosen(choice) {
    return this.chosen.some(({ value }) => value === choice.value);
  }

  /** @param {Choice} choice */
  mayPick(choice) {
    const most = this.slot.element.max_selected_items ?? Infinity;
    return !this.several || this.isChosen(choice) || this.chosen.length < most;
  }

  /** @param {Choice} choice */
  pick(choice) {
    queries.set(choice.value, choice.query ?? choice.label);
    if (!this.several) this.put([choice]);
    else this.put(this.isChosen(choice) ? this.without(choice) : [...this.chosen, choice]);
  }

  takeBack() {
    this.put(this.chosen.slice(0, -1));
    return true;
  }

  /** @param {Choice} gone */
  without(gone) {
    return this.chosen.filter(({ value }) => value !== gone.value);
  }

  /** @param {Choice[]} choices */
  put(choices) {
    const kept = this.asOneOrMore(choices.map((one) => one.kept));
    const sent = this.asOneOrMore(choices.map((one) => (this.external ? asked(one) : one.value)));
    void choose(this.slot, kept, sent, () => this.show());
    this.show();
  }

  /** @param {any[]} values */
  asOneOrMore(values) {
    return this.several ? values : (values[0] ?? null);
  }
}

/** What was typed to find each option of the bot's. @type {Map<string, string>} */
const queries = new Map();

/** The bot is asked once more when one of its options is taken. @param {Choice} choice */
const asked = ({ value, label }) => ({ query: queries.get(value) ?? label, pick: value });

/** @param {string} label @param {string} what @param {() => void} act @returns {HTMLElement} */
const cross = (label, what, act) =>
  el(
    `button.plain.${what}`,
    { type: "button", "aria-label": label, onclick: act },
    el("span", { "aria-hidden": "true" }, "×"),
  );
