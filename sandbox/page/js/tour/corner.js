/**
 * The corner in which the panel stands: one where it covers neither what the step is about nor,
 * where possible, a notice or the form around it. On a narrow screen it is a sheet at the bottom or
 * at the top.
 *
 * @module
 */

import { dialogInFront } from "./front.js";

const CORNERS = ["bottom end", "bottom start", "top end", "top start"];
const EDGE = 12;

/** @param {HTMLElement} panel @param {Element | null} target
 * @param {(Element | null)[]} beside what else may not be covered */
export function standAside(panel, target, beside) {
  const now = panel.dataset.corner ?? CORNERS[0];
  const size = panel.getBoundingClientRect();
  const notice = document.querySelector("#toasts .toast");
  const inSight = beside.filter((one) => one?.checkVisibility());
  const avoid = [dialogInFront(), notice, ...inSight, target].map((one) =>
    one?.getBoundingClientRect(),
  );
  /** What matters most weighs most. @param {string} corner */
  const cost = (corner) =>
    avoid.reduce((sum, one, weight) => sum + 10 ** weight * overlap(placeIn(corner, size), one), 0);
  const best = CORNERS.reduce((a, b) => (cost(b) < cost(a) ? b : a));
  panel.dataset.corner = cost(now) <= cost(best) ? now : best;
}

/** @param {string} corner @param {DOMRect} size */
function placeIn(corner, { width, height }) {
  const left = corner.endsWith("end") ? innerWidth - width - EDGE : EDGE;
  const top = corner.startsWith("top") ? EDGE : innerHeight - height - EDGE;
  return new DOMRect(left, top, width, height);
}

/** How much of the two is the same, in square pixels.
 * @param {DOMRect} a @param {DOMRect | undefined} b */
function overlap(a, b) {
  if (!b) return 0;
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}
