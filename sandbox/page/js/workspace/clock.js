/**
 * Moments as the person in front of the screen reads them: their zone, their language.
 *
 * @module
 */

import { state } from "../state.js";

/** @type {Intl.DateTimeFormatOptions} */
const TIME = { hour: "numeric", minute: "2-digit" };

/** @param {string} ts Slack's, in seconds */
const moment = (ts) => new Date(Number(ts) * 1000);

/** Making one takes far longer than using it. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {Date} when @param {Intl.DateTimeFormatOptions} how */
function worded(when, how, tz = state.screen.me.tz) {
  const { locale } = state.screen.me;
  const key = JSON.stringify([locale, tz, how]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...how, timeZone: tz });
  formats.set(key, format);
  return format.format(when);
}

/** @param {string} ts */
export const timeOf = (ts) => worded(moment(ts), TIME);

/** @param {string} ts */
export const dayOf = (ts) =>
  worded(moment(ts), { weekday: "long", month: "long", day: "numeric", year: "numeric" });

/** @param {string} ts */
export const fullTimeOf = (ts) =>
  worded(moment(ts), { dateStyle: "full", timeStyle: "long" });

/** The time on the wall of this person. @param {any} person */
export const wallTime = ({ tz }) => worded(new Date(), TIME, tz);

/** What the person's zone is called in the language of the page. @param {any} person */
export function zoneOf(person) {
  const how = { timeZone: person.tz, timeZoneName: /** @type {const} */ ("longGeneric") };
  const parts = new Intl.DateTimeFormat(state.lang, how).formatToParts(new Date());
  return parts.find((part) => part.type === "timeZoneName")?.value ?? person.tz;
}
