/**
 * The tour's panel: where one is, what happens, what to do, and the buttons for it.
 *
 * It is no dialog: nothing waits for it, and Escape does not end it.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { keyed } from "../keyed.js";
import { said } from "../text.js";
import { buttons, drawButtons } from "./buttons.js";
import { samplePath } from "./chapters/create.js";
import { standAside } from "./corner.js";
import { keepFocus, watchFocus } from "./focus.js";
import { bringInFront } from "./front.js";
import { drawIdeas } from "./ideas.js";
import { drawModes, modes } from "./modes.js";
import { composer } from "./new_contract.js";
import { run, stepNow } from "./run.js";
import { formClosed, wayTo } from "./way.js";
import { mark } from "./spot.js";
import { STEPS } from "./steps.js";
import { told } from "./telling.js";

/** @typedef {import("./form.js").Part} Part */

const panel = /** @type {HTMLElement} */ (document.getElementById("tour"));
const progress = el("p.progress", {});
const bar = el("progress", { "aria-hidden": "true", max: STEPS.length });
const title = el("h2", { tabIndex: -1 });
const why = el("p", {});
const todo = el("p.todo", {});
const sample = el("a", { download: "" });
const parts = el("ul.parts", {});
const seen = el("p.seen", {});
const missing = el("p.missing", {});
const closed = el("p.closed", {});
const ideas = el("ul.ideas", {});
const spoken = el("p.unseen", { role: "status" });

/** Put the panel together. */
export function makePanel() {
  panel.setAttribute("role", "region");
  panel.popover = "manual";
  panel.hidden = false;
  watchFocus(panel);
  // What is typed here is not meant for the form around it, which Escape would close.
  panel.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") event.preventDefault();
  });
  const words = el("div.words", { tabIndex: 0 });
  words.append(title, why, todo, sample, parts, seen, missing, closed, ideas);
  panel.append(el("div.top", {}, progress, modes), bar, words, buttons, spoken);
}

/** The keyboard goes into the panel. */
export const enterPanel = () => title.focus();

/** Draw it as the tour stands, or put it away. */
export function drawPanel() {
  if (run.mode === "off") {
    if (panel.matches(":popover-open")) panel.hidePopover();
    mark(null);
    return;
  }
  bringInFront(panel);
  drawModes();
  drawWords();
  drawButtons();
  standAside(panel, mark(target()), stepNow().beside?.() ?? []);
  if (run.mode === "play" || run.busy) keepFocus(panel);
}

function target() {
  if (run.phase === "done") return null;
  const step = stepNow();
  const way = run.mode === "follow" ? wayTo(step) : null;
  return way ?? (formClosed(step) ? composer() : step.target?.()) ?? null;
}

function drawWords() {
  const step = stepNow();
  const words = said().tour;
  const tells = told(step);
  const open = run.phase !== "done";
  const follows = run.mode === "follow";
  panel.dataset.step = step.id;
  panel.dataset.phase = run.phase;
  panel.dataset.mode = run.mode;
  panel.setAttribute("aria-label", words.name);
  write(progress, words.progress(run.at + 1, STEPS.length));
  bar.value = run.at + 1;
  write(title, tells.title);
  write(why, tells.why);
  write(todo, follows && open ? tells.todo : "");
  sample.href = samplePath();
  write(sample, step.id === "file" && follows && open ? words.sample : "");
  drawParts(follows && open ? (step.parts?.() ?? []) : []);
  write(seen, open ? "" : tells.seen);
  write(missing, troubleIn(tells));
  write(closed, follows && open && formClosed(step) ? words.closedForm : "");
  fill(ideas, ...(step.id === "end" ? drawIdeas() : []));
  ideas.hidden = !ideas.children.length;
  speak(words.progress(run.at + 1, STEPS.length), follows);
}

/** What keeps the story from going on. @param {import("./telling.js").Told} tells */
function troubleIn({ awaits }) {
  const words = said().tour;
  if (run.lost) return words.lost;
  return run.phase === "missing" ? words.missing(awaits) : "";
}

/** What is read out when it changes: where one is, or what came of it.
 * @param {string} where @param {boolean} follows */
function speak(where, follows) {
  const tells = told(stepNow());
  const words = said().tour;
  const open = words.spoken(where, tells.title, tells.why, follows ? tells.todo : "");
  const phases = {
    open,
    done: words.done(tells.seen),
    missing: "",
  };
  const now = run.paused ? words.paused : phases[run.phase];
  write(spoken, troubleIn(tells) || now);
}

/** The first that is still to be done is in view. @param {Part[]} all */
function drawParts(all) {
  const before = parts.querySelector("li:not(.right)");
  keyed(parts, all.map(listed), (one) => one.name, drawPart);
  parts.hidden = !all.length;
  const first = parts.querySelector("li:not(.right)");
  if (first !== before) first?.scrollIntoView({ block: "nearest" });
}

/** @param {Part} part */
const listed = (part) => ({
  name: part.label,
  value: part.value,
  right: part.right(),
  state: part.right() ? said().tour.isDone : said().tour.notDone,
});

/** @param {ReturnType<typeof listed>} part @returns {HTMLElement} */
const drawPart = ({ name, value, right, state }) =>
  el(
    right ? "li.right" : "li",
    {},
    name,
    value && said().tour.colon,
    value && el("b", {}, value),
    el("span.unseen", {}, state),
  );

/** Only what has changed, for the sake of those who listen. @param {HTMLElement} node
 * @param {string} text */
function write(node, text) {
  node.hidden = text === "";
  if (node.textContent !== text) node.textContent = text;
}
