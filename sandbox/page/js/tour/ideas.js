/**
 * What to try when the tour is over.
 *
 * @module
 */

import { el } from "../el.js";
import { state } from "../state.js";
import { said } from "../text.js";

/** Who tries it, by role, and where. @type {[keyof ReturnType<typeof said>["tour"]["ideas"],
 *   string, string][]} */
const IDEAS = [
  ["file", "employee", "legal"],
  ["refuse", "employee", "legal"],
  ["guest", "guest", "legal"],
  ["down", "teammate", "legal"],
];

export const drawIdeas = () =>
  IDEAS.map(([name, role, where]) => {
    const who = state.screen.people.find((one) => one.role === role);
    const link = { href: `#${who?.handle}/${where}` };
    return who && el("li", {}, el("a", link, said().tour.ideas[name]));
  });
