/**
 * Moments in the language of the page.
 *
 * @module
 */

import { state } from "../state.js";

/** @param {number} seconds @param {Intl.DateTimeFormatOptions} how */
const worded = (seconds, how) =>
  new Intl.DateTimeFormat(state.lang === "zh" ? "zh-CN" : "en-US", how).format(seconds * 1000);

/** Tencent's console knows one zone, that of China. @param {number} seconds since 1970 */
export const dateOf = (seconds) =>
  worded(seconds, { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Shanghai" });

/** To the tenth of a second, on the clock of whoever looks, as in the conversation beside it.
 * @param {number} seconds since 1970 */
export const clockOf = (seconds) =>
  worded(seconds, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 1,
    timeZone: state.screen.me.tz,
  });
