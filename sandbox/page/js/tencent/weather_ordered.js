/**
 * What is ordered and has not happened yet, one line each.
 *
 * @module
 */

import { said } from "../text.js";
import { company } from "./company.js";

/** @returns {string[]} */
export function ordered() {
  const words = said().esign;
  const lines = [];
  if (company.state?.down) lines.push(words.isDown);
  for (const fault of company.state?.faults ?? []) {
    const what = fault.kind === "error" ? fault.code : (words.hitBy[fault.kind] ?? fault.kind);
    lines.push(words.nextRequests(fault.times, actionName(fault.action), what));
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

/** @param {string} action */
const actionName = (action) => (action === "*" ? said().esign.anyAction : action);
