/**
 * What the person in front of the screen does, and the toast when it did not work.
 *
 * @module
 */

import { refresh, state } from "./state.js";
import { said, whyNot } from "./text.js";
import { toast } from "./toast.js";
import * as wire from "./wire.js";

/** Where an element is. @typedef {{channel: string, ts: string} | {view_id: string}} Where */

/**
 * Do something; what a real Slack would complain about, or a refusal, becomes a toast.
 *
 * @param {string} verb of the control door: command, press, enter, suggest, submit, close, ...
 * @param {object} asked
 * @param {string} who does it: whoever began, where it had to wait for its turn
 * @returns {Promise<any>} what was answered, or null when it could not be done
 */
export async function act(verb, asked = {}, who = state.who) {
  try {
    const done = await wire.post(`/_control/people/${who}/${verb}`, asked);
    if (done.problem) toast(said().problem(done.problem, verb, asked, done.messages), "wrong");
    return done;
  } catch (error) {
    toast(whyNot(error), "wrong", isSilence(error));
    return null;
  } finally {
    void refresh();
  }
}

/**
 * Put a file into the workspace.
 *
 * @param {File} file
 * @returns {Promise<any>} the file as Slack describes it, or null
 */
export async function upload(file) {
  const name = encodeURIComponent(file.name);
  try {
    return (await wire.send(`/_control/people/${state.who}/upload?name=${name}`, file)).file;
  } catch (error) {
    const lost = isSilence(error);
    toast(lost ? said().notAttached(file.name) : whyNot(error), "wrong", lost);
    return null;
  }
}

/** @param {unknown} error */
const isSilence = (error) => error instanceof wire.Unreachable && !(error instanceof wire.Failed);
