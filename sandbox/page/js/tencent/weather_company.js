/**
 * Knobs for what the company has bought and what Tencent has opened for it.
 *
 * @module
 */

import { said } from "../text.js";
import { company, tell } from "./company.js";
import { count, knob, toggle } from "./knob.js";

/** @returns {import("./knob.js").Room} */
export function companyKnobs() {
  const words = said().esign;
  const quota = knob({
    name: "quota",
    title: words.quota,
    says: words.quotaSays,
    go: words.set,
    fields: [count("left", words.quotaIs, company.state?.quota ?? 0, 0)],
    order: ({ left }) => tell("settings", { quota: Number(left) }),
  });
  const left = /** @type {HTMLInputElement} */ (quota.querySelector("input"));
  const follow = () => {
    if (left !== document.activeElement) left.value = String(company.state?.quota ?? 0);
  };
  const features = Object.entries(words.features).map(([name, [label, says]]) =>
    toggle(
      `feature-${name}`,
      label,
      says,
      () => Boolean(company.state?.features.includes(name)),
      (on) => tell("settings", { features: withOrWithout(name, on) }),
    ),
  );
  return {
    title: words.companyWeather,
    knobs: [quota, ...features.map((one) => one.knob)],
    followers: [follow, ...features.map((one) => one.follow)],
  };
}

/** @param {string} name @param {boolean} on */
const withOrWithout = (name, on) => [
  ...(company.state?.features ?? []).filter((one) => one !== name),
  ...(on ? [name] : []),
];
