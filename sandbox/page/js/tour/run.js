/**
 * How the tour stands, and the machine that moves it on.
 *
 * Follow: a person does it, the tour watches. Play: the hand does it. Whatever the way, a step is
 * done when the world shows it.
 *
 * @module
 */

import { Hand, withdraw } from "./hand.js";
import { isKnown, isLost, rememberBefore, seenBefore, startAfresh } from "./seen.js";
import { STEPS } from "./steps.js";
import { told } from "./telling.js";
import { NotSeen, Stopped, Turn } from "./turn.js";
import { arrive, formClosed, wayTo } from "./way.js";

/** @typedef {"off" | "follow" | "play"} Mode */
/** @typedef {"open" | "done" | "missing"} Phase of a step: still to be done, seen to have happened,
 *   or waited for in vain */

const KEPT = "tour";

export const run = {
  /** @type {Mode} */ mode: "off",
  at: 0,
  /** @type {Phase} */ phase: "open",
  paused: false,
  /** The hand is at work for somebody who follows. */ busy: false,
  /** The sandbox does not answer. */ lost: false,
};

/** @type {Turn | null} */
let turn = null;
/** @type {() => void} */
let draw = () => {};

export const stepNow = () => STEPS[run.at];

/** @param {() => void} show draws the panel */
export const drawnBy = (show) => (draw = show);

/** From the beginning. @param {Mode} mode */
export async function begin(mode) {
  await new Turn(Infinity).until(isKnown);
  startAfresh();
  [run.at, run.phase] = [0, "open"];
  travel(mode);
}

/** After the page was loaded again: where it was. Nothing, if there was no tour. */
export async function resume() {
  const kept = sessionStorage.getItem(KEPT);
  if (!kept) return;
  const { at, before } = JSON.parse(kept);
  await new Turn(Infinity).until(isKnown);
  rememberBefore(before);
  [run.at, run.phase] = [at, "open"];
  travel("follow");
}

/** Follow or play from here on; or end it. @param {Mode} mode */
export function travel(mode) {
  stop();
  run.mode = mode;
  if (run.phase === "missing") run.phase = "open";
  if (mode === "off") sessionStorage.removeItem(KEPT);
  else keep();
  if (mode === "play") void play();
  draw();
}

/** To another step. @param {number} at */
export function walk(at) {
  stop();
  enter(at);
  if (run.mode === "play") void play();
  draw();
}

/** @param {number} at */
function enter(at) {
  [run.at, run.phase] = [at, "open"];
  keep();
}

export function pause() {
  run.paused = !run.paused;
  if (turn) turn.paused = run.paused;
  draw();
}

/** Do just this step, for somebody who follows. */
export const showMe = () => lend(perform);

/** Go to where this step happens, for somebody who follows. */
export const takeMeThere = () => lend((hand) => arrive(stepNow(), hand));

/** Look whether it has happened. While nothing answers, nothing can; then it goes on by itself. */
export function watch() {
  if (run.mode === "off") return;
  if (run.lost !== isLost()) {
    run.lost = isLost();
    if (run.lost) stop();
    else travel(run.mode);
  }
  if (run.lost) return draw();
  if (run.phase !== "done" && !run.busy && run.mode === "follow" && stepNow().done?.()) finish();
  draw();
}

function finish() {
  run.phase = "done";
  draw();
}

function stop() {
  if (turn) turn.over = true;
  [turn, run.paused, run.busy] = [null, false, false];
  withdraw();
}

/** Until the story is over. */
function keep() {
  const kept = JSON.stringify({ at: run.at, before: seenBefore() });
  if (run.at < STEPS.length - 1) sessionStorage.setItem(KEPT, kept);
  else sessionStorage.removeItem(KEPT);
}

/** The hand does something, and what it could not do is said. @param {(hand: Hand) => any} task */
async function withHand(task) {
  stop();
  const mine = (turn = new Turn());
  if (run.phase === "missing") run.phase = "open";
  try {
    await task(new Hand(mine));
  } catch (error) {
    if (error instanceof Stopped) return;
    run.phase = "missing";
    if (!(error instanceof NotSeen)) throw error;
  } finally {
    if (turn === mine) {
      stop();
      draw();
    }
  }
}

/** @param {(hand: Hand) => any} task */
const lend = (task) =>
  withHand((hand) => {
    run.busy = true;
    draw();
    return task(hand);
  });

/** @param {Hand} hand */
async function perform(hand) {
  const step = stepNow();
  if (run.phase === "done") return;
  if (!step.done?.()) {
    await arrive(step, hand);
    await step.act?.(hand);
    if (step.done) await hand.until(step.done);
    else if (step.target && !step.act) await hand.point(step.target);
  }
  finish();
}

const play = () =>
  withHand(async (hand) => {
    for (;;) {
      draw();
      const step = stepNow();
      if (!step.done?.()) await arrive(step, hand);
      await hand.turn.read(told(step).why);
      await perform(hand);
      if (run.at === STEPS.length - 1) return;
      await hand.turn.read(told(step).seen);
      enter(run.at + 1);
    }
  });

/** Whether the person is somewhere else. */
export const astray = () => wayTo(stepNow()) !== null || formClosed(stepNow());
