/**
 * What can be typed after a slash: what the app describes, and what Slack itself knows.
 *
 * @module
 */

import { channelOf, state } from "../state.js";
import { said } from "../text.js";

/** @typedef {{insert: string, name: string, about: string}} Offer */
/** @typedef {import("../state.js").About["commands"][0]} Command */

/** The commands that work in a place. @param {import("./drafts.js").Target} target
 * @returns {Command[]} */
export function commandsIn({ channel, thread }) {
  const room = channelOf(channel);
  if (thread || !room) return [];
  return room.kind === "im" ? state.about.commands : [...state.about.commands, invite(room)];
}

/** @param {import("../state.js").Channel} room */
function invite(room) {
  const others = state.screen.people.filter(
    (one) => one.team === state.about.team && !room.members.includes(one.id),
  );
  const names = others.map((one) => `@${one.is_bot ? one.real_name : one.handle}`);
  return { name: "/invite", description: said().inviteAbout, usage_hint: names.join(" | ") };
}

/**
 * The offers for what was typed so far; none for what is already complete.
 *
 * @param {string} typed
 * @param {Command[]} commands
 * @returns {Offer[]}
 */
export function offersFor(typed, commands) {
  if (!typed.startsWith("/")) return [];
  const command = commands.find((one) => typed.startsWith(`${one.name} `));
  if (command) return verbsOf(command, typed.slice(command.name.length + 1));
  return commands
    .filter((one) => one.name.startsWith(typed) && one.name !== typed)
    .map((one) => ({
      insert: `${one.name} `,
      name: one.usage_hint ? `${one.name} ${one.usage_hint}` : one.name,
      about: one.description,
    }));
}

/** A usage hint reads `new | status <id> | help`. @param {Command} command @param {string} typed */
function verbsOf(command, typed) {
  return command.usage_hint
    .split("|")
    .map((verb) => verb.trim())
    .filter((verb) => verb && verb !== typed && wordOf(verb) !== typed)
    .filter((verb) => verb.startsWith(typed))
    .map((verb) => {
      const space = verb.includes(" ") ? " " : "";
      const insert = `${command.name} ${wordOf(verb)}${space}`;
      return { insert, name: `${command.name} ${verb}`, about: "" };
    });
}

/** @param {string} verb such as `status <id>` */
const wordOf = (verb) => verb.split(" ")[0];
