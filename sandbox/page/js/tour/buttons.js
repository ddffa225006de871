/**
 * The buttons of the panel: those that make sense just now.
 *
 * @module
 */

import { el } from "../el.js";
import { said } from "../text.js";
import { astray, begin, pause, run, showMe, stepNow, takeMeThere, travel, walk } from "./run.js";
import { STEPS } from "./steps.js";

/** @typedef {"next" | "show" | "there" | "skip" | "pause" | "again" | "hand" | "start"} Name */

/** @type {Record<Name, () => unknown>} */
const ACTS = {
  next: () => walk(run.at + 1),
  show: showMe,
  there: takeMeThere,
  skip: () => walk(run.at + 1),
  pause,
  again: () => (run.mode === "play" ? walk(run.at) : showMe()),
  hand: () => travel("follow"),
  start: () => begin(run.mode),
};
/** What most people press. @type {Name[]} */
const MAIN = ["next", "again"];

const made = /** @type {[Name, HTMLButtonElement][]} */ (
  Object.entries(ACTS).map(([name, act]) => [
    name,
    el(MAIN.includes(/** @type {Name} */ (name)) ? "button.primary" : "button", {
      type: "button",
      "data-tour": name,
      onclick: () => void act(),
    }),
  ])
);

export const buttons = el("div.buttons", {}, ...made.map(([, button]) => button));

/** @returns {Record<Name, string | false>} what each is called, where it is offered */
function offered() {
  const words = said().tour;
  const step = stepNow();
  const follows = run.mode === "follow";
  const [open, missing] = [run.phase === "open", run.phase === "missing"];
  const last = run.at === STEPS.length - 1;
  const toRead = !step.done;
  const free = follows && !run.busy && !run.lost;
  const playing = run.busy || (!follows && !missing && !last && !run.lost);
  return {
    next: free && !last && (toRead || run.phase === "done") && words.next,
    show: free && open && Boolean(step.act) && words.showMe,
    there: free && open && astray() && words.takeMeThere,
    pause: playing && (run.paused ? words.goOn : words.pause),
    again: missing && !run.lost && words.tryAgain,
    hand: missing && !follows && !run.lost && words.byHand,
    start: (last || missing) && !run.lost && words.fromStart,
    skip: free && !toRead && run.phase !== "done" && Boolean(step.optional) && words.skip,
  };
}

/** Where the keyboard was on a button that is gone, it goes to the first that is there. */
export function drawButtons() {
  const shown = offered();
  const held = buttons.contains(document.activeElement);
  for (const [name, button] of made) {
    button.hidden = !shown[name];
    if (button.textContent !== shown[name]) button.textContent = shown[name] || "";
  }
  const there = made.map(([, button]) => button).filter((button) => !button.hidden);
  if (held && !buttons.querySelector(":focus:not([hidden])")) there[0]?.focus();
}
