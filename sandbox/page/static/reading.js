/**
 * What stands on the screen has been read.
 *
 * The list of chats knows at once; the server hears of the first message immediately and of
 * those that follow in a hurry together.
 */

import { post } from "./api.js";
import { openChat, state, touch, watch } from "./state.js";

const REST_MS = 300;

const untold = new Map(); // chat id -> how far it was read, for the server
let resting = false;

/** Mark the open chat as read whenever it changes on a visible page. */
export function startReading() {
  watch("read", markRead);
  document.addEventListener("visibilitychange", () => touch("read"));
  addEventListener("pagehide", tellNow);
}

function markRead() {
  const chat = openChat();
  if (!chat?.last || document.visibilityState !== "visible") return;
  if (chat.unread) touch("chats");
  chat.unread = 0;
  untold.set(chat.id, { as: state.me.id, chat: chat.id, order: chat.last.order });
  if (!resting) tell();
}

function tell() {
  resting = untold.size > 0;
  if (!resting) return;
  tellNow();
  setTimeout(tell, REST_MS);
}

/** Tell the server what was read, even while the page is being left. */
function tellNow() {
  for (const place of untold.values()) post("read", place, { keepalive: true }).catch(() => {});
  untold.clear();
}
