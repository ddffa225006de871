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
/** `why`: what happens and why it matters; `todo`: what somebody who follows does; `awaits`: what
 * has to come true; `seen`: what came of it.
 * @typedef {{title: string, why: string, todo: string, awaits: string, seen: string}} Told */
/** @typedef {(names: Names) => Told} Tell */

/** Chinese words have no blanks between them, not even around a name; foreign ones do. */
const BETWEEN = /(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g;

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
  const tells = Object.entries(said().tour.steps[step.id](names));
  return /** @type {any} */ (
    Object.fromEntries(tells.map(([name, words]) => [name, words.replace(BETWEEN, "")]))
  );
}
