/**
 * The tab of contracts: how many are left to be made, and every one there is, the newest first.
 *
 * @module
 */

import { el } from "../el.js";
import { keyed } from "../keyed.js";
import { state } from "../state.js";
import { said } from "../text.js";
import { asking } from "./asking.js";
import { company } from "./company.js";
import { drawContract } from "./contract.js";

/** @param {HTMLElement} panel */
export function drawContracts(panel) {
  if (!panel.children.length) panel.append(el("p.quota"), el("p.quiet.empty"), el("div.contracts"));
  const [quota, empty, list] = /** @type {HTMLElement[]} */ ([...panel.children]);
  quota.textContent = company.state ? said().esign.quotaLeft(company.state.quota) : "";
  empty.textContent = said().esign.noContracts;
  empty.hidden = company.flows.length > 0 || !company.state;
  const items = company.flows.map((flow) => ({
    flow,
    lang: state.lang,
    asking: asking.of(flow),
  }));
  keyed(list, items, (item) => item.flow.flow_id, drawContract);
}
