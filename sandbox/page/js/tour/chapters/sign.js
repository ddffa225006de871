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

/** @typedef {import("../steps.js").Step} Step */

const number = () => numberOf(fromFile());
const card = () => articleOf(cardOf(fromFile()));

/** What carries the personal link, which only its owner sees. */
const whisper = () =>
  state.screen.ephemerals.find(({ blocks }) => {
    const words = wordsIn(blocks);
    return words.includes("esign:v1:link:open_sign") && words.includes(fromFile()?.name ?? "");
  });

/** @param {number} count */
const signed = (count) => fromFile()?.signers.filter((one) => one.status === SIGNED).length === count;

const announced = () => linesAbout(fromFile()).some((one) => one.subtype === "thread_broadcast");

const contracts = () => /** @type {const} */ ("contracts");
/** Trouble is ordered first, then signed. */
const disturbed = () => duplicatesOrdered() > 0 || fromFile()?.signers[1].status === SIGNED;
const trouble = () => inPane('[data-knob="disturb"] [name="what"]');
const order = () => inPane('[data-do="disturb"]');

/** Where the card is seen. @type {Step} */
const beside = { id: "ours", who: "legal", where: "legal" };
/** @type {Step} */
const theirs = {
  id: "theirs",
  who: "employee",
  where: "legal",
  room: "tencent",
  tab: () => (disturbed() ? "contracts" : "weather"),
  target: () => (disturbed() ? atTencent(fromFile(), 1, "sign") : inPane('[data-knob="disturb"]')),
  async act(hand) {
    if (!disturbed()) {
      await hand.pick(trouble, "duplicate");
      await hand.click(order);
      await hand.until(disturbed);
    }
    if (signed(2)) return;
    await arrive(theirs, hand);
    await hand.click(() => atTencent(fromFile(), 1, "sign"));
  },
  done: () => fromFile()?.status === FINISHED && cardCounts(fromFile(), 2, 2) && announced(),
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
    ...beside,
    room: "tencent",
    tab: contracts,
    target: () => atTencent(fromFile(), 0, "sign"),
    async act(hand) {
      await hand.click(() => atTencent(fromFile(), 0, "sign"));
      await hand.until(() => cardCounts(fromFile(), 1, 2));
      await arrive(beside, hand);
      await hand.point(card);
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
