/**
 * What is wrong with an input is said at the input.
 *
 * @module
 */

import { placeOf } from "./slot.js";

/** @typedef {import("./slot.js").At} At */

/** @type {Map<string, string>} */
const problems = new Map();
/** @type {Map<string, (sentence: string) => void>} */
const shown = new Map();

/** @param {At} at @param {string} blockId */
const keyOf = (at, blockId) => `${placeOf(at)}${JSON.stringify(blockId)}`;

/** Say it at this input; an empty sentence takes it back.
 * @param {At} at @param {string} blockId @param {string} sentence */
export function complain(at, blockId, sentence) {
  const key = keyOf(at, blockId);
  if (sentence) problems.set(key, sentence);
  else problems.delete(key);
  shown.get(key)?.(sentence);
}

/** Let an input that has just been drawn show what is wrong with it.
 * @param {At} at @param {string} blockId @param {(sentence: string) => void} show */
export function showsProblems(at, blockId, show) {
  const key = keyOf(at, blockId);
  shown.set(key, show);
  show(problems.get(key) ?? "");
}

/** @param {At} at @param {any[]} blocks */
export function forgetOtherProblems(at, blocks) {
  const place = placeOf(at);
  const there = new Set(blocks.map((block) => keyOf(at, block.block_id)));
  for (const one of [problems, shown]) {
    for (const key of one.keys()) if (key.startsWith(place) && !there.has(key)) one.delete(key);
  }
}
