/**
 * Lists that open next to a control, above everything else.
 *
 * @module
 */

const EDGE = 8;

/** @param {HTMLElement} popup a closed popover @param {HTMLElement} anchor */
export function openNear(popup, anchor) {
  if (!popup.matches(":popover-open")) popup.showPopover();
  place(popup, anchor);
}

/** @param {HTMLElement} popup */
export function closePopup(popup) {
  if (popup.matches(":popover-open")) popup.hidePopover();
}

/** Below the anchor where there is room, else above.
 * @param {HTMLElement} popup @param {HTMLElement} anchor */
function place(popup, anchor) {
  const around = anchor.getBoundingClientRect();
  popup.style.minWidth = `${around.width}px`;
  const { width, height } = popup.getBoundingClientRect();
  const below = window.innerHeight - around.bottom - EDGE;
  const top = height > below && around.top > below ? around.top - height - 2 : around.bottom + 2;
  popup.style.top = `${Math.max(EDGE, top)}px`;
  const left = Math.min(around.left, window.innerWidth - width - EDGE);
  popup.style.left = `${Math.max(EDGE, left)}px`;
}
