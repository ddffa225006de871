/**
 * Knobs for what Tencent tells the bot by itself.
 *
 * @module
 */

import { said } from "../text.js";
import { company, tell } from "./company.js";
import { choice, count, knob } from "./knob.js";

/** How a message can be wrapped, and the settings that mean it.
 * @type {Record<string, {enveloped: boolean, as_json: boolean}>} */
const FORMS = {
  "v2 json": { enveloped: true, as_json: true },
  "v2 base64": { enveloped: true, as_json: false },
  "v1 json": { enveloped: false, as_json: true },
  "v1 base64": { enveloped: false, as_json: false },
};

/** @returns {import("./knob.js").Room} */
export function callbackKnobs() {
  const words = said().esign;
  const disturb = knob({
    name: "disturb",
    title: words.disturb,
    says: words.disturbSays,
    go: words.order,
    fields: [
      choice("what", words.whatHappens, words.disturbances),
      count("times", words.howOften, 1),
      count("seconds", words.lateBy, 5, 0),
    ],
    order: ({ what, times, seconds }) =>
      tell("callback_faults", {
        ...company.state?.callback_faults,
        [what]: Number(times),
        ...(what === "late" ? { late_by: Number(seconds) } : {}),
      }),
  });
  const form = knob({
    name: "form",
    title: words.form,
    says: words.formSays,
    go: words.set,
    fields: [choice("form", words.formIs, words.forms)],
    order: ({ form }) =>
      tell("settings", {
        callback: { ...company.state?.callback, ...FORMS[form] },
      }),
  });
  const probe = knob({
    name: "probe",
    title: words.probe,
    says: words.probeSays,
    go: words.probeGo,
    order: () => tell("probe"),
  });
  const select = /** @type {HTMLSelectElement} */ (form.querySelector("select"));
  const follow = () => {
    const now = company.state?.callback;
    if (!now || select === document.activeElement) return;
    select.value = `${now.enveloped ? "v2" : "v1"} ${now.as_json ? "json" : "base64"}`;
  };
  return { title: words.callbackWeather, knobs: [disturb, form, probe], followers: [follow] };
}
