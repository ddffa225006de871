/**
 * Knobs for what the company has bought and what Tencent has opened for it.
 *
 * @module
 */

import { said } from "../text.js";
import { company, tell } from "./company.js";
import { count, following, knob, toggle } from "./knob.js";

/** @returns {import("./knob.js").Room} */
export function companyKnobs() {
  const words = said().esign;
  const left = count("left", words.quotaIs, company.state?.quota ?? 0, 0);
  const quota = knob({
    name: "quota",
    title: words.quota,
    says: words.quotaSays,
    go: words.set,
    fields: [left],
    follow: following(left, () => String(company.state?.quota ?? 0)),
    order: ({ left }) => tell("settings", { quota: Number(left) }),
    done: ({ left }) => words.quotaSet(Number(left)),
  });
  const features = Object.entries(words.features).map(([name, [label, says]]) =>
    toggle(
      `feature-${name}`,
      label,
      says,
      () => Boolean(company.state?.features.includes(name)),
      (on) => tell("settings", { features: withOrWithout(name, on) }),
    ),
  );
  const held = toggle(
    "reviews-creation",
    words.reviewsCreation,
    words.reviewsCreationSays,
    () => Boolean(company.state?.reviews_creation),
    (on) => tell("settings", { reviews_creation: on }),
  );
  return { title: words.companyWeather, knobs: [quota, ...features, held] };
}

/** @param {string} name @param {boolean} on */
const withOrWithout = (name, on) => [
  ...(company.state?.features ?? []).filter((one) => one !== name),
  ...(on ? [name] : []),
];
