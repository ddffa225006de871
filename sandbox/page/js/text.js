/**
 * Every sentence the page itself says, in both languages.
 *
 * Each file in `text/` holds one room's sentences, English and Chinese side by side.
 *
 * @module
 */

import { state } from "./state.js";
import * as blockkit from "./text/blockkit.js";
import * as tencent from "./text/tencent.js";
import * as tour from "./text/tour.js";
import * as workspace from "./text/workspace.js";
import { Failed, NotPossible } from "./wire.js";

const en = { ...workspace.en, ...blockkit.en, ...tencent.en, ...tour.en };
/** @type {typeof en} */
const zh = { ...workspace.zh, ...blockkit.zh, ...tencent.zh, ...tour.zh };

/** Why something was not done, to be shown where it was tried. @param {unknown} error */
export function whyNot(error) {
  if (error instanceof Failed) return said().failed(error.status);
  if (!(error instanceof NotPossible)) return said().unreachable;
  return said().refusals[error.code] ?? said().notPossible(error.message);
}

/** The sentences in the language of the page. */
export const said = () => (state.lang === "zh" ? zh : en);
