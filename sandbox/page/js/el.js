/**
 * Elements. Text only ever becomes text nodes: what people or the bot wrote is never parsed.
 *
 * @module
 */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * An element: `el("button.primary", {type: "button", onclick: press}, "Send")`.
 *
 * A property is set as a property where the element has one (`onclick`, `value`, `disabled`), else
 * as an attribute (`aria-label`, `data-ts`); `null`, `undefined` and `false` leave it out.
 *
 * @param {string} what a tag with classes behind it, such as `p.note.quiet`
 * @param {Record<string, any>} [properties]
 * @param {...Child} children strings become text nodes
 * @returns {any}
 */
export function el(what, properties = {}, ...children) {
  const [tag, ...classes] = what.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name in made) /** @type {any} */ (made)[name] = value;
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter(isThere));
  return made;
}

/** @type {(child: Child) => child is Node | string} */
const isThere = (child) => child !== null && child !== undefined && child !== false;

/**
 * Show exactly these children.
 *
 * @param {Element} parent
 * @param {...Child} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren(...children.filter(isThere));
}
