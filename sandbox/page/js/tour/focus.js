/**
 * The keyboard's focus stays in the panel while the hand plays: the dialogs that it opens would
 * take it away, and with it the button that pauses.
 *
 * @module
 */

/** Where in the panel somebody is with the keyboard. @type {HTMLElement | null} */
let held = null;

/** Know when somebody comes, and when they leave of their own will. @param {HTMLElement} panel */
export function watchFocus(panel) {
  const left = () => !panel.contains(document.activeElement);
  panel.addEventListener("focusin", (event) => {
    held = /** @type {HTMLElement} */ (event.target);
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Tab") setTimeout(() => left() && (held = null));
  });
  document.addEventListener("pointerdown", (event) => {
    if (!panel.contains(/** @type {Node} */ (event.target))) held = null;
  });
}

/** Back to where they were. @param {HTMLElement} panel */
export function keepFocus(panel) {
  if (!panel.contains(document.activeElement)) held?.focus();
}
