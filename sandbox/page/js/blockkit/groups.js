/**
 * The inputs below a heading belong together: whoever hears one hears what it is about.
 *
 * @module
 */

/** What begins something else than the inputs of the heading above. */
const ENDS = new Set(["header", "divider", "actions"]);

/**
 * The blocks in their groups: a header with what stands below it, where that are inputs, else each
 * block alone.
 *
 * @param {readonly any[]} blocks
 * @returns {any[][]}
 */
export function grouped(blocks) {
  /** @type {any[][]} */
  const groups = [];
  for (const block of blocks) {
    const last = groups[groups.length - 1];
    const goesOn = last?.[0].type === "header" && !ENDS.has(block.type);
    if (goesOn) last.push(block);
    else groups.push([block]);
  }
  return groups.flatMap((group) => (isGroup(group) ? [group] : group.map((one) => [one])));
}

/** @param {any[]} group */
const isGroup = (group) => group.some((block) => block.type === "input") && group.length > 1;

/** What somebody would say there is to fill in. @param {readonly any[]} blocks */
export const asked = (blocks) =>
  grouped(blocks)
    .filter((group) => isGroup(group) || group[0].type === "input")
    .map(([first]) => (first.text ?? first.label).text);
