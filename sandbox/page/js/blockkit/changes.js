/**
 * A form that grew or shrank looks different; whoever does not see that is told.
 *
 * @module
 */

import { speak } from "../spoken.js";
import { said } from "../text.js";

/** What there was to fill in, by the line that tells of it. @type {WeakMap<Element, string[]>} */
const before = new WeakMap();

/** @param {Element} line a live region @param {string[]} now what there is to fill in */
export function tellChanges(line, now) {
  const was = before.get(line) ?? [];
  before.set(line, now);
  if (!was.length || !now.length) return;
  const more = now.filter((one) => !was.includes(one));
  const less = was.filter((one) => !now.includes(one));
  const { blockkit, listed, sentences } = said();
  const sentence = sentences(
    more.length ? blockkit.added(listed(...more)) : "",
    less.length ? blockkit.removed(listed(...less)) : "",
  );
  if (sentence) speak(line, sentence);
}
