/**
 * The stream of events changes what the page knows.
 *
 *   connect -> "hello" -> load afresh -> events in batches -> ... -> lost -> (browser retries)
 *                 ^------------------------------------------------------------------'
 *   "resync" from the server: load afresh as well
 */

import { get, listen } from "./api.js";
import { forgetCommands } from "./commands.js";
import * as feed from "./feed.js";
import { CALLS_MAX } from "./glass.js";
import { answered } from "./keyboard.js";
import { alertDialog, toast } from "./notices.js";
import { parsed, insideAction } from "./links.js";
import { state, touch } from "./state.js";

let stop = () => {};

/** Follow the world as one person sees it; `onload` runs after each loading. */
export function follow(person, onload) {
  stop();
  const load = () => reload(person).then(onload, (error) => toast(error.message));
  const batch = (events) => {
    for (const event of events) REACTIONS[event.kind]?.(event, load);
  };
  stop = listen(person, {
    onhello: () => (connected(true), load()),
    onbatch: batch,
    onlost: () => connected(false),
  });
}

function connected(yes) {
  state.connected = yes;
  touch("connection");
}

async function reload(person) {
  const world = await get("world", { as: person });
  state.people = world.people;
  state.me = state.people.find((one) => one.id === world.me);
  state.bot = world.bot;
  state.skew_ms = world.now * 1000 - Date.now();
  state.chats = new Map(world.chats.map((chat) => [chat.id, chat]));
  state.meter = world.meter;
  state.extras = world.extras;
  forgetCommands();
  touch("people", "chats", "header", "composer", "meter", "extras");
}

const REACTIONS = {
  message: onMessage,
  service: onMessage,
  ephemeral: onMessage,
  edit: onEdit,
  delete: onDelete,
  answer: onAnswer,
  call: onCall,
  unmodelled: (event) => toast(`The bot called ${event.method}, which the sandbox does not know`),
  chat: onChat,
  gone: onGone,
  meter: onMeter,
  resync: (event, load) => load(),
};

function onMessage({ chat, message }, load) {
  const known = state.chats.get(chat);
  if (!known) return void load();
  if (known.last && message.order <= known.last.order) return undefined;
  known.last = message;
  if (chat === state.chat) feed.added(message);
  const read = chat === state.chat && document.visibilityState === "visible";
  const mine = message.from?.id === state.me.id;
  if (!read && !mine) known.unread += 1;
  if (read) touch("read");
  return touch("chats", "composer");
}

function onEdit({ chat, message }) {
  const known = state.chats.get(chat);
  if (known?.last?.order === message.order) known.last = message;
  if (chat === state.chat) feed.edited(message);
  touch("chats");
}

function onDelete({ chat, orders, last }) {
  const known = state.chats.get(chat);
  if (known) known.last = last;
  if (chat === state.chat) feed.deleted(orders);
  touch("chats");
}

function onAnswer({ query, text, show_alert: loud, url }) {
  answered(query);
  if (text) (loud ? alertDialog : toast)(text);
  const target = url && parsed(url);
  if (target) insideAction(target)?.();
}

function onCall(event) {
  state.calls.push(event.call);
  if (state.calls.length > 2 * CALLS_MAX) state.calls.splice(0, CALLS_MAX);
  touch("calls");
}

function onChat({ chat }) {
  const known = state.chats.get(chat.id);
  state.chats.set(chat.id, { ...chat, unread: known?.unread ?? chat.unread });
  forgetCommands();
  touch("chats", "header", "composer");
}

function onGone({ chat }) {
  state.chats.delete(chat);
  touch("chats", "header", "composer");
}

function onMeter({ meter, now, extras }) {
  state.meter = meter;
  state.skew_ms = now * 1000 - Date.now();
  if (extras) state.extras = extras;
  touch("meter", ...(extras ? ["extras"] : []));
}
