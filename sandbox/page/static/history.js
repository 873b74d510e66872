/**
 * Draws the open chat: as few changes of the document as possible, in animation frames.
 *
 * A block is drawn anew only when its messages or its place in a group changed. What the reader
 * looks at stays where it is: the bottom for a reader at the bottom, else the first visible row.
 */

import { bubble, separator, serviceLine } from "./bubble.js";
import { openMenu } from "./dialogs.js";
import { byId } from "./dom.js";
import { blocks, feed, loadOlder, openFeed } from "./feed.js";
import { messageActions } from "./actions.js";
import { openChat, touch, watch } from "./state.js";
import { dayLabel } from "./times.js";

const NEAR_BOTTOM_PX = 80;
const NEAR_TOP_PX = 400;
const DAY_SHOWN_MS = 1_200;
const NOTHING = "Nothing has been said here yet.";
const OUTSIDE = "Join to see what is said here.";

const drawn = new Map(); // key -> {node, block}
let scroller;
let list;
let resting = 0;

/** Wire the message list up. */
export function startHistory() {
  scroller = byId("history");
  list = byId("messages");
  watch("feed", draw);
  watch("feed-opened", () => scrollToBottom("instant"));
  scroller.addEventListener("scroll", onScroll, { passive: true });
  scroller.addEventListener("keydown", onKey);
  byId("to-bottom").addEventListener("click", backToBottom);
  new ResizeObserver(() => feed.atBottom && scrollToBottom("instant")).observe(scroller);
}

function draw() {
  const anchor = feed.atBottom ? null : firstVisible();
  const wanted = blocks();
  reconcile(wanted);
  byId("empty").textContent = openChat()?.in === false ? OUTSIDE : NOTHING;
  byId("empty").hidden = wanted.length > 0 || feed.loading || !openChat();
  feed.fresh.clear();
  if (anchor) keepInPlace(anchor);
  else scrollToBottom("instant");
  drawMissed();
}

function reconcile(wanted) {
  const keys = new Set(wanted.map((block) => block.key));
  for (const [key, { node }] of drawn) {
    if (keys.has(key)) continue;
    node.remove();
    drawn.delete(key);
  }
  let cursor = list.firstChild;
  for (const block of wanted) {
    const old = drawn.get(block.key)?.node;
    const node = nodeFor(block);
    if (cursor === old) cursor = old ? node : cursor;
    if (node === cursor) cursor = cursor.nextSibling;
    else list.insertBefore(node, cursor);
  }
}

function nodeFor(block) {
  const before = drawn.get(block.key);
  if (before && same(before.block, block)) return before.node;
  const node = build(block);
  if (feed.fresh.has(block.messages?.[0].order)) node.classList.add("arrives");
  drawn.set(block.key, { node, block });
  if (before) replace(before.node, node);
  return node;
}

function same(one, other) {
  if (one.first !== other.first || one.last !== other.last) return false;
  if (!one.messages || !other.messages) return true;
  const alike = (message, place) => message === other.messages[place];
  return one.messages.length === other.messages.length && one.messages.every(alike);
}

function build(block) {
  if (block.day) return separator(dayLabel(block.day), "day");
  return block.service ? serviceLine(block.messages[0]) : bubble(block);
}

/** Put the new bubble where the old one stood; the pressed key and opened parts stay so. */
function replace(old, node) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const spot = focused?.dataset.key;
  if (old.querySelector(".expandable.open")) {
    node.querySelectorAll(".expandable").forEach((quote) => quote.classList.add("open"));
  }
  old.replaceWith(node);
  if (spot) node.querySelector(`[data-key="${spot}"]`)?.focus({ preventScroll: true });
  else if (focused) node.focus({ preventScroll: true });
}

/** The first message in view; days do not count, they move up as older messages come. */
function firstVisible() {
  const top = scroller.scrollTop;
  const below = (one) => one.offsetTop + one.offsetHeight > top && !one.matches(".day");
  const node = [...list.children].find(below);
  return node ? { node, key: keyOfNode(node), offset: node.offsetTop - top } : null;
}

const keyOfNode = (node) => [...drawn].find(([, one]) => one.node === node)?.[0];

function keepInPlace({ node, key, offset }) {
  const stays = node.isConnected ? node : drawn.get(key)?.node;
  if (stays) scroller.scrollTop = stays.offsetTop - offset;
}

function onScroll() {
  const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  feed.atBottom = feed.complete && below < NEAR_BOTTOM_PX;
  if (feed.atBottom && feed.missed) {
    feed.missed = 0;
    touch("read");
  }
  drawMissed();
  if (scroller.scrollTop < NEAR_TOP_PX) loadOlder();
  nameTheDay();
}

/** While one looks through what was said, the day of it stays in view. */
function nameTheDay() {
  scroller.classList.toggle("scrolling", !feed.atBottom);
  clearTimeout(resting);
  resting = setTimeout(() => scroller.classList.remove("scrolling"), DAY_SHOWN_MS);
}

function drawMissed() {
  const button = byId("to-bottom");
  button.hidden = feed.atBottom;
  const count = byId("missed");
  count.hidden = feed.missed === 0;
  count.textContent = feed.missed > 99 ? "99+" : String(feed.missed);
  const news = feed.missed ? `, ${feed.missed} new` : "";
  button.setAttribute("aria-label", `Go to the newest message${news}`);
}

function scrollToBottom(behavior) {
  scroller.scrollTo({ top: scroller.scrollHeight, behavior });
}

function backToBottom() {
  if (!feed.complete) return openFeed();
  feed.missed = 0;
  return scrollToBottom("smooth");
}

/** Bring a message into view and let it light up; false if it is not among those held. */
export function showMessage(messageId, { behavior = "smooth" } = {}) {
  const held = feed.items.find((message) => message.message_id === messageId);
  const node = held && drawn.get(`m${held.order}`)?.node;
  if (!node) return false;
  node.scrollIntoView({ block: "center", behavior });
  onScroll(); // what comes in meanwhile leaves the reader there
  node.classList.add("shown");
  setTimeout(() => node.classList.remove("shown"), 1_500);
  return true;
}

/** Arrows walk from bubble to bubble, Enter opens the menu of the one in focus. */
function onKey(event) {
  const row = event.target.closest(".row");
  const rows = [...list.querySelectorAll(".row")];
  if (event.key === "Enter" && event.target === row) {
    event.preventDefault(); // else the same key would press the menu's first entry
    const { left, bottom } = row.getBoundingClientRect();
    const block = [...drawn.values()].find(({ node }) => node === row).block;
    openMenu(messageActions(block.messages[0]), { x: left + 40, y: bottom });
  }
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || rows.length === 0) return;
  event.preventDefault();
  const next = row ? rows[rows.indexOf(row) + step] : rows.at(-1);
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
