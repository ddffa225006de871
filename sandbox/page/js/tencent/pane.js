/**
 * The pane that plays Tencent E-Sign: what its mini-program, its console and the network do.
 *
 * @module
 */

import { el } from "../el.js";
import { onChange, state } from "../state.js";
import { said } from "../text.js";
import { company, onNews } from "./company.js";
import { drawContracts } from "./contracts.js";
import { drawTabs, makeTabs } from "./tabs.js";
import { drawTraffic } from "./traffic.js";
import { drawWeather } from "./weather.js";

const pane = /** @type {HTMLElement} */ (document.getElementById("tencent"));

/** Build the pane and keep it up to date; nothing where there is no pretend Tencent. */
export function startTencent() {
  if (!state.about.tencent) return;
  const heading = el("h2", { id: "tencent-heading" });
  const about = el("p.quiet.about");
  const tabs = makeTabs();
  pane.setAttribute("aria-labelledby", heading.id);
  pane.append(el("header", {}, heading, about, tabs.list), ...tabs.panels);
  const draw = () => {
    heading.textContent = said().esign.heading;
    about.textContent = said().esign.about;
    drawTabs(tabs);
    const panel = tabs.panels[tabs.names.indexOf(company.tab)];
    ({ contracts: drawContracts, traffic: drawTraffic, weather: drawWeather })[company.tab](panel);
  };
  onNews(draw);
  onChange(draw);
}
