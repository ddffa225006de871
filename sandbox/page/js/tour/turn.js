/**
 * Time, as the hand has it: pauses, waiting for the world, and being told to stop.
 *
 * `?pace=2` in the address makes every pause twice as long, `?pace=0` leaves them out, for tests;
 * `?patience=3` says after how many seconds something that is waited for counts as missing.
 *
 * @module
 */

const asked = new URLSearchParams(location.search);
const pace = Number(asked.get("pace") ?? 1);
const patience = 1000 * Number(asked.get("patience") ?? 25);

const SLICE = 100;
const LOOK = 40;

/** Somebody took over, or ended the tour. */
export class Stopped extends Error {}

/** Something did not come true in time. */
export class NotSeen extends Error {}

/** There are no pauses, so nobody looks. */
export const hasty = pace === 0;

/** For those who want no motion things do not glide. */
export const still = () => hasty || matchMedia("(prefers-reduced-motion: reduce)").matches;

const sleep = (/** @type {number} */ ms) => new Promise((wake) => setTimeout(wake, ms));

/** One go of the hand. While it is paused, no time passes for it. */
export class Turn {
  paused = false;
  over = false;

  /** @param {number} [waits] milliseconds for what is waited for */
  constructor(waits = patience) {
    this.waits = waits;
  }

  /** @param {number} ms milliseconds at the usual pace */
  async rest(ms) {
    let left = ms * pace;
    while (left > 0 || this.paused) left -= await this.#slice(Math.max(1, Math.min(left, SLICE)));
    if (this.over) throw new Stopped();
  }

  /** Long enough to read this at leisure. @param {string} text */
  read(text) {
    const letters = [...text].reduce((sum, one) => sum + (one > "\u2e80" ? 3 : 1), 0);
    return this.rest(1200 + 42 * letters);
  }

  /**
   * Wait until there is something.
   *
   * @template T
   * @param {() => T | null | undefined | false | "" | 0} look
   * @returns {Promise<T>}
   */
  async until(look) {
    let left = this.waits;
    for (;;) {
      const found = this.paused ? null : look();
      if (found) return found;
      left -= await this.#slice(LOOK);
      if (left < 0) throw new NotSeen();
    }
  }

  /** @param {number} ms @returns {Promise<number>} how much of it counts */
  async #slice(ms) {
    await sleep(this.paused ? SLICE : ms);
    if (this.over) throw new Stopped();
    return this.paused ? 0 : ms;
  }
}
