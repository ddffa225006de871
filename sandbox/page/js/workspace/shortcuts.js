/**
 * What the app offers in menus: anywhere, or on one message.
 *
 * @module
 */

import { act } from "../act.js";
import { state } from "../state.js";

/**
 * The app's shortcuts of one kind, as entries of a menu.
 *
 * @param {"global" | "message"} kind
 * @param {{channel?: string, ts?: string}} where `{}` for a global one
 * @returns {import("./menu.js").Entry[]}
 */
export const shortcutEntries = (kind, where) =>
  state.about.shortcuts
    .filter((one) => one.kind === kind)
    .map(({ callback_id, name }) => ({
      name,
      data: { shortcut: callback_id },
      act: () => act("shortcut", { callback_id, where }),
    }));
