/**
 * The contract from the PDF is reviewed and signed.
 *
 * @module
 */

import { state } from "../../state.js";
import {
  FINISHED,
  SIGNED,
  articleOf,
  atTencent,
  buttonFor,
  cardCounts,
  cardOf,
  duplicatesOrdered,
  fromFile,
  inPane,
  linesAbout,
  numberOf,
  wordsIn,
} from "../seen.js";
import { arrive } from "../way.js";

/** @typedef {import("../hand.js").Hand} Hand */
/** @typedef {import("../seen.js").Flow} Flow */
/** @typedef {import("../steps.js").Step} Step */

const number = () => numberOf(fromFile());

/** What carries the personal link, which only its owner sees. */
const whisper = () =>
  state.screen.ephemerals.find(({ blocks }) => {
    const words = wordsIn(blocks);
    return words.includes("esign:v1:link:open_sign") && words.includes(fromFile()?.name ?? "");
  });

/** @param {number} count */
const signed = (count) =>
  fromFile()?.signers.filter((one) => one.status === SIGNED).length === count;

function finished() {
  const flow = fromFile();
  const told = linesAbout(flow).some((one) => one.subtype === "thread_broadcast");
  return flow?.status === FINISHED && cardCounts(flow, 2, 2) && told;
}

const contracts = () => /** @type {const} */ ("contracts");
/** Trouble is ordered first, then signed. */
const disturbed = () => duplicatesOrdered() > 0 || fromFile()?.signers[1].status === SIGNED;
const trouble = () => inPane('[data-knob="disturb"] [name="what"]');
const order = () => inPane('[data-do="disturb"]');
/** What of the knob is to be turned next. */
const knob = () =>
  /** @type {HTMLSelectElement | null} */ (trouble())?.value === "duplicate" ? order() : trouble();

/** Go and see what became of the card. @param {Hand} hand @param {"employee" | "legal"} who
 * @param {Flow | undefined} flow */
export async function seeCard(hand, who, flow) {
  await arrive({ id: "ours", who, where: "legal" }, hand);
  await hand.point(() => articleOf(cardOf(flow)));
}

/** @type {Step} */
const theirs = {
  id: "theirs",
  who: "employee",
  where: "legal",
  room: "tencent",
  tab: () => (disturbed() ? "contracts" : "weather"),
  target: () => (disturbed() ? atTencent(fromFile(), 1, "sign") : knob()),
  async act(hand) {
    if (!disturbed()) {
      await hand.pick(trouble, "duplicate");
      await hand.click(order);
      await hand.until(disturbed);
    }
    if (signed(2)) return;
    await arrive(theirs, hand);
    await hand.click(() => atTencent(fromFile(), 1, "sign"));
    await hand.until(finished);
    await seeCard(hand, "employee", fromFile());
  },
  done: finished,
};

/** @type {Step[]} */
export const sign = [
  {
    id: "blocked",
    who: "employee",
    where: "legal",
    room: "tencent",
    tab: contracts,
    target: () => atTencent(fromFile(), 0),
  },
  {
    id: "review",
    who: "manager",
    where: "dm",
    target: () => buttonFor("review:approve", number()),
    act: (hand) => hand.click(() => buttonFor("review:approve", number())),
    done: () => fromFile()?.signers[0].review === "PASS",
  },
  {
    id: "link",
    who: "legal",
    where: "dm",
    target: () => buttonFor("link:get", number()),
    async act(hand) {
      await hand.click(() => buttonFor("link:get", number()));
      await hand.until(whisper);
      await hand.point(() => articleOf(whisper()));
    },
    done: () => whisper() || fromFile()?.signers[0].status === SIGNED,
  },
  {
    id: "ours",
    who: "legal",
    where: "legal",
    room: "tencent",
    tab: contracts,
    target: () => atTencent(fromFile(), 0, "sign"),
    async act(hand) {
      await hand.click(() => atTencent(fromFile(), 0, "sign"));
      await hand.until(() => cardCounts(fromFile(), 1, 2));
      await seeCard(hand, "legal", fromFile());
    },
    done: () => cardCounts(fromFile(), 1, 2) || signed(2),
  },
  {
    id: "remind",
    who: "employee",
    where: "legal",
    optional: true,
    target: () => buttonFor("card:remind", number()),
    act: (hand) => hand.click(() => buttonFor("card:remind", number())),
    done: () => (fromFile()?.signers[1].reminders ?? 0) > 0 || signed(2),
  },
  theirs,
];
