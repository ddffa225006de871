/**
 * The tab of weather: what goes wrong on purpose, and what the company has bought.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { state } from "../state.js";
import { said } from "../text.js";
import { drawBusy } from "./busy.js";
import { company, tell, tellSlack } from "./company.js";
import { outcome } from "./knob_outcome.js";
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
  panel.dataset.lang = state.lang;
  const rooms = [requestKnobs(), callbackKnobs(), companyKnobs(), slackKnobs()];
  const { node, follow } = orderedNow();
  followers = [follow, ...rooms.flatMap((room) => room.knobs.map((one) => one.follow))];
  panel.replaceChildren(
    node,
    ...rooms.map(({ title, knobs }) =>
      el("div.knobs", {}, el("h3", {}, title), ...knobs.map((one) => one.node)),
    ),
  );
}

/** What is ordered, and the button that takes all of it back. @returns {import("./knob.js").Knob} */
function orderedNow() {
  const words = said().esign;
  const came = outcome();
  const list = el("ul");
  const clear = el("button", { type: "button", "data-do": "clear" }, words.allClear);
  clear.onclick = async () => {
    if (clear.ariaBusy === "true") return;
    drawBusy(clear, true);
    const failed = await Promise.all([tell("clear"), tellSlack("clear", {})]);
    came.show(failed.find(Boolean) ?? null, words.cleared);
    drawBusy(clear, false);
  };
  const node = el(
    "div.ordered",
    {},
    el("h3", {}, words.orderedNow),
    list,
    el("div.acts", {}, clear, came.done),
    came.trouble,
  );
  const follow = () => {
    const lines = ordered();
    const shown = lines.length ? lines : [said().esign.nothingOrdered];
    fill(list, ...shown.map((line) => el("li", {}, line)));
    came.follow();
  };
  return { node, follow };
}
