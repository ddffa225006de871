/**
 * What people put into elements goes to the workspace here: one thing after the other, and what is
 * still being typed before anything that depends on it.
 *
 * @module
 */

import { act } from "../act.js";
import { refresh, state } from "../state.js";
import { said, whyNot } from "../text.js";
import * as wire from "../wire.js";
import { confirmed } from "./confirm.js";
import { wrongWith } from "./checks.js";
import { complain } from "./problems.js";
import { keyOf, remember, valueOf } from "./slot.js";
import { tell } from "./telling.js";

/** @typedef {import("./slot.js").Slot} Slot */
/** When an entry is sent: at once, when typing pauses, or when something else asks for it.
 * @typedef {"now" | "soon" | "asked"} When */

const PAUSE = 300;

/** @type {Promise<unknown>} */
let last = Promise.resolve();
/** @type {Map<string, {send: () => void, timer: number}>} */
const waiting = new Map();
/** How to send what was entered last in each place. @type {Map<string, () => void>} */
const newest = new Map();

/**
 * Do this when everything before it is done.
 *
 * @template T
 * @param {() => T | Promise<T>} task
 * @returns {Promise<T>}
 */
function inTurn(task) {
  const done = last.then(task);
  last = done.catch(() => {});
  return done;
}

/** Send what still waits. @returns {Promise<boolean>} whether all of it has arrived */
export async function flush() {
  for (const { send } of [...waiting.values()]) send();
  await inTurn(() => {});
  return waiting.size === 0;
}

/**
 * Put something into an input.
 *
 * @param {Slot} slot
 * @param {any} value as `state.values` has it
 * @param {any} sent as the control door takes it
 * @param {When} [when]
 */
export function enter(slot, value, sent, when = "now") {
  remember(slot, value);
  complain(slot.at, slot.block.block_id, "");
  const key = keyOf(slot);
  clearTimeout(waiting.get(key)?.timer);
  waiting.delete(key);
  if (wrongWith(slot.element, value)) return;
  const who = state.who;
  let lost = false;
  const send = () => {
    clearTimeout(waiting.get(key)?.timer);
    waiting.delete(key);
    void inTurn(async () => {
      const arrived = await deliver(slot, who, sent);
      if (newest.get(key) !== send) return; // something else stands there now
      if (arrived && lost) complain(slot.at, slot.block.block_id, "");
      lost = !arrived;
      if (lost) waiting.set(key, { send, timer: 0 }); // it goes again with what comes next
    });
  };
  newest.set(key, send);
  if (when === "now") send();
  else waiting.set(key, { send, timer: when === "soon" ? window.setTimeout(send, PAUSE) : 0 });
}

/**
 * Put something into an input that has yet to be made; nothing overtakes it.
 *
 * @param {Slot} slot
 * @param {(who: string) => Promise<{value: any, sent: any}>} make `who` puts it in
 */
export function enterWhenReady(slot, make) {
  const who = state.who;
  const { at, block } = slot;
  return inTurn(async () => {
    try {
      const { value, sent } = await make(who);
      remember(slot, value);
      complain(at, block.block_id, "");
      await deliver(slot, who, sent);
    } catch (error) {
      complain(at, block.block_id, whyNot(error));
    }
  });
}

/** @param {Slot} slot @param {string} who @param {any} value
 * @returns {Promise<boolean>} false when nobody answered */
async function deliver({ at, block, element }, who, value) {
  const asked = { where: at.where, block_id: block.block_id, action_id: element.action_id, value };
  try {
    const done = await wire.post(`/_control/people/${who}/enter`, asked);
    if (done.problem) tell(at, said().problem(done.problem, "enter"));
  } catch (error) {
    const lost = error instanceof wire.Unreachable;
    complain(at, block.block_id, lost ? said().blockkit.notArrived : whyNot(error));
    return !lost;
  } finally {
    void refresh();
  }
  return true;
}

/**
 * Use an element outside of an input block; a dialog may ask first.
 *
 * @param {Slot} slot
 * @param {any} value as the control door takes it
 * @returns {Promise<any>} what came of it; null when it was not done
 */
export async function press({ at, block, element }, value) {
  const { who } = state;
  if (element.confirm && !(await confirmed(element.confirm))) return null;
  await flush();
  const ids = { where: at.where, action_id: element.action_id, block_id: block.block_id };
  const sure = element.confirm ? { confirm: true } : {};
  return inTurn(() => act("press", { ...ids, value, ...sure }, who));
}

/**
 * Choose something: an entry in an input block, else a press.
 *
 * @param {Slot} slot
 * @param {any} value as `state.values` has it
 * @param {any} sent as the control door takes it
 * @param {(value: any) => void} show draws a value; called when it stays as it was
 */
export async function choose(slot, value, sent, show) {
  if (slot.block.type === "input") return enter(slot, value, sent);
  const before = valueOf(slot);
  remember(slot, value);
  if (await press(slot, sent)) return;
  remember(slot, before);
  show(before);
}
