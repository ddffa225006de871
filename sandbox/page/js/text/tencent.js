/** What the pane of Tencent E-Sign says. */

import * as codes from "./tencent_codes.js";
import * as contracts from "./tencent_contracts.js";
import * as traffic from "./tencent_traffic.js";
import * as weather from "./tencent_weather.js";

export const en = { esign: { ...contracts.en, ...codes.en, ...traffic.en, ...weather.en } };

/** @type {typeof en} */
export const zh = { esign: { ...contracts.zh, ...codes.zh, ...traffic.zh, ...weather.zh } };
