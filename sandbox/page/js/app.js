/**
 * Where the page starts: who looks at what, then every room draws after every change.
 *
 * @module
 */

import { drawModals } from "./blockkit/modals.js";
import { changed, onChange, refresh, state } from "./state.js";
import { refreshCompany } from "./tencent/company.js";
import { startTencent } from "./tencent/pane.js";
import { inFront } from "./toast.js";
import { run } from "./tour/run.js";
import { openTour } from "./tour/tour.js";
import { listen, get } from "./wire.js";
import { followAddress, settle, writeAddress } from "./workspace/address.js";
import { startAnnouncing } from "./workspace/announce.js";
import { startBar } from "./workspace/bar.js";
import { startHome } from "./workspace/home.js";
import { rememberedLang } from "./workspace/language.js";
import { drawLost, reachable } from "./workspace/lost.js";
import { startPlace } from "./workspace/place.js";
import { greet } from "./workspace/restarted.js";
import { startRooms } from "./workspace/rooms.js";
import { startSidebar } from "./workspace/sidebar.js";
import { startTheme } from "./workspace/theme.js";
import { startThread } from "./workspace/thread.js";
import { markRead } from "./workspace/unread.js";

const MINUTE = 60_000;

async function start() {
  startTheme();
  state.about = await get("/_page/about");
  state.lang = rememberedLang() ?? state.about.lang;
  await followAddress();
  onChange(settle);
  startRooms();
  onChange(markRead);
  startBar();
  startSidebar();
  startPlace();
  startThread();
  startHome();
  startAnnouncing();
  onChange(drawModals);
  onChange(inFront);
  onChange(writeAddress);
  onChange(drawLost);
  startTencent();
  changed();
  greet();
  openTour();
  listen("/_control/stream", news, reachable, () => run.mode === "play");
  document.addEventListener("visibilitychange", changed);
  setInterval(changed, MINUTE / 2); // the local times of everybody
}

/** One stream tells of both services: a browser keeps few connections open for all its tabs. */
function news() {
  void refresh();
  void refreshCompany();
}

void start();
