/** The list of chats: who, the last words, when, how many unread. The newest stands on top. */

import { walkWithArrows } from "./dialogs.js";
import { avatar, byId, el, fill, icon } from "./dom.js";
import { previewText } from "./wording.js";
import { nameOf, state, watch } from "./state.js";
import { listTime } from "./times.js";

const KINDS = { group: "group", supergroup: "group", channel: "channel" };
const rows = new Map(); // chat id -> {node, facts}: what the row shows

/** Draw the list whenever it changes; `open` is called with the id of a chosen chat. */
export function startChats(open) {
  const list = byId("chat-list");
  walkWithArrows(list);
  watch("chats", () => drawList(list, open));
  byId("chat-filter").addEventListener("input", () => drawList(list, open));
}

function drawList(list, open) {
  const words = byId("chat-filter").value.trim().toLocaleLowerCase();
  const shown = [...state.chats.values()]
    .filter((chat) => chat.title.toLocaleLowerCase().includes(words))
    .sort((a, b) => b.in - a.in || (b.last?.order ?? 0) - (a.last?.order ?? 0));
  const nodes = shown.map((chat) => rowFor(chat, open));
  for (const id of rows.keys()) if (!state.chats.has(id)) rows.delete(id);
  arrange(list, nodes);
  byId("chat-none").hidden = nodes.length > 0;
  document.title = titleWithUnread();
}

/** Bring the list into this order by moving no more rows than have moved. */
function arrange(list, nodes) {
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  let cursor = list.firstChild;
  for (const node of nodes) {
    if (node === cursor) cursor = cursor.nextSibling;
    else list.insertBefore(node, cursor);
  }
  while (cursor) {
    const next = cursor.nextSibling;
    cursor.remove();
    cursor = next;
  }
  if (focused !== document.activeElement) focused?.focus({ preventScroll: true });
}

function rowFor(chat, open) {
  const { title, last, unread, id } = chat;
  const facts = [title, last, unread, chat.in, id === state.chat, state.me.id];
  const known = rows.get(id);
  if (known?.facts.every((fact, at) => fact === facts[at])) return known.node;
  const node = known?.node ?? el("li");
  const focused = node.contains(document.activeElement);
  const button = chatButton(chat, open);
  fill(node, button);
  if (focused) button.focus({ preventScroll: true });
  rows.set(id, { node, facts });
  return node;
}

function chatButton(chat, open) {
  const current = chat.id === state.chat;
  const attributes = { type: "button", class: "chat-row", "aria-current": current ? "true" : null };
  return el(
    "button",
    { ...attributes, onclick: () => open(chat.id), "data-chat": chat.id },
    avatar(chat.id, chat.title),
    el("span", { class: "chat-name" }, kindMark(chat), el("span", { dir: "auto" }, chat.title)),
    el("span", { class: "chat-time" }, chat.last ? listTime(chat.last.date) : ""),
    el("span", { class: "chat-last", dir: "auto" }, ...lastWords(chat)),
    unreadMark(chat),
  );
}

function kindMark(chat) {
  const kind = KINDS[chat.kind];
  return kind ? icon(kind) : null;
}

function lastWords(chat) {
  if (!chat.in) return ["You are not in this chat"];
  if (!chat.last) return ["No messages yet"];
  const words = previewText(chat.last);
  if (chat.last.service || chat.kind === "channel") return [words];
  const mine = chat.last.from?.id === state.me.id;
  if (!mine && ["private", "dialog"].includes(chat.kind)) return [words];
  const who = mine ? "You" : nameOf(chat.last.from);
  return [el("span", { class: "chat-who" }, `${who}: `), words];
}

function unreadMark(chat) {
  if (!chat.unread) return null;
  const count = chat.unread > 99 ? "99+" : String(chat.unread);
  const spoken = el("span", { class: "visually-hidden" }, " unread");
  return el("span", { class: "unread" }, count, spoken);
}

function titleWithUnread() {
  let unread = 0;
  for (const chat of state.chats.values()) unread += chat.unread;
  return unread ? `(${unread > 99 ? "99+" : unread}) Tuan sandbox` : "Tuan sandbox";
}
