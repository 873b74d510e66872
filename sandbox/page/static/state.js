/**
 * What the page knows, and who is told when it changes.
 *
 *   server-sent events -> live.js changes the state -> touch("feed") marks it
 *   next animation frame -> every watcher of "feed" draws once
 *
 * Thirty messages in a frame are one drawing.
 */

export const state = {
  me: null, // Person who acts: {id, name, username, language}
  people: [], // whom one may act as
  menuButton: null, // what opens the Mini App: {text, web_app: {url}}
  bot: { id: 0, username: "" },
  chats: new Map(), // id -> chat, see chat_json in screen.py
  chat: null, // id of the open chat
  topic: null, // thread id of the open tab, null is all
  skew_ms: 0, // the sandbox's clock minus this browser's
  meter: null,
  calls: [],
  cleared: 0, // calls up to this number were cleared away
  extras: {},
  crowd: null, // how far a crowd has come, see Progress in crowd.py
  connected: false,
};

const watchers = new Map();
const dirty = new Set();
let frame = 0;

/** Have `draw` called in the next frame after each change of `topic`. */
export function watch(topic, draw) {
  const known = watchers.get(topic) ?? [];
  watchers.set(topic, [...known, draw]);
}

/** Mark topics as changed; they are drawn together in the next animation frame. */
export function touch(...topics) {
  for (const topic of topics) dirty.add(topic);
  frame ||= requestAnimationFrame(drawDirty);
}

function drawDirty() {
  frame = 0;
  const topics = [...dirty];
  dirty.clear();
  for (const topic of topics) for (const draw of watchers.get(topic) ?? []) draw();
}

/** The open chat, or undefined. */
export const openChat = () => state.chats.get(state.chat);

/** The present by the sandbox's clock, in milliseconds since 1970. */
export const now = () => Date.now() + state.skew_ms;

/** The name of a user as the page prints it. */
export function nameOf(user) {
  if (!user) return "Someone";
  return user.name ?? [user.first_name, user.last_name].filter(Boolean).join(" ");
}

/** A message's place in its chat, which is also its name on the page; ephemeral ones have one. */
export const keyOf = (message) => message.order;

/** How the server finds a message on the acting person's screen. */
export const placeOf = (message) => ({
  chat: message.chat.id,
  message_id: message.message_id,
  ephemeral_id: message.ephemeral_message_id ?? null,
});
