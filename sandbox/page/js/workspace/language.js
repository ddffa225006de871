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

const pageLang = () => (state.lang === "zh" ? "zh-CN" : "en");

/** The document says which language it is in. */
export function nameLanguage() {
  document.documentElement.lang = pageLang();
  document.title = said().title;
}

/** The language of a text, where it is not that of the page. A Chinese sign says as much as several
 * letters do. @param {string | null} text @returns {string | null} for `lang` */
export function foreign(text) {
  const han = text?.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text?.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const lang = han * 2 > latin ? "zh-CN" : "en";
  return han + latin === 0 || lang === pageLang() ? null : lang;
}

/** Let what was drawn say that it is in another language. @param {HTMLElement} node */
export function nameForeign(node) {
  const lang = foreign(node.textContent);
  if (lang) node.lang = lang;
  else node.removeAttribute("lang");
}
