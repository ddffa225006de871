/**
 * Moments in the language of the page.
 *
 * @module
 */

import { state } from "../state.js";

/** @param {number} seconds @param {Intl.DateTimeFormatOptions} how */
const worded = (seconds, how) =>
  new Intl.DateTimeFormat(state.lang === "zh" ? "zh-CN" : "en-GB", how).format(seconds * 1000);

/** Tencent's console knows one zone, that of China. @param {number} seconds since 1970 */
export const dateOf = (seconds) =>
  worded(seconds, { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Shanghai" });

/** To the tenth of a second, in that zone too. @param {number} seconds since 1970 */
export const clockOf = (seconds) =>
  worded(seconds, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 1,
    hour12: false,
    timeZone: "Asia/Shanghai",
  });
