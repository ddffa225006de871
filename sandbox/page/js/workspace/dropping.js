/**
 * Files that are dropped on a room are attached to the message being written there.
 *
 * @module
 */

import { said } from "../text.js";

/** @param {HTMLElement} room
 * @param {{attach: (files: Iterable<File>) => void, open: () => boolean}} to */
export function takesFiles(room, to) {
  /** @param {DragEvent} event */
  const isFiles = (event) => to.open() && (event.dataTransfer?.types.includes("Files") ?? false);
  room.addEventListener("dragover", (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    room.dataset.drop = said().dropHere;
  });
  room.addEventListener("dragleave", (event) => {
    if (!room.contains(/** @type {Node} */ (event.relatedTarget))) delete room.dataset.drop;
  });
  room.addEventListener("drop", (event) => {
    delete room.dataset.drop;
    if (!isFiles(event)) return;
    event.preventDefault();
    to.attach(event.dataTransfer?.files ?? []);
  });
}
