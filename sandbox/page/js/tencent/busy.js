/**
 * A button whose act is under way. It is not disabled: that would throw the focus away.
 *
 * @module
 */

/** @param {Element | null} button @param {boolean} busy */
export function drawBusy(button, busy) {
  if (button) button.ariaBusy = busy ? "true" : null;
}
