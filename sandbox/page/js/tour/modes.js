/**
 * Doing it oneself or letting it play, and the way out.
 *
 * @module
 */

import { el } from "../el.js";
import { said } from "../text.js";
import { run, travel } from "./run.js";

const follow = el("button", { type: "button", "data-tour": "follow" });
const play = el("button", { type: "button", "data-tour": "play" });
const ways = el("div.ways", { role: "group" }, follow, play);
const end = el("button.plain", { type: "button", "data-tour": "end" });
end.append(el("span", { "aria-hidden": "true" }, "×"));

export const modes = el("div.modes", {}, ways, end);

follow.onclick = () => run.mode !== "follow" && travel("follow");
play.onclick = () => run.mode !== "play" && travel("play");

/** @param {() => void} leave */
export const leftBy = (leave) => (end.onclick = leave);

export function drawModes() {
  const words = said().tour;
  ways.setAttribute("aria-label", words.ways);
  end.setAttribute("aria-label", words.end);
  end.title = words.end;
  for (const [button, mode, name] of [
    [follow, "follow", words.follow],
    [play, "play", words.play],
  ]) {
    button.textContent = name;
    button.setAttribute("aria-pressed", String(run.mode === mode));
  }
}
