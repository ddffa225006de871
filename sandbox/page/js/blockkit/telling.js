/**
 * What went wrong is said where the person looks: in the modal, which covers everything else, or
 * as a toast.
 *
 * @module
 */

import { toast } from "../toast.js";

/** @param {import("./slot.js").At} at @param {string} sentence empty takes it back */
export function tell(at, sentence) {
  const view = "view_id" in at.where ? at.where.view_id : "";
  const line = document.querySelector(`dialog[data-view="${CSS.escape(view)}"] .modal-problem`);
  if (line) line.textContent = sentence;
  else if (sentence) toast(sentence, "wrong");
}
