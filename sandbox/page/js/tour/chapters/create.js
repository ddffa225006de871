/**
 * A contract from a PDF, with a mistake in it.
 *
 * @module
 */

import { state } from "../../state.js";
import { said } from "../../text.js";
import {
  button,
  control,
  errorAt,
  fillIn,
  next,
  rows,
  select,
  submit,
  text,
  typedIn,
} from "../form.js";
import {
  FORM,
  OURS,
  THEIRS,
  channel,
  composer,
  filled,
  form,
  freshName,
  openEmptyForm,
  openForm,
} from "../new_contract.js";
import { cardOf, fromFile } from "../seen.js";
import { personAs } from "../way.js";

/** @typedef {import("../hand.js").Hand} Hand */
/** @typedef {import("../steps.js").Step} Step */

const FILE = "esign:v1:create:file";
const SHORT = THEIRS.slice(0, -1);
const SAMPLES = { en: "service-agreement.pdf", zh: "fuwu-xieyi.pdf" };

/** Where the sample contract lies, in the language of the page. */
export const samplePath = () => `/_page/samples/${SAMPLES[state.lang]}`;

/** The form has it, or had it before it was closed. */
const hasFile = () =>
  form() && (JSON.parse(form().private_metadata).file_id || chosenFile().length > 0);
const chosenFile = () => form().state.values[FILE]?.[FILE]?.files ?? [];

/** Where the file goes; or what has to be chosen before. */
const fileTarget = () => control(FILE)?.closest(".file-input") ?? ofFile()?.closest("label");
const ofFile = () =>
  document.querySelector('#modals [data-block="esign:v1:create:source"] [value="file"]');

/** @param {Hand} hand */
async function dropSample(hand) {
  if (!control(FILE)) await hand.click(ofFile);
  const path = samplePath();
  const content = await (await fetch(path)).blob();
  const name = path.slice(path.lastIndexOf("/") + 1);
  const zone = () => control(FILE)?.closest(".file-input")?.querySelector(".drop");
  await hand.drop(zone, new File([content], name, { type: "application/pdf" }));
}

/** Our signer, whoever signs with us, and who has a say. */
function parts() {
  const words = said().tour;
  const [at, first, second] = [rows(), words.ofSigner(1), words.ofSigner(2)];
  const { id, real_name: name } = personAs("legal");
  const boss = personAs("manager");
  return [
    text("esign:v1:create:name", freshName(words.firstContract), "", filled),
    text(`${at}0:name`, name, first, filled),
    text(`${at}0:mobile`, OURS, first, filled),
    text(`${at}0:company`, words.company, first, filled),
    select(`${at}0:member`, name, id, first),
    ...(control(`${at}1:name`) ? [] : [oneMore(`${at}1:name`)]),
    text(`${at}1:name`, words.buyer, second, filled),
    text(`${at}1:mobile`, SHORT, second, (typed) => typed.length >= SHORT.length),
    select("esign:v1:create:reviewer", boss.real_name, boss.id),
    channel(),
  ];
}

/** A second signer. @param {string} id of the block that appears */
function oneMore(id) {
  const add = () => button("esign:v1:create:add_signer");
  return {
    label: add()?.textContent ?? said().tour.signer(2),
    value: "",
    right: () => control(id) !== null,
    target: add,
    act: (/** @type {Hand} */ hand) => hand.click(add),
  };
}

const mobile = () => `${rows()}1:mobile`;
const mended = () => text(mobile(), THEIRS, "", (typed) => typed.length > SHORT.length);

/** The complaint about what the workspace has got; that it has not got it is another one. */
const complained = () =>
  /** @type {any} */ (control(mobile()))?.value === typedIn(mobile()) ? errorAt(mobile()) : null;

/** @type {Step[]} */
export const create = [
  {
    id: "open",
    who: "employee",
    where: "legal",
    target: composer,
    act: openEmptyForm,
    done: () => form() ?? fromFile(),
  },
  {
    id: "file",
    who: "employee",
    where: "legal",
    modal: FORM,
    reopen: openForm,
    target: fileTarget,
    act: dropSample,
    done: () => hasFile() || fromFile(),
  },
  {
    id: "fill",
    who: "employee",
    where: "legal",
    modal: FORM,
    reopen: openForm,
    parts,
    target: () => next(parts())?.target(),
    act: (hand) => fillIn(parts, hand),
    done: () => (form() && hasFile() && !next(parts())) || fromFile(),
  },
  {
    id: "error",
    who: "employee",
    where: "legal",
    modal: FORM,
    reopen: openForm,
    target: submit,
    act: (hand) => hand.click(submit),
    done: () => complained() ?? fromFile(),
  },
  {
    id: "send",
    who: "employee",
    where: "legal",
    modal: FORM,
    reopen: openForm,
    parts: () => [mended()],
    target: () => (form() && !mended().right() ? control(mobile()) : submit()),
    async act(hand) {
      if (form()) await fillIn(() => [mended()], hand);
      if (form()) await hand.click(submit);
    },
    done: () => cardOf(fromFile()),
  },
];
