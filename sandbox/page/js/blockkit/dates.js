/**
 * Moments in the words, and the time zone, of whoever looks.
 *
 * @module
 */

import { state } from "../state.js";

const DAY = 86_400;
const PRETTY = new Set([-1, 0, 1]);
/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
  ["year", 365 * DAY],
  ["month", 30 * DAY],
  ["day", DAY],
  ["hour", 3600],
  ["minute", 60],
];
/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const SHAPES = {
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  date_slash: { year: "numeric", month: "2-digit", day: "2-digit" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};

/**
 * Fill `{date_short_pretty} {time}` and the like; null when a token is not known.
 *
 * @param {number} seconds since 1970
 * @param {string} format
 * @returns {string | null}
 */
export function moment(seconds, format) {
  let known = true;
  const filled = format.replace(/\{(\w+)\}/g, (_, token) => {
    const word = worded(seconds, token);
    known &&= word !== null;
    return word ?? "";
  });
  return known ? filled.charAt(0).toUpperCase() + filled.slice(1) : null;
}

/** @param {number} seconds @param {string} token */
function worded(seconds, token) {
  if (token === "date_num") return dayOf(seconds);
  if (token === "ago") return ago(seconds);
  const shape = SHAPES[token.replace("_pretty", "")];
  if (!shape) return null;
  const away = daysAway(seconds);
  if (token.endsWith("_pretty") && PRETTY.has(away)) return relative(away, "day");
  return formatted(seconds, shape);
}

/** @param {number} seconds @param {Intl.DateTimeFormatOptions} shape */
function formatted(seconds, shape) {
  const { locale, tz } = state.screen.me;
  return new Intl.DateTimeFormat(locale, { ...shape, timeZone: tz }).format(seconds * 1000);
}

/** The day there, such as 2026-12-31. @param {number} seconds */
export const dayOf = (seconds) => wallClock(seconds).slice(0, 10);

/** What clocks show there, as 2026-12-31T18:00. @param {number} seconds */
export function wallClock(seconds) {
  const shift = shiftOf(seconds);
  return new Date((seconds + shift) * 1000).toISOString().slice(0, 16);
}

/** When clocks there show 2026-12-31T18:00: seconds since 1970. @param {string} shown */
export function fromWallClock(shown) {
  const asIfUtc = Date.parse(`${shown}Z`) / 1000;
  const guess = asIfUtc - shiftOf(asIfUtc);
  return asIfUtc - shiftOf(guess);
}

/** Seconds east of UTC at that moment. @param {number} seconds */
function shiftOf(seconds) {
  const timeZone = state.screen.me.tz;
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const parts = format.formatToParts(seconds * 1000);
  const zone = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes] = /([+-])(\d+):(\d+)/.exec(zone) ?? ["", "+", "0", "0"];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

/** @param {number} seconds */
function daysAway(seconds) {
  const today = Date.parse(dayOf(Date.now() / 1000));
  return Math.round((Date.parse(dayOf(seconds)) - today) / 1000 / DAY);
}

/** @param {number} seconds */
function ago(seconds) {
  const away = seconds - Date.now() / 1000;
  const [unit, size] = UNITS.find(([, size]) => Math.abs(away) >= size) ?? ["second", 1];
  return relative(Math.round(away / size), unit);
}

/** @param {number} count @param {Intl.RelativeTimeFormatUnit} unit */
const relative = (count, unit) =>
  new Intl.RelativeTimeFormat(state.screen.me.locale, { numeric: "auto" }).format(count, unit);
