/**
 * Which questions are open at which contract, what was typed into them, what is being done there,
 * and what could not be done.
 *
 * @module
 */

import { isOver, tell } from "./company.js";
import { changed } from "../state.js";

/** @typedef {import("./company.js").Flow} Flow */
/** @typedef {import("./company.js").Problem} Problem */
/** `act`: the question that is open; `doing`: what is under way.
 * @typedef {{act?: string, doing?: string, problem?: Problem}} Asked */

/** By contract and signer ("" for the contract as a whole). @type {Map<string, Asked>} */
const open = new Map();
/** How the contract stood when something could not be done. @type {WeakMap<Problem, string>} */
const stood = new WeakMap();
/** What was typed and not sent yet, by contract, signer and act.
 * @type {Map<string, Record<string, any>>} */
const drafts = new Map();

/** @param {...string} parts */
const key = (...parts) => parts.join("/");

/** @param {Asked} asked @param {string} now how the contract stands @returns {Asked} */
function stillTrue({ problem, ...asked }, now) {
  if (!problem || isOver(problem)) return asked;
  const before = stood.get(problem) ?? now;
  stood.set(problem, before);
  return before === now ? { ...asked, problem } : asked;
}

export const asking = {
  /** Everything about one contract, by signer; without the problems it has overcome.
   * @param {Flow} flow */
  of(flow) {
    const now = JSON.stringify(flow);
    return Object.fromEntries(
      [...open]
        .filter(([name]) => name.startsWith(key(flow.flow_id, "")))
        .map(([name, asked]) => [name.slice(flow.flow_id.length + 1), stillTrue(asked, now)]),
    );
  },

  /** Open the question that `act` needs answered; again to close it.
   * @param {string} flow @param {string} who @param {string} act */
  toggle(flow, who, act) {
    const before = open.get(key(flow, who));
    if (before?.act === act) asking.close(flow, who);
    else if (!before?.doing) open.set(key(flow, who), { act });
    changed();
  },

  /** What was typed is there when it is opened again. @param {string} flow @param {string} who */
  close(flow, who) {
    if (!open.get(key(flow, who))?.doing) open.delete(key(flow, who));
    changed();
  },

  /** @param {string} flow @param {string} who @param {string} act
   * @returns {Record<string, any>} what was typed and not sent */
  draft: (flow, who, act) => drafts.get(key(flow, who, act)) ?? {},

  /** @param {string} flow @param {string} who @param {string} act
   * @param {Record<string, any>} fields */
  keep: (flow, who, act, fields) => void drafts.set(key(flow, who, act), fields),

  /**
   * Do it, once; what stands in the way is shown where it was done.
   *
   * @param {string} flow @param {string} who @param {string} act @param {object} more
   */
  async attempt(flow, who, act, more = {}) {
    const before = open.get(key(flow, who));
    if (before?.doing) return;
    open.set(key(flow, who), { ...before, doing: act });
    changed();
    const problem = await tell(act, { flow, who, ...more });
    if (problem) open.set(key(flow, who), { act: before?.act, problem });
    else {
      open.delete(key(flow, who));
      drafts.delete(key(flow, who, act));
    }
    changed();
  },
};
