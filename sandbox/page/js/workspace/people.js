/**
 * The switch between the people in front of the screen.
 *
 * @module
 */

import { once } from "../blockkit/busy.js";
import { el, fill } from "../el.js";
import { keyed } from "../keyed.js";
import { state } from "../state.js";
import { said } from "../text.js";
import { sitDown } from "./address.js";
import { wallTime, zoneOf } from "./clock.js";
import { foreign } from "./language.js";
import { hasNews } from "./unread.js";

/** @typedef {import("../state.js").Person} Person */

export const people = el("div.people", { role: "group" });

export function drawPeople() {
  people.setAttribute("aria-label", said().people);
  const all = state.screen.people.filter((one) => !one.is_bot).map(described);
  keyed(people, all, (one) => one.handle, drawPerson);
}

/** @param {Person} person */
const described = (person) => ({
  handle: person.handle,
  name: person.real_name,
  role: said().role(person.role),
  speaks: said().speaks(person.locale),
  time: wallTime(person),
  zone: zoneOf(person),
  current: person.handle === state.who,
  news: hasNews(person) && said().hasNews,
});

/** @param {ReturnType<typeof described>} person @param {HTMLElement} [before] */
function drawPerson(person, before) {
  const { handle, name, role, speaks, time, zone, news } = person;
  const button = before ?? el("button", { type: "button" });
  button.onclick = () => once(button, () => sitDown(handle));
  button.dataset.person = handle;
  button.setAttribute("aria-pressed", String(person.current));
  button.title = said().listed(name, role, speaks, zone, time);
  fill(
    button,
    el("span.face", { "aria-hidden": "true" }, initial(name)),
    el("span.name", {}, el("b", { lang: foreign(name) }, name), el("span", {}, ` ${speaks}`)),
    el("span.about", {}, `${role} · ${time}`),
    news && el("span.news", {}, el("span.unseen", {}, news)),
  );
  return button;
}

/** @param {string} name */
export const initial = (name) => [...name][0] ?? "?";
