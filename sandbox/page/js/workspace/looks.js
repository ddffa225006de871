/**
 * How the page speaks and looks, and the word that nothing here is real.
 *
 * @module
 */

import { el } from "../el.js";
import { state } from "../state.js";
import { said } from "../text.js";
import { LANGS, nameLanguage, speak } from "./language.js";
import { THEMES, themeNow, wear } from "./theme.js";

/** @typedef {import("./theme.js").Theme} Theme */

const note = el("p.quiet", {});
const language = el("select", { "data-do": "language" });
const theme = el("select", { "data-do": "theme" });
language.onchange = () => speak(language.value);
theme.onchange = () => wear(theme.value);
for (const [lang, name] of Object.entries(LANGS)) {
  language.append(el("option", { value: lang, lang }, name));
}
for (const one of THEMES) theme.append(el("option", { value: one }));

export const look = el("footer", {}, note, el("div", {}, language, theme));

export function drawLook() {
  nameLanguage();
  note.textContent = said().sandboxNote;
  language.value = state.lang;
  language.setAttribute("aria-label", said().language);
  theme.setAttribute("aria-label", said().theme);
  for (const option of theme.options) {
    option.textContent = said().themes[/** @type {Theme} */ (option.value)];
  }
  theme.value = themeNow();
}
