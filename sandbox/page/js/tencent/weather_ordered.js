/**
 * What is ordered and has not happened yet, one line each.
 *
 * @module
 */

import { said } from "../text.js";
import { company } from "./company.js";
import { FAULTS } from "./weather_requests.js";

/** @returns {string[]} */
export function ordered() {
  const words = said().esign;
  const lines = [];
  if (company.state?.down) lines.push(words.isDown);
  for (const fault of company.state?.faults ?? []) {
    lines.push(words.nextRequests(fault.times, actionName(fault.action), faultName(fault)));
  }
  const callbacks = company.state?.callback_faults;
  for (const [name, label] of Object.entries(words.disturbances)) {
    const left = callbacks?.[/** @type {"drop"} */ (name)] ?? 0;
    if (left) lines.push(words.nextCallbacks(left, label));
  }
  if (company.slack.down) lines.push(words.slackIsDown);
  for (const fault of company.slack.planned) {
    lines.push(words.nextSlack(fault.times, words.slackFaults[fault.kind] ?? fault.kind));
  }
  return lines;
}

/** What the knob calls it; what was ordered elsewhere has Tencent's code or our word for its kind.
 * @param {import("./company.js").Fault} fault */
function faultName(fault) {
  const words = said().esign;
  const known = Object.entries(FAULTS).find(([, make]) => {
    const made = make(fault.hang);
    return (
      made.kind === fault.kind &&
      (made.code ?? fault.code) === fault.code &&
      (made.hang ?? 0) === fault.hang
    );
  });
  if (known) return words.faults[known[0]];
  return fault.kind === "error" ? fault.code : (words.hitBy[fault.kind] ?? fault.kind);
}

/** @param {string} action */
const actionName = (action) => (action === "*" ? said().esign.anyAction : action);
