/**
 * Which questions are open at which contract, and what could not be done there.
 *
 * @module
 */

import { tell } from "./company.js";
import { changed } from "../state.js";

/** @typedef {{act?: string, problem?: import("./company.js").Problem}} Asked */

/** By contract and signer ("" for the contract as a whole). @type {Map<string, Asked>} */
const open = new Map();

/** @param {string} flow @param {string} who */
const key = (flow, who) => `${flow}/${who}`;

export const asking = {
  /** Everything about one contract, by signer. @param {string} flow */
  of: (flow) =>
    Object.fromEntries(
      [...open]
        .filter(([name]) => name.startsWith(`${flow}/`))
        .map(([name, asked]) => [name.slice(flow.length + 1), asked]),
    ),

  /** Open the question that `act` needs answered; again to close it.
   * @param {string} flow @param {string} who @param {string} act */
  toggle(flow, who, act) {
    const same = open.get(key(flow, who))?.act === act;
    if (same) open.delete(key(flow, who));
    else open.set(key(flow, who), { act });
    changed();
  },

  /** @param {string} flow @param {string} who */
  close(flow, who) {
    open.delete(key(flow, who));
    changed();
  },

  /**
   * Do it; what stands in the way is shown where it was done.
   *
   * @param {string} flow @param {string} who @param {string} act @param {object} more
   */
  async attempt(flow, who, act, more = {}) {
    const problem = await tell(act, { flow, who, ...more });
    if (problem) open.set(key(flow, who), { ...open.get(key(flow, who)), problem });
    else open.delete(key(flow, who));
    changed();
  },
};
