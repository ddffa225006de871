/**
 * What a request or a callback was about, and how it ended, in a few words.
 *
 * @module
 */

import { said } from "../text.js";

/** @typedef {{kind: "request", said: import("./company.js").Request}
 *   | {kind: "callback", said: import("./company.js").Callback}} Entry */

/** The action of a request; the type of a message, and what it says was done.
 * @param {Entry} entry @returns {string} */
export function about(entry) {
  if (entry.kind === "request") return entry.said.action || said().esign.noAction;
  const { MsgType, MsgData, Operate } = entry.said.message;
  const operate = MsgData?.Operate ?? Operate;
  if (!MsgType && !operate) return said().esign.probeName;
  return [MsgType ?? "FlowStatusChange", operate].filter(Boolean).join(" · ");
}

/** @param {Entry} entry @returns {string} */
export function outcome(entry) {
  const words = said().esign;
  if (entry.kind === "callback") {
    const { outcome: end, tries } = entry.said;
    return words.ends[end](tries.length);
  }
  const { error, fault, status } = entry.said;
  if (error) return words.refusedWith(error);
  if (fault in words.hitBy && fault !== "slow") return words.hitBy[fault];
  return status === null ? words.stillWaiting : words.answered;
}

/** Whether it is what somebody looks for who looks for trouble. @param {Entry} entry */
export function wentWrong(entry) {
  if (entry.kind === "request") return Boolean(entry.said.error || entry.said.fault);
  return entry.said.outcome !== "delivered" || entry.said.tries.length > 1;
}
