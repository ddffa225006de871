/**
 * The story, step by step. What each says stands in `text/tour.js` under its id.
 *
 * @module
 */

import { afterwards } from "./chapters/afterwards.js";
import { create } from "./chapters/create.js";
import { sign } from "./chapters/sign.js";
import { template } from "./chapters/template.js";

/** @typedef {import("../text/tour.js").StepId} StepId */
/** @typedef {import("./form.js").Part} Part */
/** @typedef {import("./hand.js").Hand} Hand */
/**
 * @typedef {object} Step
 * @property {StepId} id
 * @property {"employee" | "manager" | "legal"} [who] sits in front of the screen; anybody without
 * @property {"legal" | "dm" | "home"} [where] anywhere without
 * @property {"place" | "tencent"} [room] where it happens, on a screen with space for one room
 * @property {() => import("../tencent/company.js").Tab} [tab] of the pane of Tencent
 * @property {string} [modal] callback_id of the form that it happens in
 * @property {() => Element | null | undefined} [target] what it is about just now
 * @property {() => (Element | null)[]} [beside] what it speaks of without pointing at it
 * @property {() => Part[]} [parts] what there is to do, when it is several things
 * @property {(hand: Hand) => Promise<unknown>} [act] how it is done, from however far it got
 * @property {() => unknown} [done] whether the world shows that it has happened; a step without
 *   is there to be read
 * @property {(hand: Hand) => Promise<unknown>} [reopen] opens `modal` when somebody closed it
 * @property {boolean} [optional] what follows does not need it
 */

/** @type {Step[]} */
export const STEPS = [{ id: "welcome" }, ...create, ...sign, ...template, ...afterwards];
