/** The head of the open chat: its name, its topics as tabs, its pinned message. */

import { avatar, byId, el, fill } from "./dom.js";
import { openMenu } from "./dialogs.js";
import { showMessage } from "./history.js";
import { chatActions } from "./membership.js";
import { toast } from "./notices.js";
import { previewText } from "./wording.js";
import { openChat, state, touch, watch } from "./state.js";

const KINDS = { group: "group", supergroup: "supergroup", channel: "channel" };

/** Draw the head; `openTopic` is called with a thread id, or null for all. */
export function startHeader(openTopic) {
  watch("header", () => {
    drawTitle();
    drawTopics(openTopic);
    drawPinned();
  });
  byId("chat-menu").addEventListener("click", (event) => {
    const { right, bottom } = event.currentTarget.getBoundingClientRect();
    openMenu(chatActions(openChat()), { x: right - 200, y: bottom + 4 });
  });
}

function drawTitle() {
  const chat = openChat();
  byId("chat").classList.toggle("nothing-open", !chat);
  if (!chat) return;
  fill(byId("chat-face"), avatar(chat.id, chat.title));
  byId("chat-title").textContent = chat.title;
  byId("chat-about").textContent = about(chat);
}

/** What the acting person can pay with; the crowd has no purse. */
const stars = () => (state.me?.stars === undefined ? "" : ` · you have ⭐ ${state.me.stars}`);

function about(chat) {
  if (typingUntil.get(chat.id) > Date.now()) return "Tuan is writing…";
  if (chat.kind === "private") return (chat.blocked ? "bot, blocked by you" : "bot") + stars();
  if (chat.kind === "dialog") return "the two of you";
  const people = chat.members === 1 ? "1 member" : `${chat.members} members`;
  const bot = chat.bot ? `bot is ${BOT_IS[chat.bot] ?? chat.bot}` : "no bot here";
  const asking = chat.requests.length ? [`${chat.requests.length} asking to join`] : [];
  return [KINDS[chat.kind], people, bot, ...asking].join(" · ");
}

const TYPING_MS = 5_000;
const typingUntil = new Map(); // chat id -> until when its head says that the bot writes

/** The bot shows that it is busy in a chat. */
export function botTypes(chat) {
  typingUntil.set(chat, Date.now() + TYPING_MS);
  touch("header");
  setTimeout(() => touch("header"), TYPING_MS + 100);
}

const BOT_IS = { administrator: "admin", member: "member", kicked: "kicked", left: "out" };

function drawTopics(openTopic) {
  const chat = openChat();
  const bar = byId("topics");
  bar.hidden = !chat?.forum;
  if (bar.hidden) return;
  const general = chat.topics.find((topic) => topic.id === 1) ?? { id: 1, name: "General" };
  const others = chat.topics.filter((topic) => topic.id !== 1);
  const tabs = [{ id: null, name: "All" }, general, ...others];
  fill(
    bar,
    tabs.map((topic) => tab(topic, openTopic)),
  );
}

function tab(topic, openTopic) {
  const chosen = topic.id === state.topic;
  const attributes = { type: "button", role: "tab", "aria-selected": String(chosen) };
  const choose = () => openTopic(topic.id);
  const mark = topic.closed ? " (closed)" : "";
  return el("button", { ...attributes, onclick: choose }, topic.name + mark);
}

function drawPinned() {
  const pinned = openChat()?.pinned ?? [];
  const bar = byId("pinned");
  bar.hidden = pinned.length === 0;
  if (bar.hidden) return;
  const message = pinned.at(-1);
  const count = pinned.length > 1 ? `Pinned message, newest of ${pinned.length}` : "Pinned message";
  const show = () => showMessage(message.message_id) || toast("It stands further up; scroll to it");
  fill(
    bar,
    el(
      "button",
      { type: "button", onclick: show },
      el("span", { class: "pinned-label" }, count),
      el("span", { class: "pinned-text", dir: "auto" }, previewText(message)),
    ),
  );
}
