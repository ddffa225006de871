/**
 * Where a person writes: a message with files, a reply, or a command.
 *
 * @module
 */

import { act, upload } from "../act.js";
import { el } from "../el.js";
import { keyed } from "../keyed.js";
import { channelOf, state } from "../state.js";
import { said } from "../text.js";
import { toast } from "../toast.js";
import { commandsIn } from "./commands.js";
import { completes } from "./completion.js";
import * as drafts from "./drafts.js";
import { sizeOf } from "./file.js";
import { opensMenu } from "./menu.js";
import { shortcutEntries } from "./shortcuts.js";
import { makeWaiting } from "./waiting.js";

/** @typedef {import("./drafts.js").Target} Target */

/** @param {() => Target} target where it would go now */
export function makeComposer(target) {
  const box = el("textarea", { rows: 1, autocomplete: "off", spellcheck: false });
  const files = el("ul.attached", { hidden: true });
  const picker = el("input", { type: "file", multiple: true, hidden: true, tabIndex: -1 });
  const clip = el("button.plain", { type: "button", "data-do": "attach" });
  const shortcuts = el("button.plain", { type: "button", "data-do": "shortcuts" });
  const button = el("button.primary", { type: "button", "data-do": "send" });
  const hint = el("p.quiet.hint", {});
  const { list, told } = completes(box, () => commandsIn(target()), keep);
  const waiting = makeWaiting(button);
  const element = el(
    "div.composer",
    {},
    list,
    files,
    box,
    el("div.row", {}, clip, shortcuts, waiting.element, hint, button),
    picker,
    told,
  );
  let key = "";
  let uploading = 0;

  function keep() {
    drafts.keepDraft(key, box.value);
  }

  /** @param {Iterable<File>} chosen */
  async function attach(chosen) {
    const to = key;
    for (const one of chosen) {
      button.disabled = ++uploading > 0;
      const file = await waiting.during(to, said().uploading(one.name), upload(one));
      button.disabled = --uploading > 0;
      if (file) drafts.keepAttached(to, [...drafts.attachedTo(to), file]);
      drawFiles();
    }
    box.focus();
  }

  async function send() {
    const [to, text, attached] = [key, box.value, drafts.attachedTo(key)];
    if (uploading || (!text.trim() && !attached.length)) return;
    const { channel, thread } = target();
    const command = text.startsWith("/");
    const id = drafts.idOf(to);
    if (command && thread) return toast(said().noCommandInThread(text.split(/\s/)[0]), "wrong");
    put(to, "", command ? attached : []);
    const reply = thread ? { thread_ts: thread } : {};
    const files = attached.map((one) => one.id);
    const message = { text: text.trim(), channel, files, client_msg_id: id, ...reply };
    const asked = command
      ? act("command", { line: text.trim(), channel })
      : act("say", message);
    const done = await waiting.during(to, said().sending, asked);
    if ((done && !done.problem) || drafts.draftOf(to)) return;
    put(to, text, attached);
    if (!command) drafts.doubt(to, id);
  }

  /** @param {string} to @param {string} text @param {any[]} attached */
  function put(to, text, attached) {
    drafts.keepDraft(to, text);
    drafts.keepAttached(to, attached);
    if (to !== key) return;
    box.value = text;
    drawFiles();
  }

  function drawFiles() {
    const attached = drafts.attachedTo(key);
    files.hidden = attached.length === 0;
    files.setAttribute("aria-label", said().attached);
    const items = attached.map(({ id, name, size }) => ({ id, name, size, lang: state.lang }));
    keyed(files, items, (one) => one.id, drawAttached);
  }

  /** @param {{id: string, name: string, size: number}} file */
  function drawAttached({ id, name, size }) {
    const remove = el("button.plain", { type: "button", "data-do": "detach" }, "×");
    remove.setAttribute("aria-label", said().detach(name));
    remove.onclick = () => {
      drafts.keepAttached(key, drafts.attachedTo(key).filter((one) => one.id !== id));
      drawFiles();
      box.focus();
    };
    return el("li", { "data-file": id }, `${name} · ${sizeOf(size)}`, remove);
  }

  /** @param {string} label of the text field */
  function draw(label) {
    const now = drafts.draftKey(target());
    if (now !== key) [key, box.value] = [now, drafts.draftOf(now)];
    if (drafts.hasArrived(key, channelOf(target().channel)?.messages ?? [])) put(key, "", []);
    waiting.draw(key);
    box.setAttribute("aria-label", label);
    box.placeholder = label;
    clip.textContent = said().attach;
    shortcuts.textContent = said().shortcuts;
    button.textContent = said().send;
    hint.textContent = said().sendHint;
    const some = state.about.shortcuts.some((one) => one.kind === "global");
    shortcuts.hidden = !some || Boolean(target().thread);
    drawFiles();
  }

  box.addEventListener("input", keep);
  box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  });
  button.onclick = () => void send();
  clip.onclick = () => picker.click();
  picker.onchange = () => {
    void attach([...picker.files]);
    picker.value = "";
  };
  opensMenu(shortcuts, () => shortcutEntries("global", {}));
  return { element, draw, attach, open: () => !element.hidden };
}
