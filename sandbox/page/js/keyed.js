/**
 * Lists that keep their elements: what has not changed stays the same node, with its focus, its
 * scroll position and whatever is being typed into it.
 *
 * @module
 */

/** What each node was drawn from. @type {WeakMap<Node, string>} */
const drawnFrom = new WeakMap();

/**
 * Make the children of `parent` show `items`, in order.
 *
 * @template T
 * @param {Element} parent whose children all belong to this list
 * @param {readonly T[]} items
 * @param {(item: T) => string} key unique in the list
 * @param {(item: T, before: HTMLElement | undefined) => HTMLElement} draw called when an item is
 *   new or differs, as JSON, from what its node was drawn from; may mend `before` and return it
 */
export function keyed(parent, items, key, draw) {
  /** @type {Map<string, HTMLElement>} */
  const old = new Map();
  for (const node of /** @type {Iterable<HTMLElement>} */ (parent.children)) {
    old.set(node.dataset.key ?? "", node);
  }
  const wanted = items.map((item) => {
    const name = key(item);
    const before = old.get(name);
    const from = JSON.stringify(item);
    const node = before && drawnFrom.get(before) === from ? before : draw(item, before);
    node.dataset.key = name;
    drawnFrom.set(node, from);
    return node;
  });
  const staying = new Set(wanted);
  for (const node of old.values()) if (!staying.has(node)) node.remove();
  wanted.forEach((node, place) => {
    const there = parent.children[place] ?? null;
    if (there !== node) parent.insertBefore(node, there);
  });
}
