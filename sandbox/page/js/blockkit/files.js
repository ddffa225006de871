/**
 * The file input: a place to drop files, and the files that lie in it.
 *
 * @module
 */

import { el, fill } from "../el.js";
import { said } from "../text.js";
import * as wire from "../wire.js";
import { ofControl } from "./control.js";
import { enter, enterWhenReady } from "./entering.js";
import { complain } from "./problems.js";
import { valueOf } from "./slot.js";

/** @typedef {import("./slot.js").Slot} Slot */

/** What a person may put into Slack's file input. */
const MOST_BYTES = 10_000_000;

/** @param {Slot} slot @returns {HTMLElement} */
export function fileInput(slot) {
  const { element } = slot;
  const list = el("ul.files");
  const show = () => fill(list, ...(valueOf(slot) ?? []).map(shown(slot, show)));
  const take = async (/** @type {File[]} */ files) => {
    zone.ariaBusy = "true";
    zone.textContent = said().blockkit.uploading;
    await put(slot, files);
    zone.ariaBusy = null;
    zone.textContent = said().blockkit.drop(most(slot));
    show();
  };
  const input = el("input.unseen", {
    ...ofControl(slot),
    type: "file",
    accept: (element.filetypes ?? []).map((/** @type {string} */ type) => `.${type}`).join(),
    multiple: most(slot) > 1,
    onchange: () => {
      const files = [...input.files];
      input.value = "";
      void take(files);
    },
  });
  const over = (/** @type {boolean} */ is) => (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    zone.classList.toggle("over", is);
    if (event.type === "drop") void take([...(event.dataTransfer?.files ?? [])]);
  };
  const zone = el(
    "label.drop",
    { htmlFor: slot.id, ondragover: over(true), ondragleave: over(false), ondrop: over(false) },
    said().blockkit.drop(most(slot)),
  );
  show();
  return el("div.file-input", {}, input, zone, list);
}

/** @param {Slot} slot @returns {number} */
const most = (slot) => slot.element.max_files ?? 10;

/** @param {Slot} slot @param {() => void} show @returns {(file: any) => HTMLElement} */
const shown = (slot, show) => (file) =>
  el(
    "li",
    { "data-file": file.id },
    el("span.name", {}, file.name),
    el(
      "button.plain.remove",
      {
        type: "button",
        "aria-label": said().blockkit.remove(file.name),
        onclick: () => {
          const left = valueOf(slot).filter((/** @type {any} */ one) => one.id !== file.id);
          enter(slot, left, idsOf(left));
          show();
          document.getElementById(slot.id)?.focus();
        },
      },
      el("span", { "aria-hidden": "true" }, "×"),
    ),
  );

/** @param {any[]} files @returns {string[]} */
const idsOf = (files) => files.map((file) => file.id);

/** Upload files and put them into the input; one that has room for one only takes the new one.
 * @param {Slot} slot @param {File[]} files */
async function put(slot, files) {
  const { at, block } = slot;
  const there = most(slot) === 1 ? [] : (valueOf(slot) ?? []);
  const wrong = wrongWithFiles(slot, files, there.length);
  if (wrong) return complain(at, block.block_id, wrong);
  await enterWhenReady(slot, async (who) => {
    const uploaded = [];
    for (const file of files) uploaded.push(await sent(who, file));
    const all = [...there, ...uploaded];
    return { value: all, sent: idsOf(all) };
  });
}

/** @param {string} who @param {File} file @returns {Promise<any>} the file as Slack has it */
async function sent(who, file) {
  const path = `/_control/people/${who}/upload?name=${encodeURIComponent(file.name)}`;
  return (await wire.send(path, file)).file;
}

/** @param {Slot} slot @param {File[]} files @param {number} before */
function wrongWithFiles(slot, files, before) {
  const words = said().blockkit;
  const types = slot.element.filetypes;
  if (before + files.length > most(slot)) return words.tooManyFiles(most(slot));
  for (const { name, size } of files) {
    const type = name.split(".").pop()?.toLowerCase() ?? "";
    if (types && !types.includes(type)) return words.wrongType(name, types.join(", "));
    if (size > MOST_BYTES) return words.tooBig(name);
  }
  return "";
}
