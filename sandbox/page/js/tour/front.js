/**
 * In front of everything, and still usable.
 *
 * While a modal <dialog> is open, whatever is not inside it is inert: it can be seen, but neither
 * clicked nor reached with Tab nor read by a screen reader, and its live regions are silent. A
 * popover is drawn above the dialog and is inert all the same. So the panel lives inside the dialog
 * in front while one is open, and is a popover as well: that takes it out of the dialog's box and
 * its scrolling, so it stands where it stood. `moveBefore` moves it without losing the focus.
 *
 * @module
 */

/** The one dialog that can be used, where there is one. @returns {HTMLElement | null} */
export function dialogInFront() {
  const open = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("dialog:modal"));
  return open[open.length - 1] ?? null;
}

/** Draw a popover above everything that was opened before. @param {HTMLElement} popover */
export function lift(popover) {
  if (popover.matches(":popover-open")) popover.hidePopover();
  popover.showPopover();
}

/** Bring the panel to where it can be used. @param {HTMLElement} panel */
export function bringInFront(panel) {
  const host = dialogInFront() ?? document.body;
  if (panel.parentElement === host && panel.matches(":popover-open")) return;
  const held = /** @type {HTMLElement | null} */ (
    panel.contains(document.activeElement) ? document.activeElement : null
  );
  move(panel, host);
  lift(panel);
  held?.focus();
}

/** @param {HTMLElement} panel @param {HTMLElement} host */
function move(panel, host) {
  if (panel.parentElement === host) return;
  if (panel.isConnected && "moveBefore" in host) /** @type {any} */ (host).moveBefore(panel, null);
  else host.append(panel);
}
