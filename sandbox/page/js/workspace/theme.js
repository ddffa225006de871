/**
 * Light, dark, or as the system has it; remembered by the browser.
 *
 * @module
 */

/** @typedef {"auto" | "light" | "dark"} Theme */

/** @type {Theme[]} */
export const THEMES = ["auto", "light", "dark"];
const KEPT = "theme";

/** @returns {Theme} */
export const themeNow = () =>
  THEMES.find((one) => one === localStorage.getItem(KEPT)) ?? "auto";

/** Before anything is drawn. */
export const startTheme = () => wear(themeNow());

/** @param {Theme} theme */
export function wear(theme) {
  localStorage.setItem(KEPT, theme);
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
