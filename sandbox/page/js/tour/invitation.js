/**
 * Asked once, whoever comes here for the first time.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { onChange, state } from "../state.js";
import { said } from "../text.js";

/** @typedef {import("./run.js").Mode} Mode */

const KEPT = "tour-offered";
const card = el("aside", { id: "invitation" });
let drawnIn = "";

/** @param {(mode: Mode) => void} start */
export function invite(start) {
  if (localStorage.getItem(KEPT)) return;
  onChange(() => draw(start));
  document.getElementById("rooms")?.before(card);
}

/** It is not asked again, in this browser. */
export function decline() {
  localStorage.setItem(KEPT, "yes");
  card.remove();
}

/** @param {(mode: Mode) => void} start */
function draw(start) {
  const words = said().tour;
  if (drawnIn === state.lang) return;
  drawnIn = state.lang;
  card.setAttribute("aria-label", words.name);
  const button = (/** @type {string} */ name, /** @type {string} */ text, /** @type {any} */ act) =>
    el("button", { type: "button", "data-tour": name, onclick: act }, text);
  const takes = (/** @type {Mode} */ mode) => () => {
    decline();
    start(mode);
  };
  fill(
    card,
    el("p", {}, words.invites),
    button("follow", words.follow, takes("follow")),
    button("play", words.play, takes("play")),
    button("decline", words.declines, decline),
  );
}
