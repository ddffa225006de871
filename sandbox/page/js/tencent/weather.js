/**
 * The tab of weather: what goes wrong on purpose, and what the company has bought.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { state } from "../state.js";
import { said } from "../text.js";
import { company, tell, tellSlack } from "./company.js";
import { callbackKnobs } from "./weather_callbacks.js";
import { companyKnobs } from "./weather_company.js";
import { ordered } from "./weather_ordered.js";
import { requestKnobs } from "./weather_requests.js";
import { slackKnobs } from "./weather_slack.js";

/** What brings the knobs up to date with the company. @type {(() => void)[]} */
let followers = [];

/** @param {HTMLElement} panel */
export function drawWeather(panel) {
  if (!company.state) return;
  if (panel.dataset.lang !== state.lang) build(panel);
  for (const follow of followers) follow();
}

/** @param {HTMLElement} panel */
function build(panel) {
  const words = said().esign;
  panel.dataset.lang = state.lang;
  const list = el("ul");
  const press = { type: "button", "data-do": "clear", onclick: allClear };
  const clear = el("button", press, words.allClear);
  const rooms = [requestKnobs(), callbackKnobs(), companyKnobs(), slackKnobs()];
  followers = [() => drawOrdered(list, clear), ...rooms.flatMap((room) => room.followers)];
  panel.replaceChildren(
    el("div.ordered", {}, el("h3", {}, words.orderedNow), list, clear),
    ...rooms.map((room) => el("div.knobs", {}, el("h3", {}, room.title), ...room.knobs)),
  );
}

/** @param {HTMLElement} list @param {HTMLButtonElement} clear */
function drawOrdered(list, clear) {
  const lines = ordered();
  clear.disabled = lines.length === 0;
  const shown = lines.length ? lines : [said().esign.nothingOrdered];
  fill(list, ...shown.map((line) => el("li", {}, line)));
}

async function allClear() {
  await Promise.all([tell("clear"), tellSlack("clear", {})]);
}
