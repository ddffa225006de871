/**
 * The tabs of the app: its home, and telling the app that somebody looks at it.
 *
 * @module
 */

import { drawBlocks } from "../blockkit/blocks.js";
import { el } from "../el.js";
import { changed, onChange, state } from "../state.js";
import { said } from "../text.js";
import { NotPossible, post } from "../wire.js";
import { placeNow } from "./address.js";
import { nameForeign } from "./language.js";

const empty = el("p.quiet", {});
const silent = el("p.warn", { hidden: true });
const blocks = el("div.blocks", {});
/** What stands in the middle of the page at the app's home. @type {HTMLElement} */
export const home = el("section.home", { hidden: true, tabIndex: 0 }, silent, empty, blocks);

/** The tab that is looked at, and by whom, so that the app is told once. */
let looksAt = "";
let problem = "";

export function startHome() {
  onChange(draw);
  onChange(lookAt);
}

function draw() {
  const view = state.screen.home;
  home.hidden = placeNow() !== undefined;
  if (home.hidden) return;
  home.setAttribute("aria-label", said().homeOf(state.about.app));
  silent.hidden = !problem;
  silent.textContent = said().homeSilent(state.about.app);
  empty.hidden = view !== null;
  empty.textContent = said().homeEmpty(state.about.app);
  blocks.dataset.view = view?.id ?? "";
  const at = { where: { view_id: view?.id }, values: view?.state?.values ?? {} };
  drawBlocks(blocks, view?.blocks ?? [], { ...at, lives: view?.lives, surface: "home" });
  nameForeign(blocks);
}

/** Slack tells the app when somebody opens one of its two tabs. */
function lookAt() {
  const channel = placeNow();
  const tab = channel === undefined ? "home" : channel.kind === "im" ? "messages" : "";
  if (looksAt === `${state.who} ${tab}`) return;
  looksAt = `${state.who} ${tab}`;
  problem = "";
  if (tab) void tell(tab);
}

/** A real Slack says nothing when this fails; the empty tab explains itself. @param {string} tab */
async function tell(tab) {
  try {
    const done = await post(`/_control/people/${state.who}/home`, { tab });
    problem = tab === "home" ? done.problem : "";
  } catch (error) {
    if (!(error instanceof NotPossible)) return; // the banner tells that nobody answers
  }
  changed();
}
