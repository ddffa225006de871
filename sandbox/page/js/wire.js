/**
 * How the page talks to the pretend services: JSON over HTTP, and a stream that says "look again".
 *
 * @module
 */

/** What a real client would not let a person do; `message` is the sentence. */
export class NotPossible extends Error {
  /** @param {string} sentence @param {string} [code] Tencent's own, where it has one */
  constructor(sentence, code = "") {
    super(sentence);
    this.code = code;
  }
}

/** The pretend service did not answer. */
export class Unreachable extends Error {}

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
export const get = (path) => ask(path, {});

/**
 * @param {string} path
 * @param {object} body
 * @returns {Promise<any>}
 */
export const post = (path, body) =>
  ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

/**
 * @param {string} path
 * @param {Blob} content
 * @returns {Promise<any>}
 */
export const send = (path, content) => ask(path, { method: "POST", body: content });

/**
 * @param {string} path
 * @param {RequestInit} how
 */
async function ask(path, how) {
  let reply;
  try {
    reply = await fetch(path, how);
  } catch (failed) {
    throw new Unreachable(path, { cause: failed });
  }
  if (reply.status === 409) throw refusal(await reply.json());
  if (!reply.ok) throw new Unreachable(`${path}: ${reply.status}`);
  return reply.json();
}

/** Slack's stand-in says `refused`, Tencent's `error` with a code and a message.
 * @param {any} said */
const refusal = (said) =>
  said.error ? new NotPossible(said.error.message, said.error.code) : new NotPossible(said.refused);

/**
 * Hear of every change, and whether the service is still there.
 *
 * @param {string} path of a stream of server-sent events
 * @param {() => void} changed
 * @param {(there: boolean) => void} [reachable]
 */
export function listen(path, changed, reachable = () => {}) {
  const stream = new EventSource(path);
  stream.onmessage = () => changed();
  stream.onopen = () => reachable(true);
  stream.onerror = () => reachable(false); // the browser tries again by itself
}
