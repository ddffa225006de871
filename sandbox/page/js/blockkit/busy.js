/**
 * A control that is at work says so, and does nothing else meanwhile.
 *
 * @module
 */

/**
 * Do it, unless the control is still at work. It is not `disabled`: that would throw the focus away.
 *
 * @template T
 * @param {HTMLElement} control
 * @param {() => Promise<T>} task
 * @returns {Promise<T | undefined>}
 */
export async function once(control, task) {
  if (control.ariaBusy === "true") return undefined;
  control.ariaBusy = "true";
  try {
    return await task();
  } finally {
    control.ariaBusy = null;
  }
}
