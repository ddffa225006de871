/**
 * Whether the sandbox is still the one that this tab has looked at: one that was started again has
 * forgotten everything.
 *
 * @module
 */

import { state } from "../state.js";
import { said } from "../text.js";
import { toast } from "../toast.js";
import { get } from "../wire.js";

const KEPT = "start";

/** The page was loaded: from another sandbox than before? */
export function greet() {
  const before = sessionStorage.getItem(KEPT);
  sessionStorage.setItem(KEPT, state.about.start);
  if (before === null || before === state.about.start) return;
  sessionStorage.removeItem("tour"); // its contracts are gone
  toast(said().restarted);
}

/** The connection is back: to the same sandbox? Another one may have other people. */
export async function meetAgain() {
  const { start } = await get("/_page/about");
  if (start !== state.about.start) location.reload();
}
