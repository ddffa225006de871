/**
 * Knobs for the pretend Slack's own bad days.
 *
 * @module
 */

import { said } from "../text.js";
import { company, tellSlack } from "./company.js";
import { choice, count, knob, toggle } from "./knob.js";

/** @returns {import("./knob.js").Room} */
export function slackKnobs() {
  const words = said().esign;
  const down = toggle(
    "slack-down",
    words.slackDown,
    words.slackDownSays,
    () => company.slack.down,
    (on) => tellSlack("down", { down: on }),
  );
  const next = knob({
    name: "slack-fail",
    title: words.slackFail,
    says: words.slackFailSays,
    go: words.order,
    fields: [
      choice("kind", words.whatGoesWrong, words.slackFaults),
      count("times", words.howOften, 1),
      count("seconds", words.seconds, 3),
    ],
    order: ({ kind, times, seconds }) =>
      tellSlack("fault", { method: "*", kind, times: Number(times), seconds: Number(seconds) }),
    done: () => words.isOrdered,
  });
  return { title: words.slackWeather, knobs: [down, next] };
}
