/**
 * Where somebody is at work, to be there again after a redraw.
 *
 * @module
 */

/** What is written on an element and around it.
 * @typedef {{ts?: string, block?: string, action?: string, value?: string}} Name */

/**
 * Remember where the focus is inside `container`.
 *
 * @param {Element} container
 * @returns {() => void} puts it back, if it was lost since, or as near to there as can be
 */
export function remembered(container) {
  const active = /** @type {any} */ (document.activeElement);
  if (!active || !container.contains(active)) return () => {};
  const name = nameOf(active);
  const around = neighbours(container, active);
  const { selectionStart: start, selectionEnd: end } = active;
  return () => {
    if (document.activeElement === active) return;
    const next = active.isConnected ? active : named(container, name);
    if (!next) return instead(container, around);
    next.focus({ preventScroll: true });
    if (typeof start === "number" && next.setSelectionRange) next.setSelectionRange(start, end);
  };
}

/** The controls around this one, the nearest first, those before it before those behind it.
 * @param {Element} container @param {Element} active @returns {Name[]} */
function neighbours(container, active) {
  const all = [...container.querySelectorAll("[data-action]")];
  const place = all.findIndex((one) => one.contains(active));
  return [...all.slice(0, place).reverse(), ...all.slice(place + 1)].map(nameOf);
}

/** What was pressed is gone. In a message its words are the answer, so it is read from its
 * beginning; else somebody goes on next to where it stood.
 * @param {Element} container @param {Name[]} around */
function instead(container, around) {
  const message = /** @type {HTMLElement | null} */ (container.closest("article"));
  if (message) return onMessage(message);
  for (const name of around) {
    const control = named(container, name);
    if (control) return within(control).focus({ preventScroll: true });
  }
}

/** @param {HTMLElement} message */
export function onMessage(message) {
  message.tabIndex = -1;
  message.focus({ preventScroll: true });
}

/** The control itself, or the one of a group to begin with.
 * @param {any} control what has data-action @returns {any} */
export function within(control) {
  if (!control.matches("[role=group], [role=radiogroup]")) return control;
  return control.querySelector("input:checked") ?? control.querySelector("input");
}

/** @param {Element} node @returns {Name} */
export function nameOf(node) {
  const near = (/** @type {string} */ what) =>
    /** @type {HTMLElement | null} */ (node.closest(`[data-${what}]`))?.dataset[what];
  return { ts: near("ts"), block: near("block"), action: near("action"), value: near("value") };
}

/** What goes by this name now. A block without an id of the app's own gets another one whenever it
 * is drawn; then the only one that is called so otherwise.
 * @param {ParentNode} root @param {Name} name @returns {any} */
export function named(root, name) {
  if (name.action === undefined) return null;
  const here = `[data-action="${CSS.escape(name.action)}"]`;
  const alike = [...root.querySelectorAll(`${here}, ${here} input`)].filter((one) => {
    const other = nameOf(one);
    return other.ts === name.ts && other.value === name.value && within(one) === one;
  });
  const same = alike.filter((one) => nameOf(one).block === name.block);
  return same[0] ?? (alike.length === 1 ? alike[0] : null);
}
