/**
 * Knobs for what Tencent tells the bot by itself.
 *
 * @module
 */

import { said } from "../text.js";
import { company, tell } from "./company.js";
import { choice, count, following, knob } from "./knob.js";

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
    done: () => words.isOrdered,
  });
  const forms = choice("form", words.formIs, words.forms);
  const form = knob({
    name: "form",
    title: words.form,
    says: words.formSays,
    go: words.set,
    fields: [forms],
    follow: following(forms, formNow),
    order: ({ form }) =>
      tell("settings", {
        callback: { ...company.state?.callback, ...FORMS[form] },
      }),
    done: ({ form }) => words.formSet(words.forms[form]),
  });
  const probe = knob({
    name: "probe",
    title: words.probe,
    says: words.probeSays,
    go: words.probeGo,
    order: () => tell("probe"),
    done: () => words.probeSent,
  });
  return { title: words.callbackWeather, knobs: [disturb, form, probe] };
}

function formNow() {
  const now = company.state?.callback;
  return now ? `${now.enveloped ? "v2" : "v1"} ${now.as_json ? "json" : "base64"}` : undefined;
}
