/**
 * What is under way and takes its time, said where somebody waits for it.
 *
 * @module
 */

import { el } from "../el.js";

/** What takes no longer, in milliseconds, needs no words. */
const SOON = 300;

/** @param {HTMLElement} busy says so while somebody waits */
export function makeWaiting(busy) {
  const element = el("p.quiet.waiting", { role: "status" });
  /** What is waited for: for which draft, and the sentence about it.
   * @type {Set<{key: string, sentence: string}>} */
  const all = new Set();
  let keyNow = "";

  function draw(/** @type {string} */ key = keyNow) {
    keyNow = key;
    const sentence = [...all].find((one) => one.key === key)?.sentence ?? "";
    if (element.textContent !== sentence) element.textContent = sentence;
    busy.ariaBusy = sentence ? "true" : null;
  }

  /**
   * @template T
   * @param {string} key
   * @param {string} sentence
   * @param {Promise<T>} task
   * @returns {Promise<T>}
   */
  async function during(key, sentence, task) {
    const one = { key, sentence };
    const late = setTimeout(() => {
      all.add(one);
      draw();
    }, SOON);
    try {
      return await task;
    } finally {
      clearTimeout(late);
      all.delete(one);
      draw();
    }
  }

  return { element, draw, during };
}
