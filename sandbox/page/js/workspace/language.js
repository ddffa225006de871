/**
 * The language of the page's own words, remembered by the browser.
 *
 * @module
 */

import { changed, state } from "../state.js";
import { said } from "../text.js";

/** @typedef {"en" | "zh"} Lang */

/** Each in its own language. @type {Record<Lang, string>} */
export const LANGS = { en: "English", zh: "中文" };
const KEPT = "lang";

/** @returns {Lang | null} */
export function rememberedLang() {
  const kept = localStorage.getItem(KEPT);
  return kept === "en" || kept === "zh" ? kept : null;
}

/** @param {Lang} lang */
export function speak(lang) {
  localStorage.setItem(KEPT, lang);
  state.lang = lang;
  changed();
}

/** The document says which language it is in. */
export function nameLanguage() {
  document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
  document.title = said().title;
}
