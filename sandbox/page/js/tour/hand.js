/**
 * A hand that one can see: it clicks real buttons and types into real fields, as a person would.
 *
 * It presses only what a person could press: what is there, can be seen, is not disabled and does
 * not lie behind an open dialog. It never takes the keyboard's focus away from the tour's panel.
 *
 * @module
 */

import { el } from "../el.js";
import { dialogInFront, lift } from "./front.js";
import { hasty, still } from "./turn.js";

/** @typedef {import("./turn.js").Turn} Turn */
/** @typedef {() => Element | null | undefined} Find */

/** Milliseconds after which what was drawn is likely to stay. */
const SETTLED = 600;

const pointer = el("div", { id: "hand", popover: "manual", "aria-hidden": "true" });

/** The hand is seen no more. */
export const withdraw = () => pointer.remove();

/** Whether a person could use it now. @param {Element | null | undefined} it */
function usable(it) {
  if (!it?.checkVisibility()) return null;
  const front = dialogInFront();
  const off = /** @type {any} */ (it).disabled || it.ariaDisabled === "true";
  const free = !off && it.ariaBusy !== "true";
  return free && (!front || front.contains(it)) ? /** @type {HTMLElement} */ (it) : null;
}

/** Scroll to it where it cannot be seen. @param {Element} it */
export const showInView = (it) =>
  it.scrollIntoView({ block: "center", behavior: still() ? "instant" : "smooth" });

export class Hand {
  /** @param {Turn} turn */
  constructor(turn) {
    this.turn = turn;
  }

  /** Wait for something. @template T @param {() => T | null | undefined | false | "" | 0} look */
  until(look) {
    return this.turn.until(look);
  }

  /** Wait until it is there and is not drawn anew any more. @param {Find} find */
  async settle(find) {
    /** @type {Element | null | undefined} */
    let before;
    while (!before || before !== find()) {
      before = await this.turn.until(() => usable(find()));
      const calm = performance.now() + SETTLED;
      await this.turn.until(() => performance.now() > calm);
    }
  }

  /** Go there. @param {Find} find @returns {Promise<HTMLElement>} */
  async point(find) {
    const it = await this.turn.until(() => usable(find()));
    showInView(it);
    await this.turn.rest(still() ? 0 : 350);
    const { left, top, width, height } = it.getBoundingClientRect();
    if (!pointer.isConnected) document.body.append(pointer);
    lift(pointer);
    pointer.style.translate = `${left + Math.min(width / 2, 120)}px ${top + height / 2}px`;
    await this.turn.rest(700);
    return this.turn.until(() => usable(find()));
  }

  /** @param {Find} find */
  async click(find) {
    const it = await this.point(find);
    pointer.classList.add("pressed");
    await this.turn.rest(250);
    pointer.classList.remove("pressed");
    it.click();
    await this.turn.rest(350);
    return it;
  }

  /** Type into a field, instead of what stands there. @param {Find} find @param {string} text */
  async type(find, text) {
    const field = /** @type {HTMLInputElement} */ (await this.point(find));
    field.value = "";
    for (const letter of hasty ? [text] : text) {
      field.value += letter;
      const typed = { bubbles: true, inputType: "insertText", data: letter };
      field.dispatchEvent(new InputEvent("input", typed));
      await this.turn.rest(45);
    }
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Type into a select menu and pick an option. @param {Find} find @param {string} text
   * @param {(option: HTMLElement) => boolean} fits */
  async choose(find, text, fits) {
    await this.type(find, text);
    const list = find()?.getAttribute("aria-controls") ?? "";
    await this.click(() => {
      const options = document.getElementById(list)?.querySelectorAll("[role=option]") ?? [];
      return /** @type {HTMLElement[]} */ ([...options]).find(fits);
    });
  }

  /** Choose in a plain select menu. @param {Find} find @param {string} value of the option */
  async pick(find, value) {
    const menu = /** @type {HTMLSelectElement} */ (await this.point(find));
    menu.value = value;
    menu.dispatchEvent(new Event("change", { bubbles: true }));
    await this.turn.rest(350);
  }

  /** Let go of a file over something. @param {Find} find @param {File} file */
  async drop(find, file) {
    const place = await this.point(find);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    for (const type of ["dragover", "drop"]) {
      await this.turn.rest(400);
      place.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    }
  }
}
