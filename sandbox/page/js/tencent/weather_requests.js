/**
 * Knobs for what the bot asks of Tencent.
 *
 * @module
 */

import { said } from "../text.js";
import { company, tell } from "./company.js";
import { choice, count, knob, toggle } from "./knob.js";

/** What each choice orders; `seconds` are taken where they mean something.
 * @type {Record<string, (seconds: number) => Partial<import("./company.js").Fault>>} */
export const FAULTS = {
  busy: () => ({ kind: "error", code: "RequestLimitExceeded" }),
  quota: () => ({ kind: "error", code: "OperationDenied.NoQuota" }),
  whitelist: () => ({ kind: "error", code: "OperationDenied.WhiteListForbid" }),
  internal: () => ({ kind: "error", code: "InternalError.System" }),
  gateway: () => ({ kind: "http", status: 502 }),
  lost_before: () => ({ kind: "lost_before" }),
  lost_after: () => ({ kind: "lost_after" }),
  slow: (seconds) => ({ kind: "slow", hang: seconds }),
  hang: (seconds) => ({ kind: "lost_before", hang: seconds }),
};

/** @returns {import("./knob.js").Room} */
export function requestKnobs() {
  const words = said().esign;
  const down = toggle(
    "down",
    words.down,
    words.downSays,
    () => Boolean(company.state?.down),
    (on) => tell("settings", { down: on }),
  );
  const next = knob({
    name: "fail-next",
    title: words.failNext,
    says: words.failNextSays,
    go: words.order,
    fields: [
      choice("what", words.whatGoesWrong, words.faults),
      choice("action", words.whichAction, { "*": words.anyAction, ...words.actions }),
      count("times", words.howOften, 1),
      count("seconds", words.seconds, 3, 0),
    ],
    order: ({ what, action, times, seconds }) =>
      tell("faults", { action, times: Number(times), ...FAULTS[what](Number(seconds)) }),
    done: () => words.isOrdered,
  });
  return { title: words.requestWeather, knobs: [down, next] };
}
