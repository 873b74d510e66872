/** What the bot answers to a press: a toast that fades, or an alert that waits for OK. */

import { byId, el } from "./dom.js";

const TOAST_MS = 4_000;
const TOASTS_MAX = 4;

/** Show a short line above the composer for a few seconds. */
export function toast(text) {
  const box = byId("toasts");
  while (box.children.length >= TOASTS_MAX) box.firstChild.remove();
  const node = el("div", { class: "toast", dir: "auto" }, text);
  box.append(node);
  setTimeout(() => node.remove(), Math.max(TOAST_MS, text.length * 60));
}

const waiting = [];

/** Show a dialog with one button; several wait for each other. */
export function alertDialog(text) {
  waiting.push(text);
  if (waiting.length === 1) nextAlert();
}

function nextAlert() {
  const dialog = byId("alert");
  byId("alert-text").textContent = waiting[0];
  dialog.addEventListener(
    "close",
    () => {
      waiting.shift();
      if (waiting.length > 0) nextAlert();
    },
    { once: true },
  );
  dialog.showModal();
}
