/**
 * Where somebody is typing, to be there again after a redraw.
 *
 * @module
 */

/**
 * Remember where the focus is inside `container`.
 *
 * @param {Element} container
 * @returns {() => void} puts it back, if it was lost since
 */
export function remembered(container) {
  const active = /** @type {any} */ (document.activeElement);
  if (!active || !container.contains(active)) return () => {};
  const block = active.closest("[data-block]")?.dataset.block;
  const action = active.closest("[data-action]")?.dataset.action;
  const { selectionStart: start, selectionEnd: end, value } = active;
  return () => {
    if (document.activeElement === active) return;
    const next = active.isConnected ? active : again(container, block, action, value);
    next?.focus({ preventScroll: true });
    if (typeof start === "number" && next?.setSelectionRange) next.setSelectionRange(start, end);
  };
}

/** The control itself, or the one of a group to begin with.
 * @param {any} control what has data-action @returns {any} */
export function within(control) {
  if (!control.matches("[role=group], [role=radiogroup]")) return control;
  return control.querySelector("input:checked") ?? control.querySelector("input");
}

/** @param {Element} container @param {string} [block] @param {string} [action] @param {any} [value]
 * @returns {any} */
function again(container, block, action, value) {
  if (block === undefined || action === undefined) return null;
  const inside = `[data-block="${CSS.escape(block)}"] [data-action="${CSS.escape(action)}"]`;
  /** @type {any[]} */
  const found = [...container.querySelectorAll(`${inside}, ${inside} input`)];
  return found.find((one) => one.value === value && one.tabIndex >= 0) ?? found[0];
}
