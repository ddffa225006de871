/**
 * Words for those who listen: read out once, and not found later by whoever wanders about.
 *
 * @module
 */

/** Milliseconds after which it has been heard, and is news no longer. */
const HEARD = 10_000;

/** @type {WeakMap<Element, number>} */
const fading = new WeakMap();

/** @param {Element} region a live region @param {string} sentence */
export function speak(region, sentence) {
  region.textContent = sentence;
  clearTimeout(fading.get(region));
  fading.set(region, window.setTimeout(() => (region.textContent = ""), HEARD));
}
