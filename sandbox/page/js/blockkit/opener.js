/**
 * Where the focus was before a modal covered everything.
 *
 * @module
 */

/** @type {HTMLElement | null} */
let opener = null;
let path = "";

/** A modal is about to open. */
export function rememberWhere() {
  opener = /** @type {HTMLElement} */ (document.activeElement);
  path = pathTo(opener);
}

/** The last modal is closed. What had the focus may have been drawn anew meanwhile. */
export function goBack() {
  if (document.activeElement !== document.body && document.activeElement) return;
  const again = path ? /** @type {HTMLElement | null} */ (document.querySelector(path)) : null;
  (opener?.isConnected ? opener : again)?.focus();
}

/** Names around and on the element, from the outside in. @param {HTMLElement} node */
function pathTo(node) {
  let path = "";
  let outer = null;
  for (const name of ["ts", "block", "action", "value"]) {
    const around = /** @type {HTMLElement | null} */ (node.closest(`[data-${name}]`));
    if (!around) continue;
    path += around === outer ? "" : " ";
    path += `[data-${name}="${CSS.escape(around.dataset[name] ?? "")}"]`;
    outer = around;
  }
  return path.trim();
}
