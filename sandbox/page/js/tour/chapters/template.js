/**
 * The home of the app, then a contract from a template, which is cancelled.
 *
 * @module
 */

import { said } from "../../text.js";
import { chosenIn, control, fillIn, labelOf, next, optionIn, rows, submit, text } from "../form.js";
import {
  FORM,
  OURS,
  THEIRS,
  channel,
  composer,
  filled,
  form,
  freshName,
  openForm,
} from "../new_contract.js";
import {
  CANCELLED,
  PREPARING,
  buttonFor,
  cardOf,
  fromFile,
  fromTemplate,
  modal,
  numberOf,
} from "../seen.js";
import { personAs } from "../way.js";
import { seeCard } from "./sign.js";

/** @typedef {import("../hand.js").Hand} Hand */
/** @typedef {import("../steps.js").Step} Step */

const SOURCE = "esign:v1:create:source";
const TEMPLATE = "esign:v1:create:template";
const REASON = "esign:v1:cancel:reason";
const DETAILS = "esign:v1:home:details";
/** What the template is searched for with, and what is found. */
const QUERY = "销售";

const number = () => numberOf(fromTemplate());

/** Without a template the form has the rows of none. */
const hasRoles = () => JSON.parse(form()?.private_metadata ?? "{}").roles?.length > 0;

const fromTemplates = () =>
  document.querySelector(`#modals [data-block="${SOURCE}"] [value="template"]`);
/** Its block has a new id whenever a template had to be unchosen. */
const search = () => document.querySelector(`#modals [data-action="${TEMPLATE}"]`);

/** @returns {import("../form.js").Part[]} */
function parts() {
  const source = {
    label: labelOf(SOURCE),
    value: optionIn(SOURCE, "template"),
    right: () => chosenIn(SOURCE) === "template",
    target: () => fromTemplates()?.closest("label"),
    act: (/** @type {Hand} */ hand) => hand.click(fromTemplates),
  };
  const chosen = {
    label: said().tour.searchTemplate,
    value: QUERY,
    right: hasRoles,
    target: search,
    act: (/** @type {Hand} */ hand) => hand.choose(search, QUERY, () => true),
  };
  return [source, chosen, ...(hasRoles() ? signers() : [])];
}

function signers() {
  const words = said().tour;
  const [at, first, second] = [rows(), words.ofSigner(1), words.ofSigner(2)];
  const legal = personAs("legal").real_name;
  return [
    text("esign:v1:create:name", freshName(words.secondContract), "", filled),
    text(`${at}0:name`, legal, first, filled),
    text(`${at}0:mobile`, OURS, first, filled),
    text(`${at}0:company`, words.company, first, filled),
    text(`${at}1:name`, words.buyer, second, filled),
    text(`${at}1:mobile`, THEIRS, second, filled),
    text(`${at}1:company`, words.buyerCompany, second, filled),
    channel(),
  ];
}

/** Tencent takes a while to make a document of a template. */
const isOut = () => !PREPARING.includes(fromTemplate()?.status ?? 0);

const reason = () => text(REASON, said().tour.reason, "", (typed) => typed.trim() !== "");
const cancelled = () => fromTemplate()?.status === CANCELLED;
const cancelling = () => modal("esign:v1:cancel");
const details = () => modal(DETAILS)?.private_metadata === numberOf(fromFile());
const detailsButton = () => buttonFor("status:details", numberOf(fromFile()));

/** @type {Step[]} */
export const template = [
  {
    id: "home",
    who: "employee",
    where: "home",
    optional: true,
    target: detailsButton,
    async act(hand) {
      await hand.settle(detailsButton); // the home is drawn anew for whoever opens it
      await hand.click(detailsButton);
    },
    done: details,
  },
  {
    id: "template",
    who: "employee",
    where: "legal",
    modal: FORM,
    optional: true,
    parts: () => (form() ? parts() : []),
    target: () => (form() ? (next(parts())?.target() ?? submit()) : composer()),
    async act(hand) {
      if (!form()) await openForm(hand);
      await fillIn(parts, hand);
      await hand.click(submit);
    },
    done: () => isOut() && cardOf(fromTemplate()),
  },
  {
    id: "cancel",
    who: "employee",
    where: "legal",
    modal: "esign:v1:cancel",
    optional: true,
    parts: () => (cancelling() ? [reason()] : []),
    target() {
      if (!cancelling()) return buttonFor("card:cancel", number());
      return reason().right() ? submit() : control(REASON);
    },
    async act(hand) {
      if (!cancelling()) await hand.click(() => buttonFor("card:cancel", number()));
      await hand.until(cancelling);
      await fillIn(() => [reason()], hand);
      await hand.click(submit);
      await hand.until(cancelled);
      await seeCard(hand, "employee", fromTemplate());
    },
    done: cancelled,
  },
];
