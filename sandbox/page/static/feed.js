/**
 * The messages of the open chat that the page holds: a window onto a history of any length.
 *
 *   [ ... older on the server ][ items, at most KEPT_MAX ][ newer, only while scrolled up ]
 *
 * A reader at the bottom has the window move along; a reader further up keeps what is read, and
 * newer messages are counted until the window returns to the bottom.
 */

import { get } from "./api.js";
import { state, touch } from "./state.js";

const PAGE = 50;
const KEPT_MAX = 400;

export const feed = {
  items: [], // oldest first
  more: false, // the server has older ones
  complete: true, // the newest is among the items
  missed: 0, // came in below what the reader looks at
  atBottom: true,
  loading: false,
  fresh: new Set(), // orders that just arrived, to be drawn with a movement
};

let opening = 0;
let stash = []; // what happened while the first page was on its way

/**
 * Load the newest messages of the open chat, or of one topic of it. What stood there before goes
 * at once, unless it is the same screen that is loaded again.
 */
export async function openFeed({ again = false } = {}) {
  const ticket = ++opening;
  stash = [];
  feed.loading = true;
  if (!again) feed.items = [];
  touch("feed");
  const page = await pageBefore(null).catch(() => null);
  if (ticket !== opening) return;
  feed.loading = false;
  if (page === null) return; // the stream will begin anew and load again
  Object.assign(feed, { items: page.messages, more: page.more, complete: true, missed: 0 });
  feed.atBottom = true;
  for (const late of stash.splice(0)) late();
  touch("feed-opened", "feed");
}

/** Load the page above the first message held. */
export async function loadOlder() {
  if (feed.loading || !feed.more || feed.items.length === 0) return;
  const ticket = opening;
  feed.loading = true;
  const page = await pageBefore(feed.items[0].order).catch(() => ({ messages: [], more: true }));
  feed.loading = false;
  if (ticket !== opening) return;
  feed.items = [...page.messages, ...feed.items];
  feed.more = page.more;
  if (feed.items.length > KEPT_MAX) {
    feed.items.length = KEPT_MAX;
    feed.complete = false;
  }
  for (const late of stash.splice(0)) late();
  touch("feed");
}

const pageBefore = (before) =>
  get("messages", { chat: state.chat, topic: state.topic, before, limit: PAGE });

/** A new message of the open chat. */
export function added(message) {
  if (feed.loading) return void stash.push(() => added(message));
  if (!inTopic(message) || known(message)) return;
  if (!feed.atBottom) feed.missed += message.from?.id === state.me.id ? 0 : 1;
  if (!feed.complete || (!feed.atBottom && feed.items.length >= KEPT_MAX)) {
    feed.complete = false;
  } else {
    feed.items.push(message);
    feed.fresh.add(message.order);
    trimAbove();
  }
  touch("feed");
}

const known = (message) => feed.items.length > 0 && message.order <= feed.items.at(-1).order;

function trimAbove() {
  const excess = feed.items.length - KEPT_MAX;
  if (!feed.atBottom || excess <= 0) return;
  feed.items.splice(0, excess);
  feed.more = true;
}

/** A message of the open chat that reads differently now. */
export function edited(message) {
  if (feed.loading) return void stash.push(() => edited(message));
  const place = feed.items.findIndex((one) => one.order === message.order);
  if (place < 0) return;
  feed.items[place] = message;
  touch("feed");
}

/** Messages of the open chat that are gone. */
export function deleted(orders) {
  if (feed.loading) return void stash.push(() => deleted(orders));
  const gone = new Set(orders);
  feed.items = feed.items.filter((message) => !gone.has(message.order));
  touch("feed");
}

/** The thread a message belongs to; 1 is General. */
const threadOf = (message) => message.message_thread_id ?? 1;

const inTopic = (message) => state.topic === null || threadOf(message) === state.topic;

/** The items cut into what is drawn: days, service lines, bubbles (albums are one). */
export function blocks() {
  const drawn = [];
  let day = null;
  for (const message of feed.items) {
    const localDay = new Date(message.date * 1000).toDateString();
    if (localDay !== day) drawn.push({ key: `day ${localDay}`, day: message.date });
    day = localDay;
    if (!joinsAlbum(drawn.at(-1), message)) drawn.push(blockOf(message));
  }
  drawn.forEach((block, place) => placeInGroup(block, drawn[place - 1], drawn[place + 1]));
  return drawn;
}

function blockOf(message) {
  const own = message.from?.id === state.me.id;
  return { key: `m${message.order}`, messages: [message], service: message.service, own };
}

function joinsAlbum(block, message) {
  const album = message.media_group_id;
  if (!album || block?.messages?.[0].media_group_id !== album) return false;
  block.messages.push(message);
  return true;
}

const GROUP_SECONDS = 300;

function placeInGroup(block, before, after) {
  block.first = !together(before, block);
  block.last = !together(block, after);
}

function together(above, below) {
  if (!above?.messages || !below?.messages || above.service || below.service) return false;
  const one = above.messages.at(-1);
  const [other] = below.messages;
  if (one.from?.id !== other.from?.id || one.ephemeral !== other.ephemeral) return false;
  return other.date - one.date < GROUP_SECONDS;
}
