/**
 * What is typed: text, e-mail addresses, web addresses, numbers.
 *
 * @module
 */

import { el } from "../el.js";
import { lettersOf, wrongWith } from "./checks.js";
import { ofControl } from "./control.js";
import { enter, flush } from "./entering.js";
import { complain } from "./problems.js";
import { freshId, valueOf } from "./slot.js";

/** @typedef {import("./slot.js").Slot} Slot */

/** From here on people want to know how much still fits. */
const NEARLY = 0.8;

/** What a small keyboard should offer. @type {Record<string, string>} */
const KEYBOARDS = { email_text_input: "email", url_text_input: "url", number_input: "decimal" };

/** @param {Slot} slot @returns {HTMLElement} */
export function typed(slot) {
  const { element } = slot;
  const most = element.max_length;
  const count = most && el("span.count", { id: freshId("count") });
  const described = count ? { "aria-describedby": `${slot.described} ${count.id}`.trim() } : {};
  const field = el(hasLines(element) ? "textarea" : "input", {
    ...ofControl(slot),
    ...described,
    value: wordsIn(valueOf(slot)),
    placeholder: element.placeholder?.text ?? "",
    inputMode: KEYBOARDS[element.type] ?? null,
    autocomplete: "off",
    oninput: () => {
      enter(slot, field.value, field.value || null, pace(slot));
      tally();
    },
    onchange: () => {
      // Typing took back what was said before; whatever is said since still holds.
      const wrong = wrongWith(element, field.value);
      if (wrong) complain(slot.at, slot.block.block_id, wrong);
    },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter" && !hasLines(element) && !event.isComposing) void flush();
    },
  });
  const tally = () => {
    if (!count) return;
    const letters = lettersOf(field.value);
    count.textContent = letters > most * NEARLY ? `${letters} / ${most}` : "";
    count.classList.toggle("too-many", letters > most);
  };
  tally();
  return el("div.typed", {}, field, count);
}

/** @param {any} element */
const hasLines = (element) => element.multiline || element.type === "rich_text_input";

/** An app that wants to hear of it hears when Enter is pressed, unless it asks for every letter.
 * @param {Slot} slot @returns {import("./entering.js").When} */
function pace({ block, element }) {
  const moments = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  return block.dispatch_action && !moments.includes("on_character_entered") ? "asked" : "soon";
}

/** Text as it is; of rich text the words. @param {any} value @returns {string} */
function wordsIn(value) {
  if (value === null || typeof value === "string") return value ?? "";
  if (value.text !== undefined) return value.text;
  const inside = (value.elements ?? []).map(wordsIn);
  return inside.join(value.type === "rich_text" || value.type === "rich_text_list" ? "\n" : "");
}
