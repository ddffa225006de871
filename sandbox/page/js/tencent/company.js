/**
 * What the pretend Tencent said last: its contracts, its state, and, while they are looked at, its
 * logs and what is ordered of the pretend Slack.
 *
 * @module
 */

import { state as page } from "../state.js";
import * as wire from "../wire.js";

const DOOR = "/_tencent/_control";

/** @typedef {{recipient_id: string, name: string, mobile: string, company: string, status: number,
 *   message: string, review: string, reminders: number, role: string, acts: string[],
 *   blocked: boolean}} Signer */
/** @typedef {{flow_id: string, name: string, status: number, message: string, user_data: string,
 *   unordered: boolean, template_id: string, composed: boolean, created: number,
 *   updated: number, deadline: number, signers: Signer[], acts: string[]}} Flow */
/** @typedef {{id: number, at: number, host: "api" | "file", action: string, body: any,
 *   error: string, fault: string, answer: any, status: number | null,
 *   took: number | null}} Request */
/** @typedef {{at: number, status: number, took: number}} Try */
/** @typedef {{id: number, at: number, message: any, url: string, sent: string,
 *   headers: Record<string, string>, tries: Try[], outcome: string}} Callback */
/** @typedef {{action: string, kind: string, times: number, code: string, status: number,
 *   hang: number}} Fault */
/** @typedef {{drop: number, duplicate: number, reorder: number, late: number,
 *   late_by: number}} CallbackFaults */
/** @typedef {{url: string, key: string, token: string, enveloped: boolean,
 *   as_json: boolean}} Target */
/** @typedef {{quota: number, free_cancels: number, features: string[], down: boolean, reviews_creation: boolean,
 *   start_answers_executing: boolean, callback: Target | null, faults: Fault[],
 *   callback_faults: CallbackFaults}} State */
/** @typedef {{down: boolean, planned: {method: string, kind: string, times: number,
 *   seconds: number}[]}} Slack */
/** Why something was not done. `heard`: how much was known by then.
 * @typedef {{error: wire.NotPossible | wire.Unreachable, heard: number}} Problem */
/** @typedef {"contracts" | "traffic" | "weather"} Tab */

export const company = {
  /** @type {Tab} */ tab: "contracts",
  /** Newest first. @type {Flow[]} */ flows: [],
  /** @type {State | null} */ state: null,
  /** @type {Request[]} */ requests: [],
  /** @type {Callback[]} */ callbacks: [],
  /** @type {Slack} */ slack: { down: false, planned: [] },
  /** How often it has answered. */ heard: 0,
  /** Whether its logs were ever asked for, and came. */ logged: false,
};

/** @type {() => void} */
let draw = () => {};
/** @type {Promise<void> | null} */
let asking = null;
let askAgain = false;

/** Call `drawer` whenever something new is known. @param {() => void} drawer */
export function onNews(drawer) {
  draw = drawer;
}

/** Fetch what the open tab shows. While one fetch is under way, one more is remembered; whoever
 * waits for either has, in the end, what came after they asked. */
export async function refreshCompany() {
  if (!page.about.tencent) return;
  askAgain = true;
  await (asking ??= fetchUntilKnown());
}

async function fetchUntilKnown() {
  try {
    while (askAgain) {
      askAgain = false;
      await fetchAll();
    }
  } catch (error) {
    if (!(error instanceof wire.Unreachable)) throw error; // the page says so at its top
  } finally {
    asking = null;
  }
  draw();
}

async function fetchAll() {
  const [flows, state] = await Promise.all([
    wire.get(`${DOOR}/flows`),
    wire.get(`${DOOR}/state`),
  ]);
  company.flows = flows.reverse();
  company.state = state;
  if (company.tab === "traffic") {
    [company.requests, company.callbacks] = await Promise.all([
      wire.get(`${DOOR}/requests`),
      wire.get(`${DOOR}/callbacks`),
    ]);
    company.logged = true;
  }
  if (company.tab === "weather") company.slack = await wire.get("/_control/faults");
  company.heard += 1;
}

/** Look at another tab. @param {Tab} tab */
export function openTab(tab) {
  company.tab = tab;
  draw();
  void refreshCompany();
}

/**
 * Have something done at Tencent.
 *
 * @param {string} verb of the control door: sign, refuse, settings, faults, ...
 * @param {object} asked
 * @returns {Promise<Problem | null>} null when it was done
 */
export const tell = (verb, asked = {}) => done(`${DOOR}/${verb}`, asked);

/** The same at the pretend Slack. @param {string} verb @param {object} asked */
export const tellSlack = (verb, asked = {}) => done(`/_control/${verb}`, asked);

/** @param {string} path @param {object} asked @returns {Promise<Problem | null>} */
async function done(path, asked) {
  const error = await tried(path, asked);
  await refreshCompany();
  return error && { error, heard: company.heard };
}

/** @param {string} path @param {object} asked */
async function tried(path, asked) {
  try {
    await wire.post(path, asked);
    return null;
  } catch (error) {
    if (error instanceof wire.NotPossible || error instanceof wire.Unreachable) return error;
    throw error;
  }
}

/** Nobody answered then, and somebody has since. @param {Problem} problem */
export const isOver = ({ error, heard }) =>
  error instanceof wire.Unreachable && company.heard > heard;

/** Where the PDF of a contract is. @param {string} flow */
export const pdfOf = (flow) => `${DOOR}/document?flow=${encodeURIComponent(flow)}`;
