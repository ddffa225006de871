/**
 * How the page talks to the pretend services: JSON over HTTP, and a stream that says "look again".
 *
 * @module
 */

/** What a real client would not let a person do; `message` is the sentence. */
export class NotPossible extends Error {
  /** @param {string} sentence @param {string} [code] that of the service, where it has one */
  constructor(sentence, code = "") {
    super(sentence);
    this.code = code;
  }
}

/** The pretend service did not answer: whether it did what was asked, nobody knows. */
export class Unreachable extends Error {}

/** It answered with an error of HTTP: below 500 it has not even begun. */
export class Failed extends Unreachable {
  /** @param {string} path @param {number} status */
  constructor(path, status) {
    super(`${path}: ${status}`);
    this.status = status;
  }
}

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
  if (!reply.ok) throw new Failed(path, reply.status);
  try {
    return await reply.json();
  } catch (broken) {
    throw new Unreachable(path, { cause: broken });
  }
}

/** Slack's stand-in says `refused` and a code, Tencent's `error` with a code and a message.
 * @param {any} said */
const refusal = ({ error, refused, code }) =>
  error ? new NotPossible(error.message, error.code) : new NotPossible(refused, code);

/**
 * Hear of every change, and whether the service is still there.
 *
 * A browser keeps six connections to a server open, for all its tabs together: one that nobody
 * looks at lets go of its own. When it is looked at again, the stream begins with the news.
 *
 * @param {string} path of a stream of server-sent events
 * @param {() => void} changed
 * @param {(there: boolean) => void} reachable
 * @param {() => boolean} inUse though nobody looks
 */
export function listen(path, changed, reachable, inUse) {
  /** @type {EventSource | null} */
  let stream = null;
  const look = () => {
    const wanted = document.visibilityState === "visible" || inUse();
    if (!wanted) stream?.close();
    if (!wanted) stream = null;
    else stream ??= open();
  };
  const open = () => {
    const opened = new EventSource(path);
    opened.onmessage = () => changed();
    opened.onopen = () => reachable(true);
    opened.onerror = () => reachable(false); // the browser tries again by itself
    return opened;
  };
  document.addEventListener("visibilitychange", look);
  look();
}
