/**
 * What a step says, with the names of those who play in it.
 *
 * @module
 */

import { state } from "../state.js";
import { said } from "../text.js";
import { fromFile, fromTemplate, numberOf } from "./seen.js";
import { personAs } from "./way.js";

/** @typedef {import("./steps.js").Step} Step */
/** @typedef {{employee: string, manager: string, legal: string, app: string, command: string,
 *   number: string, second: string}} Names `number`, `second`: of the two contracts */
/** @typedef {import("../text/tour.js").Told} Told */

/** @param {Step} step @returns {Told} */
export function told(step) {
  /** @type {Names} */
  const names = {
    employee: personAs("employee").real_name,
    manager: personAs("manager").real_name,
    legal: personAs("legal").real_name,
    app: state.about.app,
    command: state.about.commands[0]?.name ?? "",
    number: numberOf(fromFile()),
    second: numberOf(fromTemplate()),
  };
  return said().tour.steps[step.id](names);
}
