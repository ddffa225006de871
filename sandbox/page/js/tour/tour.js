/**
 * The guided tour: the whole story, to be followed or to be watched.
 *
 * `?tour=follow` or `?tour=play` in the address starts it at once.
 *
 * @module
 */

import { onChange, state } from "../state.js";
import { decline, invite } from "./invitation.js";
import { leftBy } from "./modes.js";
import { drawPanel, enterPanel, makePanel } from "./panel.js";
import { begin, drawnBy, resume, travel, watch } from "./run.js";

/** @typedef {import("./run.js").Mode} Mode */

/** Streams tell of most things; what happens on the page itself is looked for. */
const LOOK = 300;

/** Called once, when the page is there. */
export function openTour() {
  if (!state.about.tencent) return;
  makePanel();
  drawnBy(drawPanel);
  leftBy(leave);
  onChange(drawPanel);
  // A dialog that opens or closes takes the panel with it, or behind it; see front.js.
  document.addEventListener("toggle", drawPanel, true);
  addEventListener("resize", drawPanel);
  setInterval(watch, LOOK);
  const asked = takeWish();
  if (asked === "follow" || asked === "play") void startTour(asked);
  else if (sessionStorage.getItem("tour")) void resume();
  else invite((mode) => void startTour(mode));
}

/** What the address asks for, once: after a reload the tour goes on where it was. */
function takeWish() {
  const address = new URL(location.href);
  const asked = address.searchParams.get("tour");
  address.searchParams.delete("tour");
  if (asked) history.replaceState(null, "", address);
  return asked;
}

/** From the beginning. @param {Mode} [mode] */
export async function startTour(mode = "follow") {
  decline();
  await begin(mode);
  enterPanel();
}

function leave() {
  travel("off");
  /** @type {HTMLElement | null} */ (document.querySelector('#bar [data-do="tour"]'))?.focus();
}
