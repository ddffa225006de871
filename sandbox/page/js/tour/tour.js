/**
 * The guided tour. It is not written yet, so it is not offered.
 *
 * @module
 */

/** Whether there is a tour; the button for it is shown only then. */
export const ready = false;

/** Called when somebody presses the button. */
export function startTour() {}
