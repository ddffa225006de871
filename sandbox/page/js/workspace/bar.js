/**
 * The bar at the top: what this is, who looks, and what can stand beside.
 *
 * @module
 */

import { el } from "../el.js";
import { onChange, state } from "../state.js";
import { said } from "../text.js";
import { startTour } from "../tour/tour.js";
import { drawPeople, people } from "./people.js";
import { tencentShown, toggleTencent } from "./rooms.js";

const bar = /** @type {HTMLElement} */ (document.getElementById("bar"));
const skip = /** @type {HTMLElement} */ (document.getElementById("skip"));

const title = el("h1", {});
const tour = el("button", { type: "button", "data-do": "tour", onclick: () => void startTour() });
const tencent = el("button", { type: "button", "data-do": "tencent", onclick: toggleTencent });

export function startBar() {
  const brand = el("div.brand", {}, el("span.seal", { "aria-hidden": "true" }, "印"), title);
  bar.append(brand, people, el("div.switches", {}, tour, tencent));
  skip.onclick = (event) => {
    event.preventDefault(); // the address belongs to who looks where
    document.getElementById("place")?.focus();
  };
  onChange(draw);
}

function draw() {
  skip.textContent = said().skip;
  title.textContent = said().title;
  tour.textContent = said().startTour;
  tour.hidden = !state.about.tencent;
  tencent.textContent = said().showTencent;
  tencent.hidden = !state.about.tencent;
  tencent.setAttribute("aria-pressed", String(tencentShown()));
  drawPeople();
}
