/**
 * What a select menu offers, wherever that comes from.
 *
 * @module
 */

import { nameOf, state } from "../state.js";
import { said } from "../text.js";
import * as wire from "../wire.js";

/** @typedef {import("./slot.js").Slot} Slot */
/** `kept` is how `state.values` holds it; `query` is what was typed to find it.
 * @typedef {{value: string, label: string, description: string, group: string, kept: any,
 *   query?: string}} Choice */
/** @typedef {{choices: Choice[], note: string}} Found */

/** static, external, users, conversations or channels. @param {any} element @returns {string} */
export const sourceOf = (element) => element.type.replace(/^multi_/, "").replace(/_select$/, "");

/** @param {any} option @param {string} [group] @returns {Choice} */
export const optionChoice = (option, group = "") => ({
  value: option.value,
  label: option.text.text,
  description: option.description?.text ?? "",
  group,
  kept: option,
});

/** @param {string} id @param {string} label @returns {Choice} */
const idChoice = (id, label) => ({ value: id, label, description: "", group: "", kept: id });

/** @param {any} element @param {any} kept as `state.values` has it @returns {Choice} */
export function choiceOf(element, kept) {
  if (typeof kept !== "string") return optionChoice(kept);
  if (sourceOf(element) === "users") return idChoice(kept, nameOf(kept));
  return conversations().find((one) => one.value === kept) ?? idChoice(kept, kept);
}

/**
 * What fits to what has been typed.
 *
 * @param {Slot} slot
 * @param {string} query
 * @returns {Promise<Found>}
 */
export async function find(slot, query) {
  if (sourceOf(slot.element) === "external") return suggested(slot, query);
  const wanted = query.trim().toLocaleLowerCase();
  const choices = offered(slot.element).filter(({ label, description }) =>
    `${label}\n${description}`.toLocaleLowerCase().includes(wanted),
  );
  return { choices, note: choices.length ? "" : said().blockkit.nothingFound };
}

/** @param {any} element @returns {Choice[]} */
function offered(element) {
  switch (sourceOf(element)) {
    case "users":
      return state.screen.people
        .filter((one) => !one.is_bot)
        .map((one) => idChoice(one.id, one.real_name));
    case "channels":
      return conversations(["public"]);
    case "conversations":
      return conversations(
        kindsFor(element.filter ?? {}),
        !element.filter?.exclude_external_shared_channels,
      );
    default:
      return (element.option_groups ?? [{ options: element.options }]).flatMap(
        (/** @type {any} */ group) =>
          group.options.map((/** @type {any} */ one) => optionChoice(one, group.label?.text)),
      );
  }
}

const EVERY_KIND = ["public", "private", "im"];

/** @param {any} filter */
const kindsFor = (filter) =>
  (filter.include ?? EVERY_KIND).filter(
    (/** @type {string} */ kind) => kind !== "im" || !filter.exclude_bot_users,
  );

/** @param {string[]} kinds @param {boolean} shared also those with another company
 * @returns {Choice[]} */
function conversations(kinds = EVERY_KIND, shared = true) {
  const { channels, dm } = state.screen;
  const open = channels.filter(
    (one) => !one.archived && kinds.includes(one.kind) && (shared || !one.shared),
  );
  const own = dm && kinds.includes("im") ? [idChoice(dm.id, state.about.app)] : [];
  return [...open.map((one) => idChoice(one.id, `#${one.name}`)), ...own];
}

/** Ask the bot. @param {Slot} slot @param {string} query @returns {Promise<Found>} */
async function suggested({ at, block, element }, query) {
  const least = element.min_query_length ?? 3;
  const words = said().blockkit;
  if (query.length < least) return { choices: [], note: words.typeMore(least) };
  const asked = { where: at.where, name: element.action_id, block_id: block.block_id, query };
  try {
    const { options } = await wire.post(`/_control/people/${state.who}/suggest`, asked);
    const choices = options.map((/** @type {any} */ one) => ({ ...optionChoice(one), query }));
    return { choices, note: choices.length ? "" : words.nothingFound };
  } catch (error) {
    const note = error instanceof wire.NotPossible ? words.noOptions : said().silent;
    return { choices: [], note };
  }
}
