/**
 * What went over the wire, and the end.
 *
 * @module
 */

import { inPane } from "../seen.js";

/** @typedef {import("../steps.js").Step} Step */

const newest = () => inPane('[data-entry="callback"]');
const opened = () => inPane('[data-entry="callback"][open]');

/** @type {Step[]} */
export const afterwards = [
  {
    id: "traffic",
    who: "employee",
    where: "legal",
    room: "tencent",
    tab: () => "traffic",
    optional: true,
    target: () => opened() ?? newest(),
    async act(hand) {
      if (!opened()) await hand.click(() => newest()?.querySelector("summary"));
      for (const part of ["wire", "decrypted"]) {
        await hand.point(() => opened()?.querySelector(`[data-part="${part}"]`));
      }
    },
    done: opened,
  },
  {
    id: "end",
    beside: () => ["#composer", "#tencent", "#ways"].map((one) => document.querySelector(one)),
  },
];
