/**
 * What has arrived, told to those who listen instead of looking.
 *
 * @module
 */

import { speak } from "../spoken.js";
import { onChange, state } from "../state.js";
import { said } from "../text.js";
import { authorOf } from "./message.js";
import { nameOfPlace } from "./place.js";

const spoken = /** @type {HTMLElement} */ (document.getElementById("spoken"));
/** Up to which ts everything is known to the one who looks. */
let known = "";
let knownBy = "";

export function startAnnouncing() {
  onChange(announce);
}

function announce() {
  const { screen, who } = state;
  const rooms = [...(screen.dm ? [screen.dm] : []), ...screen.channels];
  const everything = [...rooms.flatMap((room) => room.messages), ...screen.ephemerals];
  const before = known;
  known = everything.reduce((last, one) => (one.ts > last ? one.ts : last), "");
  const same = knownBy === who;
  knownBy = who;
  if (!same || known === before) return;
  const sentences = rooms.map((room) => news(room, before)).filter(Boolean);
  if (!sentences.length) return;
  speak(spoken, said().sentences(...sentences));
}

/** @param {import("../state.js").Channel} room @param {string} before a ts */
function news(room, before) {
  const { me, ephemerals } = state.screen;
  const fresh = room.messages.filter((one) => one.ts > before && one.user !== me.id);
  const where = nameOfPlace(room);
  const whisper = ephemerals.find((one) => one.ts > before && one.channel === room.id);
  if (whisper) return said().onlyForYou(authorOf(whisper), where);
  if (fresh.length > 1) return said().newMessages(fresh.length, where);
  return fresh.length ? said().newMessage(authorOf(fresh[0]), where) : "";
}
