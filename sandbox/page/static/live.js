/**
 * The stream of events changes what the page knows.
 *
 *   connect -> "hello" with the world -> events in batches -> ... -> lost -> (browser retries)
 *                 ^--------------------------------------------------------------------'
 *   "resync" from the server: load afresh as well
 */

import { get, listen } from "./api.js";
import { forgetCommands } from "./commands.js";
import * as feed from "./feed.js";
import { CALLS_MAX } from "./glass.js";
import { botTypes } from "./header.js";
import { answered } from "./keyboard.js";
import { alertDialog, toast } from "./notices.js";
import { parsed, insideAction } from "./links.js";
import { tell } from "./news.js";
import { state, touch } from "./state.js";

let stop = () => {};

/** Follow the world as one person sees it; `onload` runs after each loading. */
export function follow(person, onload) {
  stop();
  const begin = (world) => (know(world), onload());
  const load = () => get("world", { as: person }).then(begin, (error) => toast(error.message));
  const batch = (events) => {
    for (const event of events) REACTIONS[event.kind]?.(event, load);
  };
  stop = listen(person, {
    onhello: (world) => (connected(true), begin(world)),
    onbatch: batch,
    onlost: () => connected(false),
  });
}

function connected(yes) {
  state.connected = yes;
  touch("connection");
}

function know(world) {
  state.people = world.people;
  state.me = state.people.find((one) => one.id === world.me);
  state.crowd = world.crowd;
  state.calls = world.calls.filter((call) => call.number > state.cleared);
  state.bot = world.bot;
  state.menuButton = world.menu_button;
  state.chats = new Map(world.chats.map((chat) => [chat.id, chat]));
  forgetCommands();
  onMeter(world);
  touch("people", "chats", "header", "composer", "crowd", "calls");
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
  commands: () => forgetCommands(),
  menu_button: onMenuButton,
  action: ({ chat }) => botTypes(chat),
  meter: onMeter,
  people: onPeople,
  crowd: onCrowd,
  resync: (event, load) => load(),
};

function onMenuButton({ button }) {
  state.menuButton = button;
  touch("composer");
}

function onMessage({ chat, message }, load) {
  const known = state.chats.get(chat);
  if (!known) return void load();
  if (known.last && message.order <= known.last.order) return undefined;
  known.last = message;
  if (chat === state.chat) feed.added(message);
  tell("message", { chat, message });
  const read = chat === state.chat && document.visibilityState === "visible";
  const mine = message.from?.id === state.me.id;
  if (!read && !mine) known.unread += 1;
  if (read) touch("read");
  return touch("chats", "composer");
}

function onEdit({ chat, message }) {
  const known = state.chats.get(chat);
  if (known?.last?.order === message.order) known.last = message;
  const pinned = known?.pinned.findIndex((one) => one.order === message.order) ?? -1;
  if (pinned >= 0) known.pinned[pinned] = message;
  if (chat === state.chat) feed.edited(message);
  touch("chats", ...(pinned >= 0 ? ["header"] : []));
}

function onDelete({ chat, order, last }) {
  const known = state.chats.get(chat);
  if (known) known.last = last;
  if (chat === state.chat) feed.deleted([order]);
  touch("chats");
}

function onAnswer({ query, text, show_alert: loud, url }) {
  answered(query);
  if (text) (loud ? alertDialog : toast)(text);
  const target = url && parsed(url);
  if (target) insideAction(target)?.();
}

function onCall(event) {
  const { number } = event.call;
  if (state.calls.some((call) => call.number === number)) return; // came with the world already
  state.calls.push(event.call);
  tell("call", event);
  if (state.calls.length > 2 * CALLS_MAX) state.calls.splice(0, CALLS_MAX);
  touch("calls");
}

function onChat({ chat }) {
  const known = state.chats.get(chat.id);
  state.chats.set(chat.id, { ...chat, unread: known?.unread ?? chat.unread });
  if (chat.id === state.chat && known?.in !== chat.in) feed.openFeed();
  forgetCommands();
  touch("chats", "header", "composer");
}

/** A group that became a supergroup: whoever reads it moves along. */
async function onGone({ chat, to }, load) {
  const open = chat === state.chat;
  state.chats.delete(chat);
  await load();
  if (open) document.dispatchEvent(new CustomEvent("tuan:open", { detail: to }));
}

function onPeople({ people }) {
  state.people = people;
  state.me = people.find((one) => one.id === state.me.id) ?? state.me;
  touch("people", "header");
}

function onCrowd({ crowd }) {
  state.crowd = crowd;
  tell("crowd", { crowd });
  touch("crowd");
}

function onMeter({ meter, now, extras }) {
  Object.assign(state, { meter, extras, skew_ms: now * 1000 - Date.now() });
  touch("meter", "extras");
}
